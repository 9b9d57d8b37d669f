import type { TSESTree } from "@typescript-eslint/types";
import type { CallRole } from "../../../rules/model";
import type { Activation } from "./activation";
import { KindSet } from "./kinds";
import type { Frame, Machine } from "./machine";
import type { StateSet } from "./model-index";
import { kindsAllowedBy } from "./schemas";
import { HeapObject, type Value } from "./value";

type Node = TSESTree.Node;

/*
 * Checks of parts of a request that stand beside its handlers: `app.post("/", body("id").isInt(), (req, res) => …)`. Models keep the
 * names of the checked fields in members of the check that are called like those of the request. What the checks found holds once
 * somebody asks for their outcome; a program that asks also looks at it.
 */

/** The property in which a request keeps its checks. No program can name it. */
const CHECKS = " checks";

const companions = new WeakMap<Activation, Map<Node, HeapObject>>();

/** What goes along with what a call hands to its callbacks, and knows better than the models what some of its members are. */
export function companionOf(machine: Machine, node: Node, frame: Frame): HeapObject {
  const known = companions.get(frame.activation) ?? new Map<Node, HeapObject>();
  companions.set(frame.activation, known);
  let companion = known.get(node);
  if (!companion) {
    known.set(node, (companion = new HeapObject(node, machine.values)));
    companion.hidesStates = true;
  }
  return companion;
}

/** What a request that a call hands to its callbacks carries, where checks stand among the arguments. */
export function checkedRequest(machine: Machine, args: readonly Value[], node: Node, frame: Frame): HeapObject | undefined {
  const checks = args.flatMap(checksIn);
  if (checks.length === 0) return undefined;
  const request = companionOf(machine, node, frame);
  const list = listOf(machine, request, CHECKS);
  for (const [index, check] of checks.entries()) list.store(String(index), check, machine.values);
  return request;
}

/** Somebody asks what the checks of a request found: what they allow is all that is left in the request. */
export function applyChecks(machine: Machine, request: Value, node: Node): void {
  const { values } = machine;
  for (const [holder, part, fields] of checkedParts(request)) {
    const given = machine.valueIn(request.states.member(part), node);
    const object = listOf(machine, holder, part);
    object.store(undefined, machine.readProperty(given, undefined, node), values);
    storeFields(machine, object, given, fields, node);
  }
}

/** The checked fields alone, of all parts of a request: `matchedData(request)`. */
export function checkedData(machine: Machine, request: Value, node: Node, frame: Frame): Value {
  const object = machine.allocate(node, frame);
  for (const [, part, fields] of checkedParts(request)) {
    storeFields(machine, object, machine.valueIn(request.states.member(part), node), fields, node);
  }
  return machine.values.ofRef(object);
}

function storeFields(machine: Machine, object: HeapObject, given: Value, fields: ReadonlyMap<string, KindSet>, node: Node): void {
  for (const [path, kinds] of fields) {
    const names = path.split(".");
    const last = names.pop() ?? path;
    let [holder, value] = [object, given];
    for (const name of names) {
      value = machine.readProperty(value, name, node);
      holder = listOf(machine, holder, name);
      holder.store(undefined, machine.readProperty(value, undefined, node), machine.values);
    }
    holder.store(last, machine.values.clear(machine.readProperty(value, last, node), kinds), machine.values);
  }
}

/** For each part of a request that is checked, the names of the fields and what all their checks together leave harmless. */
function* checkedParts(request: Value): Generator<[HeapObject, string, ReadonlyMap<string, KindSet>]> {
  for (const holder of request.refs) {
    const parts = new Map<string, Map<string, KindSet>>();
    for (const list of holder.properties.get(CHECKS)?.refs ?? []) {
      for (const check of list.properties.values()) collect(check, parts);
    }
    for (const [part, fields] of parts) yield [holder, part, fields];
  }
}

function collect(check: Value, parts: Map<string, Map<string, KindSet>>): void {
  const kinds = kindsAllowedBy(check);
  for (const ref of check.refs) {
    for (const [part, names] of ref.properties) {
      const fields = parts.get(part) ?? new Map<string, KindSet>();
      for (const name of textsIn(names)) fields.set(name, kinds.union(fields.get(name) ?? KindSet.NONE));
      if (fields.size > 0) parts.set(part, fields);
    }
  }
}

function textsIn(value: Value): string[] {
  const listed = value.refs.flatMap((ref) => [...ref.properties.values()].flatMap((item) => item.literal?.text ?? []));
  return value.literal ? [value.literal.text, ...listed] : listed;
}

function checksIn(value: Value): Value[] {
  if (hasRole(value, "request-check")) return [value];
  return value.refs
    .filter(({ isArray }) => isArray)
    .flatMap((list) => [...list.properties.values()].filter((item) => hasRole(item, "request-check")));
}

/** True where models say that a value plays a part. */
export function hasRole({ states }: { readonly states: StateSet }, role: CallRole): boolean {
  return states.marks.roles.some((row) => row.role === role);
}

function listOf(machine: Machine, holder: HeapObject, name: string): HeapObject {
  const known = holder.properties.get(name)?.refs[0];
  if (known) return known;
  const made = new HeapObject(holder.node, machine.values);
  holder.store(name, machine.values.ofRef(made), machine.values);
  return made;
}
