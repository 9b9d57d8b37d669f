import type { TSESTree } from "@typescript-eslint/types";
import type { Compile, Matcher } from "./matching";
import { compileDeclaredName, withoutDefault } from "./objects";
import { holeOf, isEllipsis } from "../syntax/placeholders";
import { compileItems, matchInOrder } from "./sequences";

type Node = TSESTree.Node;
type FunctionPattern =
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression
  | TSESTree.ArrowFunctionExpression
  | TSESTree.TSDeclareFunction
  | TSESTree.TSEmptyBodyFunctionExpression;

/** Types of code that are functions by themselves. */
export const FUNCTION_TYPES = [
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
  "TSDeclareFunction",
  "TSEmptyBodyFunctionExpression",
] as const;

/**
 * A function: parameters one by one unless there is a `...`, types and `async` only where the pattern has them, any body where it has none.
 * One without a name matches arrow functions too; one with a name matches declarations, named expressions and methods.
 */
export function compileFunction(pattern: FunctionPattern, compile: Compile): Matcher {
  const id = pattern.id ? compileName(pattern.id) : undefined;
  const parameters = compileItems(pattern.params, (parameter) => compileParameter(parameter, compile));
  const returnType = pattern.returnType && compile(pattern.returnType);
  const body = pattern.body ? compileBody(pattern.body, compile) : undefined;
  return (code, match, next) => {
    const found = functionIn(code, id !== undefined);
    if (!found) return false;
    const { given, name } = found;
    if ((pattern.async && !given.async) || (pattern.generator && !given.generator)) return false;
    const matchBody = (): boolean => {
      if (!body) return next();
      return given.body ? body(given.body, match, next) : false;
    };
    const matchType = (): boolean => {
      if (!returnType) return matchBody();
      return given.returnType !== undefined && returnType(given.returnType, match, matchBody);
    };
    const matchParameters = (): boolean => matchInOrder(parameters, given.params, given.range[0], match, matchType);
    if (!id) return matchParameters();
    return name !== undefined && id(name, match, matchParameters);
  };
}

/** `function ...(…)`: any name or none. */
function compileName(id: TSESTree.Identifier): Matcher | undefined {
  return isEllipsis(id) ? undefined : compileDeclaredName(id);
}

/** The function that the code is, or is a method by; methods count only for patterns with a name. */
function functionIn(code: Node, hasName: boolean): { given: FunctionPattern; name: Node | undefined } | undefined {
  if (isFunction(code)) {
    if (hasName) return code.id ? { given: code, name: code.id } : undefined;
    return { given: code, name: code.id ?? undefined };
  }
  if (!hasName) return undefined;
  const isMethod =
    code.type === "MethodDefinition" || code.type === "TSAbstractMethodDefinition" || (code.type === "Property" && code.method);
  return isMethod && isFunction(code.value) ? { given: code.value, name: code.key } : undefined;
}

export function isFunction(code: Node): code is FunctionPattern {
  return (FUNCTION_TYPES as readonly string[]).includes(code.type);
}

/** True for a function that a pattern without a name does not mean: a declaration, or what a method consists of. */
export function hasOwnName(code: Node, parent: Node | undefined): boolean {
  if (code.type === "FunctionDeclaration" || code.type === "TSDeclareFunction") return code.id !== null;
  return (
    /^(?:TSAbstract)?MethodDefinition$/.test(parent?.type ?? "") ||
    (parent?.type === "Property" && (parent.method || parent.kind !== "init"))
  );
}

/** `$P` is any one parameter but a rest; a default or a type in the code does not matter unless the pattern has one too. */
function compileParameter(pattern: Node, compile: Compile): Matcher {
  const hole = holeOf(pattern);
  if (hole?.kind === "metavariable" && pattern.type === "Identifier" && !pattern.typeAnnotation) {
    return (code, match, next) => code.type !== "RestElement" && match.bindNode(hole.name, parameterIn(code), next);
  }
  if (pattern.type === "Identifier") return compileNamedParameter(pattern, compile);
  const inner = compile(pattern);
  if (pattern.type === "AssignmentPattern" || pattern.type === "RestElement" || pattern.type === "TSParameterProperty") return inner;
  return (code, match, next) => inner(parameterIn(code), match, next);
}

function compileNamedParameter(pattern: TSESTree.Identifier, compile: Compile): Matcher {
  const name = compileDeclaredName(pattern);
  const type = pattern.typeAnnotation && compile(pattern.typeAnnotation);
  return (code, match, next) => {
    const given = parameterIn(code);
    if (given.type !== "Identifier") return false;
    const matchType = (): boolean => {
      if (!type) return next();
      return given.typeAnnotation !== undefined && type(given.typeAnnotation, match, next);
    };
    return name(given, match, matchType);
  };
}

/** The parameter itself, without `private` before it and a default behind it. */
function parameterIn(code: Node): Node {
  return withoutDefault(code.type === "TSParameterProperty" ? code.parameter : code);
}

/** `{ ... }` is any body; an expression also matches a block that only returns it. */
function compileBody(pattern: TSESTree.BlockStatement | TSESTree.Expression, compile: Compile): Matcher {
  if (pattern.type === "BlockStatement") {
    const [only, second] = pattern.body;
    if (only && !second && isEllipsis(only)) return anyBody(only);
    return compile(pattern);
  }
  if (isEllipsis(pattern)) return (_code, _match, next) => next();
  const inner = compile(pattern);
  return (code, match, next) => inner(returnedBy(code) ?? code, match, next);
}

function anyBody(ellipsis: Node): Matcher {
  const hole = holeOf(ellipsis);
  const name = hole?.kind === "ellipsis" ? hole.name : undefined;
  if (name === undefined) return (_code, _match, next) => next();
  return (code, match, next) => match.bindNodes(name, code.type === "BlockStatement" ? code.body : [code], code.range[0] + 1, next);
}

function returnedBy(code: Node): Node | undefined {
  if (code.type !== "BlockStatement") return undefined;
  const [only, second] = code.body;
  return only?.type === "ReturnStatement" && only.argument && !second ? only.argument : undefined;
}
