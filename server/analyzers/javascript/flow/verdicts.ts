import type { TSESTree } from "@typescript-eslint/types";
import { initialValueOf } from "../program/constants";
import { memberNameOf } from "../program/names";
import { unwrap } from "../syntax/tree";
import type { Environment } from "./environment";
import type { Frame, Machine } from "./machine";
import { showChecked } from "./schemas";

type Node = TSESTree.Node;

/** `!schema.validate(x).error`, `result.success`, `const { error } = schema.validate(x)`: what a checked result says of what was checked. */
export function refineVerdict(machine: Machine, node: Node, outcome: boolean, environment: Environment, frame: Frame): void {
  const verdict = verdictOf(machine, node);
  if (!verdict) return;
  for (const guard of machine.guardsOf(verdict.call, frame)) {
    const subject = verdict.call.arguments[guard.argument];
    if (guard.member !== verdict.member || guard.holds !== outcome || !subject) continue;
    showChecked(machine, guard, verdict.call, subject, environment, frame);
  }
}

/** The call, and the member of what it gave, that an expression reads. */
function verdictOf(machine: Machine, node: Node): { call: TSESTree.CallExpression; member: string } | undefined {
  const { module } = machine;
  let member: string | undefined;
  let whole: Node | null | undefined;
  if (node.type === "MemberExpression") {
    const object = unwrap(node.object);
    member = memberNameOf(module, node);
    whole = object.type === "Identifier" ? initialValueOf(module, object) : object;
  } else if (node.type === "Identifier") {
    const variable = module.variableOf(node);
    const definition = variable?.defs[0];
    if (definition?.type !== "Variable" || definition.node.id.type !== "ObjectPattern") return undefined;
    const binding = definition.node.id.properties.find((property) => property.type === "Property" && property.value === definition.name);
    member = binding?.type === "Property" ? machine.keyName(binding.key, binding.computed) : undefined;
    whole = definition.node.init;
  }
  let call = whole ? unwrap(whole) : undefined;
  if (call?.type === "AwaitExpression") call = unwrap(call.argument);
  return call?.type === "CallExpression" && member !== undefined ? { call, member } : undefined;
}
