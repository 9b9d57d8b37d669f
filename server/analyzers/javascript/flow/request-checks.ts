import type { TSESTree } from "@typescript-eslint/types";
import type { CallRole } from "../../../rules/model";
import type { Activation } from "./activation";
import { KindSet, kindsOf } from "./kinds";
import type { Frame, Machine } from "./machine";
import type { StateSet } from "./model-index";
import { conforming, kindsAllowedBy } from "./schemas";
import { HeapObject, type Value } from "./value";

type Node = TSESTree.Node;

/*
 * Checks of parts of a request that stand beside its handlers: `app.post("/", body("id").isInt(), (req, res) => …)`. Models keep the
 * names of the checked fields in members of the check that are called like those of the request. What the checks found holds once
 * somebody asks for their outcome; a program that asks also looks at it.
 */

/** The property in which a request keeps its checks. No program can name it. */
const CHECKS = " checks";
/** The members in which models keep what checks say that are data. */
const SCHEMAS = "schemas";
const FIELDS = "fields";
const LOCATIONS = "locations";
const CHAIN = "chain";
/** In a field of such a table: where it is looked for, and that a check must not hold. */
const IN = "in";
const NEGATED = "negated";

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
  if (checks.length === 0 && !args.some((value) => hasRole(value, "request-schemas"))) return undefined;
  const request = companionOf(machine, node, frame);
  const list = listOf(machine, request, CHECKS);
  for (const [index, check] of checks.entries()) list.store(String(index), check, machine.values);
  return request;
}

/** The request that handlers are given beside checks that let nothing else pass: limited to what their schemas allow. */
export function limitedRequest(
  machine: Machine,
  request: HeapObject,
  given: Value,
  { args, node, frame }: { readonly args: readonly Value[]; readonly node: Node; readonly frame: Frame },
): Value {
  for (const check of args.filter((value) => hasRole(value, "request-schemas"))) {
    for (const schemas of check.refs.flatMap((ref) => ref.properties.get(SCHEMAS)?.refs ?? [])) {
      for (const [part, schema] of schemas.properties) {
        const sent = machine.valueIn(given.states.member(part), node);
        if (!machine.values.isUnknown(sent)) request.store(part, conforming(machine, sent, schema, node, frame), machine.values);
      }
    }
  }
  return machine.values.join(given, machine.values.ofRef(request));
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
    const parts: CheckedFields = new Map();
    for (const list of holder.properties.get(CHECKS)?.refs ?? []) {
      for (const check of list.properties.values()) collect(check, parts);
    }
    for (const [part, fields] of parts) yield [holder, part, fields];
  }
}

type CheckedFields = Map<string, Map<string, KindSet>>;

function collect(check: Value, parts: CheckedFields): void {
  if (hasRole(check, "request-check-table")) {
    for (const ref of check.refs) collectTable(ref, check.states.member(CHAIN), parts);
    return;
  }
  const kinds = kindsAllowedBy(check);
  for (const ref of check.refs)
    for (const [part, names] of ref.properties) for (const name of textsIn(names)) addField(parts, part, name, kinds);
}

/** `{ id: { in: ["params"], isInt: true } }`: for each field the checks that it has to pass, by the names that a chain has for them. */
function collectTable(table: HeapObject, chain: StateSet, parts: CheckedFields): void {
  const everywhere = textsOf(table, LOCATIONS);
  for (const fields of table.properties.get(FIELDS)?.refs ?? []) {
    for (const [field, config] of fields.properties) {
      for (const checks of config.refs) {
        let kinds = KindSet.NONE;
        for (const [name, options] of checks.properties) {
          if (!options.refs.some((ref) => ref.properties.has(NEGATED)))
            kinds = kinds.union(kindsOf(chain.member(name).returned().marks.sanitizers));
        }
        const named = textsOf(checks, IN);
        for (const part of named.length > 0 ? named : everywhere) addField(parts, part, field, kinds);
      }
    }
  }
}

function addField(parts: CheckedFields, part: string, field: string, kinds: KindSet): void {
  const fields = parts.get(part) ?? new Map<string, KindSet>();
  parts.set(part, fields);
  fields.set(field, kinds.union(fields.get(field) ?? KindSet.NONE));
}

function textsOf(object: HeapObject, name: string): string[] {
  const value = object.properties.get(name);
  return value ? textsIn(value) : [];
}

function textsIn(value: Value): string[] {
  const listed = value.refs.flatMap((ref) => [...ref.properties.values()].flatMap((item) => item.literal?.text ?? []));
  return value.literal ? [value.literal.text, ...listed] : listed;
}

function checksIn(value: Value): Value[] {
  if (hasRole(value, "request-check") || hasRole(value, "request-check-table")) return [value];
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
