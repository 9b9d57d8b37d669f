import type { TSESTree } from "@typescript-eslint/types";
import { constantOf, initialValueOf } from "../program/constants";
import { memberNameOf } from "../program/names";
import { unwrap } from "../syntax/tree";
import type { Environment } from "./environment";
import { KindSet } from "./kinds";
import type { Frame, Machine } from "./machine";

type Node = TSESTree.Node;

const MAX_DEPTH = 4;

/** A part of something that a condition looks at: the host of a parsed address. */
interface Part {
  readonly whole: Node;
  readonly name: string;
  /** Variables that hold other parts, where the part was taken out by destructuring. */
  readonly siblings: readonly TSESTree.Identifier[];
}

/**
 * Where a part is known, what it is a part of is safe for the kinds that models say, and so is what that was made of:
 * `const url = new URL(text); if (url.host === HOST) fetch(text)`.
 */
export function showWhole(machine: Machine, expression: Node, environment: Environment, frame: Frame): void {
  const part = partOf(machine, expression, 0);
  if (!part) return;
  const { vouchers } = machine.evaluate(part.whole, frame).states.member(part.name).marks;
  const kinds = vouchers.reduce((all, row) => (row.kinds ? all.union(KindSet.of(row.kinds)) : all), KindSet.NONE);
  if (kinds === KindSet.NONE) return;
  const whole = unwrap(part.whole);
  const made = whole.type === "Identifier" ? initialValueOf(machine.module, whole) : whole;
  const [from] = made?.type === "NewExpression" || made?.type === "CallExpression" ? made.arguments : [];
  if (whole.type === "Identifier" || whole.type === "MemberExpression") machine.clearAt(whole, kinds, environment, frame);
  for (const node of [...part.siblings, ...(from ? [from] : [])]) machine.clearAt(node, kinds, environment, frame);
}

/** `HOSTS.includes(url.host)`, `HOSTS.has(url.host)`, and `url.host.endsWith(".example.test")`. */
export function showWholeByCall(machine: Machine, call: TSESTree.CallExpression, environment: Environment, frame: Frame): void {
  const callee = unwrap(call.callee);
  const [argument] = call.arguments;
  if (callee.type !== "MemberExpression" || !argument) return;
  const name = memberNameOf(machine.module, callee);
  if (name === "endsWith") {
    const end = constantOf(machine.module, argument);
    if (typeof end === "string" && end.startsWith(".")) showWhole(machine, callee.object, environment, frame);
  } else if (name === "includes" || name === "has" || name === "indexOf") {
    if (machine.evaluate(callee.object, frame).taints.length === 0) showWhole(machine, argument, environment, frame);
  }
}

function partOf(machine: Machine, expression: Node, depth: number): Part | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const node = unwrap(expression);
  switch (node.type) {
    case "MemberExpression": {
      const name = memberNameOf(machine.module, node);
      return name === undefined ? undefined : { whole: node.object, name, siblings: [] };
    }
    case "CallExpression": {
      const callee = unwrap(node.callee);
      return callee.type === "MemberExpression" ? partOf(machine, callee.object, depth + 1) : undefined;
    }
    case "Identifier":
      return partOfVariable(machine, node, depth);
    default:
      return undefined;
  }
}

function partOfVariable(machine: Machine, node: TSESTree.Identifier, depth: number): Part | undefined {
  const initial = initialValueOf(machine.module, node);
  if (initial) return partOf(machine, initial, depth + 1);
  const definition = machine.module.variableOf(node)?.defs[0];
  if (definition?.type !== "Variable" || definition.node.id.type !== "ObjectPattern" || !definition.node.init) return undefined;
  const siblings: TSESTree.Identifier[] = [];
  let name: string | undefined;
  for (const property of definition.node.id.properties) {
    if (property.type !== "Property" || property.value.type !== "Identifier") continue;
    if (property.value === definition.name) name = machine.keyName(property.key, property.computed);
    else siblings.push(property.value);
  }
  return name === undefined ? undefined : { whole: definition.node.init, name, siblings };
}
