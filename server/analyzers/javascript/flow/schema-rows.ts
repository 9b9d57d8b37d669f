import type { TSESTree } from "@typescript-eslint/types";
import type { PathToken, PropagatorModel } from "../../../rules/model";
import { kindsOf } from "./kinds";
import type { Frame, Machine } from "./machine";
import type { StateSet } from "./model-index";
import { regExpOf } from "./regexp-literals";
import { companionOf } from "./request-checks";
import { asJsonSchema, conforming, patternOf } from "./schemas";
import type { Value } from "./value";

type Node = TSESTree.Node;

/** What the rows of models that speak of schemas need of a call. */
interface Call {
  readonly node: Node;
  readonly states: StateSet;
  readonly receiver: Value;
  readonly args: readonly Value[];
  readonly argNodes: readonly Node[];
  readonly frame: Frame;
}

/** What of a propagator's input the schema that the call holds it against lets pass, or what a regular expression leaves. */
export function passing(machine: Machine, call: Call, row: PropagatorModel, input: Value): Value {
  if (row.mode === "pattern") {
    const [from] = row.from;
    const node = from?.op === "argument" ? call.argNodes[from.from] : undefined;
    return node ? patternOf(machine, regExpOf(machine.module, node), node) : machine.values.unknown;
  }
  if (row.schema === undefined) return input;
  const schema = row.schema < 0 ? call.receiver : call.args[row.schema];
  return schema ? conforming(machine, input, schema, call.node, call.frame, kindsOf(call.states.marks.sanitizers)) : input;
}

/** True for a propagator whose input limits what its output is. */
export function isLimit({ mode }: PropagatorModel): boolean {
  return mode === "schema" || mode === "json-schema";
}

/** What a callback is given, or a member of it, where a schema that the call knows limits it. */
export function limited(machine: Machine, call: Call, row: PropagatorModel, given: Value, schema: Value): Value {
  return limitedBy(machine, call, { mode: row.mode, member: row.to[2], schema }, given);
}

/** The same for a schema that stands elsewhere. */
export function limitedBy(
  machine: Machine,
  { node, frame }: { readonly node: Node; readonly frame: Frame },
  { mode, member, schema }: { readonly mode: PropagatorModel["mode"]; readonly member: PathToken | undefined; readonly schema: Value },
  given: Value,
): Value {
  const { values } = machine;
  if (schema.refs.length === 0 && schema.states.isEmpty) return given;
  const holds = mode === "schema" ? schema : asJsonSchema(machine, schema, node);
  if (member?.op !== "member" || member.names === "any") return conforming(machine, given, holds, node, frame);
  const known = companionOf(machine, node, frame);
  for (const name of member.names) {
    known.store(name, conforming(machine, machine.readProperty(given, name, node), holds, node, frame), values);
  }
  return values.join(given, values.ofRef(known));
}
