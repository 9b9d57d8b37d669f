import type { TSESTree } from "@typescript-eslint/types";
import { initialValueOf, onlyValueOf } from "../program/constants";
import { memberNameOf } from "../program/names";
import { unwrap } from "../syntax/tree";
import type { Environment } from "./environment";
import { KindSet } from "./kinds";
import type { Frame, Machine } from "./machine";
import { leadingTextOf } from "./sink-conditions";
import type { Value } from "./value";

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
 * @param known what the part is, or one of; what it may hurt itself it does not vouch for
 */
export function showWhole(machine: Machine, expression: Node, known: Value, environment: Environment, frame: Frame): void {
  const part = partOf(machine, expression, 0);
  if (!part) return;
  const kinds = vouchedFor(machine.evaluate(part.whole, frame), part.name, known);
  if (kinds === KindSet.NONE) return;
  const whole = unwrap(part.whole);
  const made = whole.type === "Identifier" ? onlyValueOf(machine.module, whole) : whole;
  const [from] = made?.type === "NewExpression" || made?.type === "CallExpression" ? made.arguments : [];
  if (whole.type === "Identifier" || whole.type === "MemberExpression") machine.clearAt(whole, kinds, environment, frame);
  for (const node of [...part.siblings, ...(from ? [from] : [])]) machine.clearAt(node, kinds, environment, frame);
}

/** `url.host = HOST`: the whole leads there from now on, but not what it was made of. */
export function setPart(
  machine: Machine,
  { object }: TSESTree.MemberExpression,
  whole: Value,
  name: string,
  part: Value,
  frame: Frame,
): void {
  if (whole.taints.length === 0 || whole.states.isEmpty) return;
  const kinds = vouchedFor(whole, name, part);
  if (kinds !== KindSet.NONE) machine.clearAt(object, kinds, frame.environment, frame);
}

/** What a whole is safe for of which a part is known. */
function vouchedFor(whole: Value, name: string, known: Value): KindSet {
  const { vouchers } = whole.states.member(name).marks;
  const kinds = vouchers.flatMap((row) => row.kinds ?? []).filter((kind) => known.taints.every(({ cleared }) => cleared.has(kind)));
  return kinds.length === 0 ? KindSet.NONE : KindSet.make(kinds);
}

/** `HOSTS.includes(url.host)`, `HOSTS.has(url.host)`, and `url.host.endsWith(".example.test")`. */
export function showWholeByCall(machine: Machine, call: TSESTree.CallExpression, environment: Environment, frame: Frame): void {
  const callee = unwrap(call.callee);
  const [argument] = call.arguments;
  if (callee.type !== "MemberExpression" || !argument) return;
  const name = memberNameOf(machine.module, callee);
  if (name === "endsWith") {
    if (leadingTextOf(machine.module, argument).startsWith("."))
      showWhole(machine, callee.object, machine.evaluate(argument, frame), environment, frame);
  } else if (name === "includes" || name === "has" || name === "indexOf") {
    showWhole(machine, argument, machine.evaluate(callee.object, frame), environment, frame);
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
