import type { TSESTree } from "@typescript-eslint/types";
import { unwrap } from "../../syntax/tree";
import { compileConstant } from "./literals";
import type { Compile, Matcher } from "./matching";
import { isEllipsis } from "../syntax/placeholders";
import { compileItems, matchInOrder } from "./sequences";
import { compileStructure } from "./structure";

type Node = TSESTree.Node;
type Binary = TSESTree.BinaryExpression | TSESTree.LogicalExpression;

/** A call or `new`: the callee, and arguments one by one unless there is a `...`. */
export function compileCall(pattern: TSESTree.CallExpression | TSESTree.NewExpression, compile: Compile): Matcher {
  const callee = compile(pattern.callee);
  const items = compileItems(pattern.arguments, compile);
  const mustBeOptional = pattern.type === "CallExpression" && pattern.optional;
  const typeArguments = pattern.typeArguments && compile(pattern.typeArguments);
  return (code, match, next) => {
    if (code.type !== pattern.type) return false;
    if (mustBeOptional && !(code.type === "CallExpression" && code.optional)) return false;
    const { arguments: given, typeArguments: givenTypes } = code;
    const matchArguments = (): boolean => callee(code.callee, match, () => matchInOrder(items, given, code.range[1] - 1, match, next));
    if (!typeArguments) return matchArguments();
    return givenTypes !== undefined && typeArguments(givenTypes, match, matchArguments);
  };
}

/** `$X = v` also matches `const x = v` and a class's `x = v`, which do the same to something new. */
export function compileAssignment(pattern: TSESTree.AssignmentExpression, compile: Compile): Matcher {
  const left = compile(pattern.left);
  const right = isEllipsis(pattern.right) ? undefined : compile(pattern.right);
  return (code, match, next) => {
    const found = assignmentIn(code, pattern.operator);
    // What a local variable got elsewhere does not matter where it is written.
    if (found?.to.type === "Identifier" && pattern.left.type === "MemberExpression" && match.module.variableOf(found.to)) return false;
    return found !== undefined && left(found.to, match, () => (right ? right(found.value, match, next) : next()));
  };
}

function assignmentIn(code: Node, operator: string): { to: Node; value: Node } | undefined {
  if (code.type === "AssignmentExpression") return code.operator === operator ? { to: code.left, value: code.right } : undefined;
  if (operator !== "=") return undefined;
  if (code.type === "VariableDeclarator") return code.init ? { to: code.id, value: code.init } : undefined;
  return code.type === "PropertyDefinition" && code.value ? { to: code.key, value: code.value } : undefined;
}

/** Operators where `a op b op c` is one list of operands, so that `...` can stand for some of them. */
const ASSOCIATIVE = new Set(["+", "*", "&&", "||", "??", "&", "|", "^", ","]);

/** Of these, Semgrep takes the operands in any order. */
const COMMUTATIVE = new Set(["&", "|", "^"]);

export function compileBinary(pattern: Binary, compile: Compile): Matcher {
  const { operator } = pattern;
  const operands = operandsOf(pattern);
  if (ASSOCIATIVE.has(operator) && operands.some(isEllipsis)) {
    const items = compileItems(operands, compile);
    return (code, match, next) => isBinary(code, operator) && matchInOrder(items, operandsOf(code), code.range[0], match, next);
  }
  if (COMMUTATIVE.has(operator)) return compileUnordered(operands.map(compile), operator);
  const left = isEllipsis(pattern.left) ? undefined : compile(pattern.left);
  const right = isEllipsis(pattern.right) ? undefined : compile(pattern.right);
  return (code, match, next) => {
    if (!isBinary(code, operator)) return false;
    const matchRight = (): boolean => (right ? right(code.right, match, next) : next());
    return left ? left(code.left, match, matchRight) : matchRight();
  };
}

function compileUnordered(operands: readonly Matcher[], operator: string): Matcher {
  return (code, match, next) => {
    if (!isBinary(code, operator)) return false;
    const given = operandsOf(code);
    if (given.length < operands.length) return false;
    const taken = new Set<Node>();
    const from = (at: number): boolean => {
      const operand = operands[at];
      if (!operand) return next();
      return given.some((candidate) => {
        if (taken.has(candidate)) return false;
        match.step();
        taken.add(candidate);
        const done = operand(candidate, match, () => from(at + 1));
        taken.delete(candidate);
        return done;
      });
    };
    return from(0);
  };
}

function isBinary(code: Node, operator: string): code is Binary {
  return (code.type === "BinaryExpression" || code.type === "LogicalExpression") && code.operator === operator;
}

/** The operands of `a op b op c` from left to right; a sum may have thousands. */
function operandsOf(binary: Binary): Node[] {
  const operands: Node[] = [];
  let current: Node = binary;
  while (isBinary(current, binary.operator)) {
    operands.push(current.right);
    current = unwrap(current.left);
  }
  operands.push(current);
  return operands.reverse();
}

/** `-1` is a constant; other operators are compared as they are written. */
export function compileUnary(pattern: TSESTree.UnaryExpression, compile: Compile): Matcher {
  const { argument, operator } = pattern;
  if (operator === "-" && argument.type === "Literal" && typeof argument.value === "number") return compileConstant(-argument.value);
  return compileStructure(pattern, compile);
}
