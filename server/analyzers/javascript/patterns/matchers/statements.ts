import type { TSESTree } from "@typescript-eslint/types";
import { isStatement } from "./code-index";
import { implicitlyIn, withinExpression } from "./deep";
import { compileImport } from "./imports";
import type { Compile, Matcher } from "./matching";
import { compileDeclaredName } from "./objects";
import { deepPatternOf, holeOf, isEllipsis } from "../syntax/placeholders";
import { compileSubset, matchSubset } from "./sequences";
import { compileBlock } from "./statement-sequences";
import { compileStructure } from "./structure";

type Node = TSESTree.Node;

/** Types of code in which an expression as a statement is looked for. */
export const EXPRESSION_STATEMENT_TYPES = ["ExpressionStatement", "VariableDeclaration", "ReturnStatement"] as const;

/** `foo();`: a statement that does this, also as a part of an assignment, a declaration or a `return`. */
export function compileExpressionStatement(pattern: TSESTree.ExpressionStatement, compile: Compile): Matcher {
  const inner = compile(pattern.expression);
  if (deepPatternOf(pattern.expression)) return inner;
  const isAssignment = pattern.expression.type === "AssignmentExpression";
  return (code, match, next) => {
    switch (code.type) {
      case "ExpressionStatement":
        return implicitlyIn(inner, code.expression, match, next);
      case "ReturnStatement":
        return code.argument ? withinExpression(inner, code.argument, match, next) : false;
      case "VariableDeclaration":
        return code.declarations.some((declarator) => {
          if (isAssignment && inner(declarator, match, next)) return true;
          return declarator.init ? withinExpression(inner, declarator.init, match, next) : false;
        });
      case "PropertyDefinition":
        return isAssignment && inner(code, match, next);
      default:
        // The body of an arrow function that is an expression.
        return !isStatement(code) && implicitlyIn(inner, code, match, next);
    }
  };
}

/** `const $X = v`, whatever of `const`, `let` and `var` the code uses and whatever else it declares with it. */
export function compileVariableDeclaration(pattern: TSESTree.VariableDeclaration, compile: Compile): Matcher {
  const asImport = compileImport(pattern);
  const declarators = pattern.declarations.map((declarator) => compileDeclarator(declarator, compile));
  return (code, match, next) => {
    if (asImport?.(code, match, next)) return true;
    if (code.type !== "VariableDeclaration") return false;
    return matchSubset(declarators, code.declarations, match, next);
  };
}

function compileDeclarator(pattern: TSESTree.VariableDeclarator, compile: Compile): Matcher {
  const id = pattern.id.type === "Identifier" ? compileDeclaredName(pattern.id) : compile(pattern.id);
  const type = pattern.id.typeAnnotation && compile(pattern.id.typeAnnotation);
  const init = pattern.init && !isEllipsis(pattern.init) ? compile(pattern.init) : undefined;
  return (code, match, next) => {
    if (code.type !== "VariableDeclarator" || (pattern.init === null) !== (code.init === null)) return false;
    const matchInit = (): boolean => (init && code.init ? init(code.init, match, next) : next());
    const matchType = (): boolean => {
      if (!type) return matchInit();
      return code.id.typeAnnotation !== undefined && type(code.id.typeAnnotation, match, matchInit);
    };
    return id(code.id, match, matchType);
  };
}

export function compileIf(pattern: TSESTree.IfStatement, compile: Compile): Matcher {
  const test = isEllipsis(pattern.test) ? undefined : compile(pattern.test);
  const consequent = compileBranch(pattern.consequent, compile);
  const alternate = pattern.alternate ? compileBranch(pattern.alternate, compile) : undefined;
  return (code, match, next) => {
    if (code.type !== "IfStatement" || (alternate && !code.alternate)) return false;
    const matchAlternate = (): boolean => (alternate && code.alternate ? alternate(code.alternate, match, next) : next());
    const matchConsequent = (): boolean => consequent(code.consequent, match, matchAlternate);
    return test ? test(code.test, match, matchConsequent) : matchConsequent();
  };
}

/** A branch or a loop's body: braces around a single statement do not matter. */
function compileBranch(pattern: Node, compile: Compile): Matcher {
  if (isEllipsis(pattern)) return (_code, _match, next) => next();
  if (pattern.type === "BlockStatement") {
    const block = compile(pattern);
    const [only, second] = pattern.body;
    const single = only && !second && !isEllipsis(only) ? compile(only) : undefined;
    const isAny = only !== undefined && !second && isEllipsis(only);
    return (code, match, next) => {
      if (code.type === "BlockStatement") return block(code, match, next);
      return isAny ? next() : single !== undefined && single(code, match, next);
    };
  }
  const inner = compile(pattern);
  return (code, match, next) => {
    const [only, second] = code.type === "BlockStatement" ? code.body : [];
    return inner(only && !second ? only : code, match, next);
  };
}

/** `for (...) …` is any kind of `for`; otherwise the header is compared part by part. */
export function compileFor(pattern: TSESTree.ForStatement, compile: Compile): Matcher {
  const body = compileBranch(pattern.body, compile);
  const isAny = isEllipsis(pattern.init) && !pattern.test && !pattern.update;
  const parts = [pattern.init, pattern.test, pattern.update].map((part) =>
    part === null ? null : isEllipsis(part) ? undefined : compile(part),
  );
  return (code, match, next) => {
    if (isAny && (code.type === "ForOfStatement" || code.type === "ForInStatement")) return body(code.body, match, next);
    if (code.type !== "ForStatement") return false;
    const given = [code.init, code.test, code.update];
    const fromPart = (index: number): boolean => {
      if (isAny || index === parts.length) return body(code.body, match, next);
      const part = parts[index];
      const node = given[index];
      if (part === undefined) return fromPart(index + 1);
      if (part === null || !node) return part === null && !node && fromPart(index + 1);
      return part(node, match, () => fromPart(index + 1));
    };
    return fromPart(0);
  };
}

/** `for (const $X of $Y)`, `for ($X of $Y)`: how the variable is declared does not matter. */
export function compileForEach(pattern: TSESTree.ForOfStatement | TSESTree.ForInStatement, compile: Compile): Matcher {
  const left = compile(loopVariable(pattern.left));
  const right = isEllipsis(pattern.right) ? undefined : compile(pattern.right);
  const body = compileBranch(pattern.body, compile);
  return (code, match, next) => {
    if (code.type !== pattern.type) return false;
    const matchBody = (): boolean => body(code.body, match, next);
    return left(loopVariable(code.left), match, () => (right ? right(code.right, match, matchBody) : matchBody()));
  };
}

function loopVariable(left: Node): Node {
  return left.type === "VariableDeclaration" ? (left.declarations.at(0)?.id ?? left) : left;
}

export function compileWhile(pattern: TSESTree.WhileStatement | TSESTree.DoWhileStatement, compile: Compile): Matcher {
  const test = isEllipsis(pattern.test) ? undefined : compile(pattern.test);
  const body = compileBranch(pattern.body, compile);
  return (code, match, next) => {
    if (code.type !== pattern.type) return false;
    const matchBody = (): boolean => body(code.body, match, next);
    return test ? test(code.test, match, matchBody) : matchBody();
  };
}

/** Cases in whatever order, among others. */
export function compileSwitch(pattern: TSESTree.SwitchStatement, compile: Compile): Matcher {
  const discriminant = isEllipsis(pattern.discriminant) ? undefined : compile(pattern.discriminant);
  const cases = compileSubset(pattern.cases, compile);
  return (code, match, next) => {
    if (code.type !== "SwitchStatement") return false;
    const matchCases = (): boolean => matchSubset(cases, code.cases, match, next);
    return discriminant ? discriminant(code.discriminant, match, matchCases) : matchCases();
  };
}

export function compileCase(pattern: TSESTree.SwitchCase, compile: Compile): Matcher {
  const test = pattern.test && (isEllipsis(pattern.test) ? "any" : compile(pattern.test));
  const body = compileBlock(pattern.consequent, compile);
  return (code, match, next) => {
    if (code.type !== "SwitchCase") return false;
    const matchBody = (): boolean => body(code, match, next);
    if (!test || !code.test) return test === null && code.test === null && matchBody();
    return test === "any" ? matchBody() : test(code.test, match, matchBody);
  };
}

/** `catch ($E)` also matches a `catch` that does not ask for what was thrown. */
export function compileCatch(pattern: TSESTree.CatchClause, compile: Compile): Matcher {
  const { param } = pattern;
  const parameter = param && !isEllipsis(param) ? compile(param) : undefined;
  const body = compile(pattern.body);
  return (code, match, next) => {
    if (code.type !== "CatchClause") return false;
    const matchBody = (): boolean => body(code.body, match, next);
    if (!parameter) return matchBody();
    return code.param ? parameter(code.param, match, matchBody) : param !== null && holeOf(param) !== undefined && matchBody();
  };
}

/** `return` alone is not `return x`; `return ...` is both. */
export function compileReturn(pattern: TSESTree.ReturnStatement, compile: Compile): Matcher {
  const { argument } = pattern;
  if (isEllipsis(argument)) return (code, _match, next) => code.type === "ReturnStatement" && next();
  const inner = argument && compile(argument);
  return (code, match, next) => {
    if (code.type !== "ReturnStatement") return false;
    return inner && code.argument ? inner(code.argument, match, next) : !inner && !code.argument && next();
  };
}

/** `export` of a declaration, a name or a default. */
export function compileExport(pattern: TSESTree.ExportNamedDeclaration, compile: Compile): Matcher {
  if (!pattern.declaration) return compileStructure(pattern, compile);
  const declaration = compile(pattern.declaration);
  return (code, match, next) => {
    if (code.type !== "ExportNamedDeclaration" && code.type !== "ExportDefaultDeclaration") return false;
    return code.declaration !== null && declaration(code.declaration, match, next);
  };
}
