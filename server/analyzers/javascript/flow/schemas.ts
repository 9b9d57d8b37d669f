import type { TSESTree } from "@typescript-eslint/types";
import type { GuardModel } from "../../../rules/model";
import { unwrap } from "../syntax/tree";
import type { Activation } from "./activation";
import { pathKeyOf } from "./access-path-key";
import type { Environment } from "./environment";
import { KindSet, kindsOf, NAMES_TO_PROTOTYPES } from "./kinds";
import { harmlessWhereMatched } from "./regexp-characters";
import { regExpOf } from "./regexp-literals";
import type { Frame, Machine } from "./machine";
import { clear } from "./tested-subjects";
import { HeapObject, type Value } from "./value";

type Node = TSESTree.Node;

/*
 * A schema is a value that says what may be in others. Models tell what a schema says by making it a sanitizer (`z.number()`:
 * whatever passes is harmless) and by keeping its parts in members: `shape` has a schema for each property, `element` is that of
 * an array's elements, `values` that of unknown keys, which pass as they are where there is `open`, `keys` that of the keys, of which
 * `__proto__` never passes then, `options` has several of which one holds, `pattern` is a regular
 * expression that matches, and `jsonSchema` is a JSON Schema. A class is one by what its fields are decorated with.
 */
const SHAPE = "shape";
const ELEMENT = "element";
const VALUES = "values";
const KEYS = "keys";
const OPEN = "open";
const OPTIONS = "options";
const PATTERN = "pattern";
const JSON_SCHEMA = "jsonSchema";

const PARTS = [SHAPE, ELEMENT, VALUES, KEYS, OPEN, OPTIONS, PATTERN, JSON_SCHEMA];

const MAX_DEPTH = 6;

/** Types and formats of JSON Schema of which no text does harm. */
const HARMLESS_TYPES: ReadonlySet<string> = new Set(["integer", "number", "boolean", "null"]);
const HARMLESS_FORMATS: ReadonlySet<string> = new Set(["uuid", "date", "time", "date-time", "duration", "ipv4", "ipv6"]);

/** A record is written property by property, and this one would change what it inherits from. */
const NOT_PROTO = KindSet.make([NAMES_TO_PROTOTYPES.get("__proto__") ?? ""]);

interface Place {
  readonly machine: Machine;
  readonly node: Node;
  readonly frame: Frame;
  /** What everything that passes is harmless for. */
  readonly kinds: KindSet;
}

interface Parts {
  readonly fields: Map<string, Value[]>;
  /** Properties that the schema does not speak of pass as well. */
  isOpen: boolean;
  readonly elements: Value[];
  readonly values: Value[];
  readonly keys: Value[];
  readonly options: Value[];
  readonly json: Value[];
}

const fieldsOfClasses = new WeakMap<HeapObject, ReadonlyMap<string, Value>>();
const namesLeft = new WeakMap<HeapObject, KindSet>();
const checkedObjects = new WeakMap<Activation, Map<HeapObject, HeapObject>>();

/** Notes what the fields of a class are checked for. */
export function describeClass(created: HeapObject, fields: ReadonlyMap<string, Value>): void {
  fieldsOfClasses.set(created, fields);
}

/** What the names of an object's properties are harmless for, since only such names pass. */
export function kindsOfNames(object: HeapObject): KindSet {
  return namesLeft.get(object) ?? KindSet.NONE;
}

/** What is left of data that passed a schema: `schema.parse(data)`. */
export function conforming(machine: Machine, data: Value, schema: Value, node: Node, frame: Frame, kinds = KindSet.NONE): Value {
  return passed({ machine, node, frame, kinds }, data, schema, 0);
}

/** The kinds that a schema alone, apart from its parts, makes data harmless for. */
export function kindsAllowedBy(schema: Value): KindSet {
  let kinds = kindsOf(schema.states.marks.sanitizers);
  for (const ref of schema.refs) for (const taint of ref.properties.get(PATTERN)?.taints ?? []) kinds = kinds.union(taint.cleared);
  return kinds;
}

/** A JSON Schema as one that may be held against data. */
export function asJsonSchema(machine: Machine, schema: Value, node: Node): Value {
  const holder = new HeapObject(node, machine.values);
  holder.store(JSON_SCHEMA, schema, machine.values);
  return machine.values.ofRef(holder);
}

/** True where the schema that a guard holds data against can be read. */
export function isSchemaKnown(machine: Machine, guard: GuardModel, call: TSESTree.CallExpression, frame: Frame): boolean {
  const schema = schemaOf(machine, guard, call, frame);
  return schema !== undefined && schema.refs.length > 0;
}

/** What models keep of a regular expression in a schema: what it leaves harmless. */
export function patternOf(machine: Machine, regExp: { pattern: string; flags: string } | undefined, node: Node): Value {
  const cleared = regExp ? harmlessWhereMatched(regExp) : KindSet.NONE;
  return cleared === KindSet.NONE
    ? machine.values.unknown
    : machine.values.ofTaints([machine.newTaint(node, PATTERN, "a pattern").withCleared(cleared)]);
}

/** Notes that a guard shows its subject to be harmless, with what the schema that it was checked against says of its parts. */
export function showChecked(
  machine: Machine,
  guard: GuardModel,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  subject: Node,
  environment: Environment,
  frame: Frame,
): void {
  const pattern = guard.pattern === undefined ? undefined : call.arguments[guard.pattern];
  const regExp = pattern && regExpOf(machine.module, pattern);
  const kinds = KindSet.of(guard.kinds).union(regExp ? harmlessWhereMatched(regExp) : KindSet.NONE);
  clear(machine, subject, kinds, environment, frame);
  const node = unwrap(subject);
  const key = pathKeyOf(machine.module, node);
  const schema = key === undefined ? undefined : schemaOf(machine, guard, call, frame);
  if (key === undefined || !schema) return;
  const outer = frame.environment;
  frame.environment = environment;
  const before = machine.evaluate(node, frame);
  frame.environment = outer;
  const value = conforming(machine, before, schema, node, frame, kinds);
  if (value === before) return;
  const variable = node.type === "Identifier" ? machine.module.variableOf(node) : undefined;
  if (node.type !== "Identifier") environment.store(key, value);
  else if (variable && variable.defs.length > 0) {
    environment.set(variable, value);
    environment.forget(key);
  }
}

function schemaOf(
  machine: Machine,
  { schema, jsonSchema: json }: GuardModel,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  frame: Frame,
): Value | undefined {
  const place = json === undefined ? undefined : call.arguments[json];
  if (place) return asJsonSchema(machine, machine.evaluate(place, frame), call);
  if (schema === undefined) return undefined;
  const callee = unwrap(call.callee);
  const receiver = callee.type === "MemberExpression" ? callee.object : undefined;
  const node = schema === "callee" ? callee : schema < 0 ? receiver : call.arguments[schema];
  return node && machine.evaluate(node, frame);
}

function passed(place: Place, data: Value, schema: Value, depth: number): Value {
  const { machine, kinds } = place;
  const { values } = machine;
  const isPlain = data.taints.length === 0 && data.refs.length === 0 && data.states.isEmpty;
  if (isPlain || depth > MAX_DEPTH) return data;
  const allowed = kindsAllowedBy(schema);
  if (allowed.isAll) return values.unknown;
  const safe = values.clear(data, kinds.union(allowed));
  const parts = partsOf(schema);
  if (!parts) return safe;
  const owner = schema.refs[0];
  if (parts.fields.size > 0 && owner) return withFields(place, data, owner, parts, depth);
  if (parts.elements.length > 0 && owner) {
    const list = checkedObject(place, owner);
    list.isArray = true;
    const element = machine.elementOf(data, place.node);
    for (const inner of parts.elements) list.store(undefined, passed(place, element, inner, depth + 1), values);
    return values.ofRef(list);
  }
  if (parts.values.length > 0 && owner) {
    const table = checkedObject(place, owner);
    const any = machine.readProperty(data, undefined, place.node);
    for (const inner of parts.values) table.store(undefined, passed(place, any, inner, depth + 1), values);
    if (parts.keys.length > 0) namesLeft.set(table, kindsLeftBy(parts.keys));
    return values.ofRef(table);
  }
  if (parts.options.length > 0) return values.joinAll(parts.options.map((option) => passed(place, data, option, depth + 1)));
  return parts.json.reduce((left, json) => passedJson(place, left, json, depth), safe);
}

/** What any name of a record is harmless for. */
function kindsLeftBy(keys: readonly Value[]): KindSet {
  return keys
    .map(kindsAllowedBy)
    .reduce((all, kinds) => all.intersection(kinds))
    .union(NOT_PROTO);
}

function withFields(place: Place, data: Value, owner: HeapObject, { fields, isOpen, values: others }: Parts, depth: number): Value {
  const { machine, node } = place;
  const { values } = machine;
  const object = checkedObject(place, owner);
  object.prototype = data.refs[0]?.prototype;
  for (const [name, schemas] of fields) {
    const value = schemas.reduce(
      (left, schema) => passed(place, left, schema, depth + 1),
      values.clear(machine.readProperty(data, name, node), place.kinds),
    );
    object.store(name, value, values);
  }
  if (isOpen || others.length > 0) {
    const any = values.clear(machine.readProperty(data, undefined, node), place.kinds);
    object.store(undefined, isOpen ? any : values.joinAll(others.map((schema) => passed(place, any, schema, depth + 1))), values);
  }
  return values.ofRef(object);
}

/** The object that stands for what passed a schema in the running activation. */
function checkedObject({ machine, node, frame }: Place, schema: HeapObject): HeapObject {
  const known = checkedObjects.get(frame.activation) ?? new Map<HeapObject, HeapObject>();
  checkedObjects.set(frame.activation, known);
  let object = known.get(schema);
  if (!object) known.set(schema, (object = new HeapObject(node, machine.values)));
  return object;
}

function partsOf(schema: Value): Parts | undefined {
  if (schema.refs.length === 0) return undefined;
  const parts: Parts = { fields: new Map(), isOpen: false, elements: [], values: [], keys: [], options: [], json: [] };
  for (const ref of schema.refs) {
    collectClass(ref.prototype?.constructedBy ?? ref, parts);
    for (const shape of ref.properties.get(SHAPE)?.refs ?? []) for (const [name, field] of shape.properties) addField(parts, name, field);
    add(parts.elements, ref.properties.get(ELEMENT));
    add(parts.values, ref.properties.get(VALUES));
    add(parts.keys, ref.properties.get(KEYS));
    if (ref.properties.has(OPEN)) parts.isOpen = true;
    add(parts.json, ref.properties.get(JSON_SCHEMA));
    for (const list of ref.properties.get(OPTIONS)?.refs ?? []) parts.options.push(...list.properties.values());
    // An object of schemas is one of its own.
    if (isPlainShape(ref)) for (const [name, field] of ref.properties) addField(parts, name, field);
  }
  return parts;
}

function isPlainShape(ref: HeapObject): boolean {
  if (ref.code || ref.isArray || ref.instancePrototype || ref.prototype || PARTS.some((name) => ref.properties.has(name))) return false;
  return [...ref.properties.values()].some(({ states }) => !states.isEmpty);
}

function collectClass(ref: HeapObject, parts: Parts, depth = 0): void {
  const fields = fieldsOfClasses.get(ref);
  for (const [name, field] of fields ?? []) addField(parts, name, field);
  if (fields) parts.isOpen = true;
  if (depth < MAX_DEPTH) for (const parent of ref.superclass?.refs ?? []) collectClass(parent, parts, depth + 1);
}

function addField(parts: Parts, name: string, schema: Value): void {
  parts.fields.set(name, [...(parts.fields.get(name) ?? []), schema]);
}

function add(list: Value[], value: Value | undefined): void {
  if (value) list.push(value);
}

function passedJson(place: Place, data: Value, schema: Value, depth: number): Value {
  const { machine, node } = place;
  const { values } = machine;
  const [owner] = schema.refs;
  if (!owner || depth > MAX_DEPTH) return data;
  const text = (name: string): string => owner.properties.get(name)?.literal?.text ?? "";
  const isListed = owner.properties.has("enum") || owner.properties.has("const");
  if (isListed || HARMLESS_TYPES.has(text("type")) || HARMLESS_FORMATS.has(text("format"))) return values.unknown;
  const pattern = text("pattern");
  if (pattern !== "") return values.clear(data, harmlessWhereMatched({ pattern, flags: "" }));
  const items = owner.properties.get("items");
  if (items) {
    const list = checkedObject(place, owner);
    list.isArray = true;
    list.store(undefined, passedJson(place, machine.elementOf(data, node), items, depth + 1), values);
    return values.ofRef(list);
  }
  const fields = owner.properties.get("properties");
  if (!fields || fields.refs.length === 0) return data;
  const object = checkedObject(place, owner);
  for (const table of fields.refs) {
    for (const [name, field] of table.properties)
      object.store(name, passedJson(place, machine.readProperty(data, name, node), field, depth + 1), values);
  }
  object.store(undefined, machine.readProperty(data, undefined, node), values);
  return values.ofRef(object);
}
