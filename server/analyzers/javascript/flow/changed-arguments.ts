import type { PropagatorModel } from "../../../rules/model";
import { pathKeyOf } from "./access-path-key";
import { noteMethods } from "./constructor-functions";
import { runHandlersWithin } from "./handlers";
import { COLLECTION_KINDS } from "./kinds";
import type { LibraryCall } from "./library-call";
import type { Machine } from "./machine";
import { deepTaints } from "./properties";
import { clearKinds, extend, joinTaints } from "./taint";
import type { Value } from "./value";

/** Lets data flow into the receiver or an argument: `list.push(x)`, `params.append(k, v)`, `Object.assign(target, x)`. */
export function mutate(machine: Machine, call: LibraryCall, row: PropagatorModel, input: Value): void {
  const { values } = machine;
  const [first, ...rest] = row.to;
  const index = first?.op === "argument" ? first.from : -1;
  const target = index < 0 ? call.receiver : (call.args[index] ?? values.unknown);
  const node = index < 0 ? call.receiverNode : call.argNodes[index];
  const isWhole = row.mode === "value" || row.mode === "copy";
  const stored = row.mode === "value" ? input : isWhole ? contentsOf(input) : values.ofTaints(deepTaints(input));
  const into = rest.find((token) => token.op === "member" || token.op === "element");
  for (const ref of target.refs) {
    if (into?.op === "member" && into.names !== "any") for (const name of into.names) ref.store(name, stored, values);
    else if (isWhole && !into) copyProperties(machine, input, target);
    else ref.store(undefined, stored, values);
  }
  // `Object.assign(app, { handler })` hands functions to a library.
  if (isWhole && !into) runHandlersWithin(machine, target.states, input);
  if (target.refs.length > 0 || !node) return;
  const key = pathKeyOf(machine.module, node);
  if (key === undefined) return;
  const taints = into?.op === "element" ? clearKinds(deepTaints(stored), COLLECTION_KINDS) : deepTaints(stored);
  const joined = target.withTaints(
    joinTaints(target.taints, extend(taints, machine.module, call.node, `goes into \`${call.name ?? "it"}\``)),
  );
  machine.overwrite(node, joined, call.frame);
}

function copyProperties(machine: Machine, from: Value, to: Value): void {
  for (const target of to.refs) {
    for (const ref of from.refs) {
      if (ref === target) continue;
      target.copyFrom(ref, machine.values);
      for (const [name, value] of ref.properties) noteMethods(machine, target, name, value);
    }
    target.store(undefined, machine.values.ofTaints(from.taints), machine.values);
  }
}

/** What another object has when it got the properties of a value. */
export function contentsOf(value: Value): Value {
  return value.withReach(undefined).withNamesOf(undefined).withEntry(undefined);
}
