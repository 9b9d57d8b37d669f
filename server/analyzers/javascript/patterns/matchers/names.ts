import type { TSESTree } from "@typescript-eslint/types";
import { memberNameOf, requireSpecifierOf } from "../../program/names";
import { unwrap } from "../../syntax/tree";
import type { Compile, Matcher, Matching, Next } from "./matching";
import { holeOf, holeOfText } from "../syntax/placeholders";
import { isWellKnown } from "./well-known-names";

type Node = TSESTree.Node;

/** Matches a pattern against the full name of something imported, where the code has only its alias. */
type NameMatcher = (fullName: string, alias: Node, match: Matching, next: Next) => boolean;

/** An identifier of a pattern in an expression: the same name, unless that is known to be something else, or another name for it. */
export function compileIdentifier({ name }: TSESTree.Identifier): Matcher {
  return (code, match, next) => {
    if (code.type === "Identifier" && code.name === name) return !isSomethingElse(match, code, name) && next();
    return hasName(code) && match.index.nameOf(code) === name && next();
  };
}

/** A member expression of a pattern: `a.b`, `$X.b`, `a.$B`, `a["b"]`, `a[$I]`, or `a. ...` with any further members and calls. */
export function compileMember(pattern: TSESTree.MemberExpression, compile: Compile): Matcher {
  if (isChainEllipsis(pattern)) return compileChain(compile(pattern.object));
  const fullName = pattern.optional ? undefined : fullNameOf(pattern);
  const object = compile(pattern.object);
  const property = compileProperty(pattern, compile);
  const byName = compileName(pattern);
  return (code, match, next) => {
    if (fullName !== undefined && hasName(code) && match.index.nameOf(code) === fullName) return next();
    if (code.type === "MemberExpression") {
      if (pattern.optional && !code.optional) return false;
      return property(code, match, () => object(code.object, match, next));
    }
    if (fullName !== undefined || code.type !== "Identifier" || !isImportedPart(match, code)) return false;
    const alias = match.index.nameOf(code);
    return alias?.includes(".") === true && byName(alias, code, match, next);
  };
}

/** The names in a row that a pattern fixes, without `window` and the like before them: "crypto.createHash". */
export function fullNameOf(pattern: Node): string | undefined {
  const name = writtenNameOf(pattern);
  return name?.replace(/^(?:(?:window|globalThis|self)\.)+/, "");
}

export function isChainEllipsis(pattern: Node): boolean {
  return pattern.type === "MemberExpression" && !pattern.computed && holeOf(pattern.property)?.kind === "ellipsis";
}

/** The property that a pattern's member expression names for good. */
export function fixedPropertyOf(pattern: TSESTree.MemberExpression): string | undefined {
  const { property, computed } = pattern;
  if (!computed) return holeOf(property) ? undefined : property.name;
  return property.type === "Literal" && typeof property.value === "string" && !holeOfText(property.value) ? property.value : undefined;
}

function writtenNameOf(pattern: Node): string | undefined {
  switch (pattern.type) {
    case "Identifier":
      return holeOf(pattern) ? undefined : pattern.name;
    case "MemberExpression": {
      const object = writtenNameOf(pattern.object);
      const property = fixedPropertyOf(pattern);
      return object === undefined || property === undefined ? undefined : `${object}.${property}`;
    }
    case "CallExpression": {
      const [argument] = pattern.arguments;
      const isRequire = pattern.callee.type === "Identifier" && pattern.callee.name === "require";
      const source = argument?.type === "Literal" && typeof argument.value === "string" ? argument.value : undefined;
      return !isRequire || source === undefined || holeOfText(source) ? undefined : source.replace(/^node:/, "");
    }
    default:
      return undefined;
  }
}

/** True for a name that an `import { … }` or a destructuring gives to a part of something. */
function isImportedPart(match: Matching, identifier: TSESTree.Identifier): boolean {
  const definition = match.module.variableOf(identifier)?.defs[0];
  return definition?.type === "ImportBinding" || (definition?.type === "Variable" && definition.node.id.type === "ObjectPattern");
}

function hasName(code: Node): boolean {
  return code.type === "Identifier" || code.type === "MemberExpression" || code.type === "CallExpression";
}

function compileProperty(
  pattern: TSESTree.MemberExpression,
  compile: Compile,
): (code: TSESTree.MemberExpression, match: Matching, next: Next) => boolean {
  const fixed = fixedPropertyOf(pattern);
  if (fixed !== undefined) {
    const isPrivate = pattern.property.type === "PrivateIdentifier";
    return (code, match, next) => {
      if (code.computed) return !isPrivate && memberNameOf(match.module, code) === fixed && next();
      return code.property.name === fixed && (code.property.type === "PrivateIdentifier") === isPrivate && next();
    };
  }
  const property = compile(pattern.property);
  return (code, match, next) => code.computed === pattern.computed && property(code.property, match, next);
}

/** `P. ...`: P itself, or anything that is reached from it by members and calls. */
function compileChain(start: Matcher): Matcher {
  return (code, match, next) => {
    for (let current: Node | undefined = code; current; current = beforeLast(unwrap(current))) {
      match.step();
      if (start(current, match, next)) return true;
    }
    return false;
  };
}

function beforeLast(code: Node): Node | undefined {
  if (code.type === "CallExpression") return code.callee;
  return code.type === "MemberExpression" ? code.object : undefined;
}

function compileName(pattern: Node): NameMatcher {
  const hole = holeOf(pattern);
  if (hole?.kind === "metavariable") {
    return (fullName, alias, match, next) => match.bindText(hole.name, fullName, { start: alias.range[0], end: alias.range[1] }, next);
  }
  const fixed = fullNameOf(pattern);
  if (fixed !== undefined) return (fullName, _alias, _match, next) => fullName === fixed && next();
  if (pattern.type !== "MemberExpression" || pattern.computed) return () => false;
  const object = compileName(pattern.object);
  const property = compileName(pattern.property);
  return (fullName, alias, match, next) => {
    const dot = fullName.lastIndexOf(".");
    if (dot === -1) return false;
    return property(fullName.slice(dot + 1), alias, match, () => object(fullName.slice(0, dot), alias, match, next));
  };
}

/**
 * True when an identifier has the name of something that everybody knows, but is declared here as something else.
 * A parameter might hold anything, so it counts as what it is called.
 */
function isSomethingElse(match: Matching, identifier: TSESTree.Identifier, name: string): boolean {
  if (!isWellKnown(name)) return false;
  const definition = match.module.variableOf(identifier)?.defs[0];
  switch (definition?.type) {
    case undefined:
    case "Parameter":
    case "CatchClause":
      return false;
    case "ImportBinding":
      return !belongsTo(match.index.nameOf(identifier), name);
    case "Variable": {
      const fullName = match.index.nameOf(identifier);
      if (fullName !== undefined) return !belongsTo(fullName, name);
      const init = definition.node.init && unwrap(definition.node.init);
      return init ? isKnownValue(init) || requireSpecifierOf(match.module, init) !== undefined : false;
    }
    default:
      return true;
  }
}

/** `fs.promises` and `fs/promises` are still Node's `fs`. */
function belongsTo(fullName: string | undefined, name: string): boolean {
  return fullName === name || fullName?.startsWith(`${name}.`) === true || fullName?.startsWith(`${name}/`) === true;
}

function isKnownValue(init: Node): boolean {
  return /^(?:(?:Arrow)?FunctionExpression|ClassExpression|ObjectExpression|ArrayExpression|Literal|TemplateLiteral)$/.test(init.type);
}
