import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { unwrap } from "../syntax/tree";
import type { JavaScriptModule } from "./module";

export type Constant = string | number | boolean | null;

const MAX_DEPTH = 8;

/** Where a variable keeps what it was initialised with; null where that tells nothing. */
const INITIAL = Symbol("initial value");

type Initialised = Variable & { [INITIAL]?: TSESTree.Expression | null };

/**
 * The constant that an expression always is: literals, templates and `+` of constants, and variables that are
 * assigned once and never again. Undefined when it is not one, or not certainly one.
 */
export function constantOf(module: JavaScriptModule, expression: TSESTree.Node, depth = 0): Constant | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const node = unwrap(expression);
  switch (node.type) {
    case "Literal":
      return typeof node.value === "object" && node.value !== null ? undefined : (node.value as Constant | undefined);
    case "TemplateLiteral": {
      let text = "";
      for (const [index, quasi] of node.quasis.entries()) {
        text += quasi.value.cooked ?? "";
        const inner = node.expressions[index];
        if (!inner) continue;
        const value = constantOf(module, inner, depth + 1);
        if (value === undefined) return undefined;
        text += String(value);
      }
      return text;
    }
    case "UnaryExpression": {
      const value = constantOf(module, node.argument, depth + 1);
      if (node.operator === "-" && typeof value === "number") return -value;
      if (node.operator === "!" && value !== undefined) return !value;
      return undefined;
    }
    case "BinaryExpression": {
      if (node.operator !== "+") return undefined;
      const left = constantOf(module, node.left, depth + 1);
      const right = constantOf(module, node.right, depth + 1);
      if (typeof left === "number" && typeof right === "number") return left + right;
      if (left === undefined || right === undefined) return undefined;
      return String(left) + String(right);
    }
    case "Identifier": {
      const initial = initialValueOf(module, node);
      return initial && constantOf(module, initial, depth + 1);
    }
    default:
      return undefined;
  }
}

/** The expression that a variable was initialised with, when nothing else is ever assigned to it. */
export function initialValueOf(module: JavaScriptModule, identifier: TSESTree.Identifier): TSESTree.Expression | undefined {
  const variable = module.variableOf(identifier) as Initialised | undefined;
  if (!variable) return undefined;
  let initial = variable[INITIAL];
  if (initial === undefined) variable[INITIAL] = initial = initialOf(variable) ?? null;
  return initial ?? undefined;
}

/** The only expression that a variable is ever given, where it is declared or later: `let url; try { url = new URL(text); } catch { … }`. */
export function onlyValueOf(module: JavaScriptModule, identifier: TSESTree.Identifier): TSESTree.Node | undefined {
  const initial = initialValueOf(module, identifier);
  if (initial) return initial;
  const variable = module.variableOf(identifier);
  const [definition, other] = variable?.defs ?? [];
  if (!variable || other || definition?.type !== "Variable" || definition.node.id.type !== "Identifier") return undefined;
  const [write, another] = variable.references.filter((reference) => reference.isWrite());
  return another ? undefined : (write?.writeExpr ?? undefined);
}

function initialOf(variable: Variable): TSESTree.Expression | undefined {
  const [definition] = variable.defs;
  if (variable.defs.length !== 1 || definition?.type !== "Variable") return undefined;
  if (definition.node.id.type !== "Identifier" || !definition.node.init) return undefined;
  const writes = variable.references.filter((reference) => reference.isWrite());
  return writes.length === 1 ? definition.node.init : undefined;
}

/**
 * The expression whose value a variable has where it is read, also when it is given several values one after the other: the last one
 * before, where nothing but straight-line code lies between. Undefined where that is not certain.
 */
export function valueBefore(module: JavaScriptModule, identifier: TSESTree.Identifier): TSESTree.Expression | undefined {
  const initial = initialValueOf(module, identifier);
  if (initial) return initial;
  const writes = module.variableOf(identifier)?.references.filter((reference) => reference.isWrite()) ?? [];
  const last = writes.filter((write) => write.identifier.range[1] <= identifier.range[0]).at(-1);
  const statement = last && statementOf(module, last.identifier);
  if (!last?.writeExpr || !statement || !isBehind(module, identifier, statement)) return undefined;
  const isWhole = statement.type !== "VariableDeclaration" || statement.declarations.some(({ init }) => init === last.writeExpr);
  return isWhole ? (last.writeExpr as TSESTree.Expression) : undefined;
}

/** `let x = …;` or `x = …;` around its `x`. */
function statementOf(module: JavaScriptModule, target: TSESTree.Node): TSESTree.Node | undefined {
  const parent = module.tree.parentOf(target);
  const whole = parent && module.tree.parentOf(parent);
  if (parent?.type === "VariableDeclarator" && parent.id === target) return whole;
  if (parent?.type === "AssignmentExpression" && parent.left === target && parent.operator === "=")
    return whole?.type === "ExpressionStatement" ? whole : undefined;
  return undefined;
}

/** True where a place lies behind a statement of one of the blocks around it, in the same function and in no loop within that block. */
function isBehind(module: JavaScriptModule, place: TSESTree.Node, statement: TSESTree.Node): boolean {
  const block = module.tree.parentOf(statement);
  for (let around = module.tree.parentOf(place); around; around = module.tree.parentOf(around)) {
    if (around === block) return true;
    if (/Function|^For|While/.test(around.type)) return false;
  }
  return false;
}
