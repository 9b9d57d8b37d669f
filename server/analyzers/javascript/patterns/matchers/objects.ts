import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../../program/module";
import { constantOf } from "../../program/constants";
import { regexIn } from "./literals";
import type { Compile, Matcher, Matching, Next } from "./matching";
import { holeOf, holeOfText, isEllipsis } from "../syntax/placeholders";
import { compileSubset, matchSubset } from "./sequences";
import { compileStructure } from "./structure";

type Node = TSESTree.Node;
type KeyHolder =
  | TSESTree.Property
  | TSESTree.MethodDefinition
  | TSESTree.PropertyDefinition
  | TSESTree.TSAbstractMethodDefinition
  | TSESTree.TSAbstractPropertyDefinition
  | TSESTree.AccessorProperty
  | TSESTree.TSAbstractAccessorProperty;

type KeyMatcher = (code: KeyHolder, match: Matching, next: Next) => boolean;

/** `{ a: $X }` matches every object that has this among its properties, in whatever order. */
export function compileObject(pattern: TSESTree.ObjectExpression | TSESTree.ObjectPattern, compile: Compile): Matcher {
  const properties = compileSubset(pattern.properties, compile);
  return (code, match, next) => code.type === pattern.type && matchSubset(properties, code.properties, match, next);
}

/** `a: v`, also where the code writes `"a": v`, `["a"]: v`, `a` for `a: a`, or a method for a function. */
export function compileProperty(pattern: TSESTree.Property, compile: Compile): Matcher {
  const value = isEllipsis(pattern.value) ? undefined : compile(pattern.value);
  if (pattern.shorthand && value && holeOf(pattern.key)) {
    return (code, match, next) => code.type === "Property" && code.shorthand && value(withoutDefault(code.value), match, next);
  }
  const key = compileKey(pattern, compile);
  const hasDefault = pattern.value.type === "AssignmentPattern";
  return (code, match, next) => {
    if (code.type !== "Property") return false;
    if (pattern.kind !== "init" && code.kind !== pattern.kind) return false;
    const given = hasDefault ? code.value : withoutDefault(code.value);
    return key(code, match, () => (value ? value(given, match, next) : next()));
  };
}

/** `a` of `a = 1`, where something is taken apart or received. */
export function withoutDefault(code: Node): Node {
  return code.type === "AssignmentPattern" ? code.left : code;
}

/** A property or a method of a class. */
export function compileMember(pattern: TSESTree.MethodDefinition | TSESTree.PropertyDefinition, compile: Compile): Matcher {
  const key = compileKey(pattern, compile);
  const decorators = compileSubset(pattern.decorators, compile);
  const value = pattern.value && !isEllipsis(pattern.value) ? compile(pattern.value) : undefined;
  const type = pattern.type === "PropertyDefinition" && pattern.typeAnnotation ? compile(pattern.typeAnnotation) : undefined;
  const mayBe = pattern.type === "MethodDefinition" ? /^(?:TSAbstract)?MethodDefinition$/ : /^(?:TSAbstract)?PropertyDefinition$/;
  return (code, match, next) => {
    if (!isKeyHolder(code) || code.type === "Property") return pattern.type === "MethodDefinition" && methodOfObject(code);
    if (!mayBe.test(code.type) || (pattern.static && !code.static)) return false;
    if (pattern.type === "MethodDefinition" && "kind" in code && isAccessor(pattern.kind) && code.kind !== pattern.kind) return false;
    if (value && !code.value) return false;
    const matchValue = (): boolean => (value && code.value ? value(code.value, match, next) : next());
    const matchType = (): boolean => {
      if (!type) return matchValue();
      return "typeAnnotation" in code && code.typeAnnotation !== undefined && type(code.typeAnnotation, match, matchValue);
    };
    return key(code, match, () => matchSubset(decorators, code.decorators, match, matchType));

    function methodOfObject(candidate: Node): boolean {
      if (candidate.type !== "Property" || !candidate.method || decorators.length > 0) return false;
      return key(candidate, match, () => (value ? value(candidate.value, match, next) : next()));
    }
  };
}

function isAccessor(kind: string): boolean {
  return kind === "get" || kind === "set";
}

function isKeyHolder(code: Node): code is KeyHolder {
  return /^(?:Property|(?:TSAbstract)?(?:MethodDefinition|PropertyDefinition|AccessorProperty))$/.test(code.type);
}

/** Members of a class in whatever order, among others. */
export function compileClassBody(pattern: TSESTree.ClassBody, compile: Compile): Matcher {
  const members = compileSubset(pattern.body, compile);
  return (code, match, next) => code.type === "ClassBody" && matchSubset(members, code.body, match, next);
}

export function compileClass(pattern: TSESTree.ClassDeclaration | TSESTree.ClassExpression, compile: Compile): Matcher {
  const id = pattern.id && !isEllipsis(pattern.id) ? compileDeclaredName(pattern.id) : undefined;
  const superClass = pattern.superClass && !isEllipsis(pattern.superClass) ? compile(pattern.superClass) : undefined;
  const decorators = compileSubset(pattern.decorators, compile);
  const interfaces = compileSubset(pattern.implements, compile);
  const body = compile(pattern.body);
  return (code, match, next) => {
    if (code.type !== "ClassDeclaration" && code.type !== "ClassExpression") return false;
    const matchRest = (): boolean =>
      matchSubset(decorators, code.decorators, match, () =>
        matchSubset(interfaces, code.implements, match, () => body(code.body, match, next)),
      );
    const matchSuper = (): boolean => {
      if (!superClass) return pattern.superClass && !code.superClass ? false : matchRest();
      return code.superClass !== null && superClass(code.superClass, match, matchRest);
    };
    if (!id) return matchSuper();
    return code.id !== null && id(code.id, match, matchSuper);
  };
}

/** `@$X` also matches `@Log()`, which says no more; with arguments it takes a pattern that has them. */
export function compileDecorator(pattern: TSESTree.Decorator, compile: Compile): Matcher {
  const inner = compile(pattern.expression);
  const isCall = pattern.expression.type === "CallExpression";
  return (code, match, next) => {
    if (code.type !== "Decorator") return false;
    const { expression } = code;
    if (isCall || expression.type !== "CallExpression") return inner(expression, match, next);
    return expression.arguments.length === 0 && inner(expression.callee, match, next);
  };
}

/** A name where it is declared: what it refers to elsewhere does not matter. */
export function compileDeclaredName(pattern: Node): Matcher {
  const hole = holeOf(pattern);
  if (hole) return (code, match, next) => (hole.kind === "metavariable" ? match.bindNode(hole.name, code, next) : next());
  const name = nameIn(pattern);
  return (code, _match, next) => nameIn(code) === name && next();
}

function nameIn(node: Node): string | undefined {
  return node.type === "Identifier" || node.type === "PrivateIdentifier" || node.type === "JSXIdentifier" ? node.name : undefined;
}

function compileKey(pattern: KeyHolder, compile: Compile): KeyMatcher {
  const { key } = pattern;
  if (pattern.computed && key.type !== "Literal") {
    const inner = compile(key);
    return (code, match, next) => code.computed && inner(code.key, match, next);
  }
  const hole = holeOf(key);
  if (hole?.kind === "ellipsis") return (_code, _match, next) => next();
  if (hole) return (code, match, next) => match.bindNode(hole.name, code.key, next);
  const text = key.type === "Literal" ? String(key.value) : nameIn(key);
  if (text === undefined) {
    const inner = compileStructure(key, compile);
    return (code, match, next) => inner(code.key, match, next);
  }
  const textHole = holeOfText(text);
  if (textHole?.kind === "metavariable") {
    return (code, match, next) => {
      const name = keyName(match.module, code);
      return name !== undefined && match.bindText(textHole.name, name, { start: code.key.range[0], end: code.key.range[1] }, next);
    };
  }
  if (textHole) return (code, match, next) => keyName(match.module, code) !== undefined && next();
  const expression = regexIn(text);
  if (expression) return (code, match, next) => expression.matches(keyName(match.module, code) ?? "") && next();
  const isPrivate = key.type === "PrivateIdentifier";
  return (code, match, next) => (code.key.type === "PrivateIdentifier") === isPrivate && keyName(match.module, code) === text && next();
}

/** The name of a property where it is fixed: `a`, `"a"`, `["a"]`, `[A]` with a constant `A`. */
function keyName(module: JavaScriptModule, code: KeyHolder): string | undefined {
  const { key } = code;
  if (!code.computed) return key.type === "Literal" ? String(key.value) : nameIn(key);
  const constant = constantOf(module, key);
  return constant === undefined ? undefined : String(constant);
}
