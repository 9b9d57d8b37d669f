import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../program/module";
import type { Journal } from "./journal";
import { Readers } from "./readers";
import type { StateSet } from "./model-index";
import type { Taint } from "./taint";

export type FunctionNode = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/** A constant that a value may be, and where it is written. */
export interface LiteralText {
  readonly text: string;
  readonly module: JavaScriptModule;
  readonly node: TSESTree.Node;
}

/**
 * Everything that an expression may be, as far as security rules care. Immutable.
 * A value with nothing in it is unknown and harmless. A class, because engines are quick with objects that are all made alike.
 */
export class Value {
  /** What `key` gave. */
  private known: string | undefined = undefined;

  constructor(
    /** Which things of which libraries it may be. */
    readonly states: StateSet,
    /** Untrusted data that it may be, wholly or in any part. */
    readonly taints: readonly Taint[],
    /** Objects, arrays, functions and classes of this program that it may be. */
    readonly refs: readonly HeapObject[],
    /** A text constant that it may be. */
    readonly literal: LiteralText | undefined,
    /** Present where untrusted names of properties may have led to an object that others inherit from. */
    readonly reach: Reach | undefined,
    /** The place (a path key) of the object that this is certainly the name of a property of, unless it is one that the program wrote. */
    readonly namesOf: string | undefined,
    /** The property that this is certainly the name of, or what was found there. */
    readonly entry: Entry | undefined,
  ) {}

  withStates(states: StateSet): Value {
    return new Value(states, this.taints, this.refs, this.literal, this.reach, this.namesOf, this.entry);
  }

  withTaints(taints: readonly Taint[]): Value {
    return taints === this.taints ? this : new Value(this.states, taints, this.refs, this.literal, this.reach, this.namesOf, this.entry);
  }

  withRefs(refs: readonly HeapObject[]): Value {
    return new Value(this.states, this.taints, refs, this.literal, this.reach, this.namesOf, this.entry);
  }

  withReach(reach: Reach | undefined): Value {
    return reach === this.reach ? this : new Value(this.states, this.taints, this.refs, this.literal, reach, this.namesOf, this.entry);
  }

  withNamesOf(namesOf: string | undefined): Value {
    return new Value(this.states, this.taints, this.refs, this.literal, this.reach, namesOf, this.entry);
  }

  withEntry(entry: Entry | undefined): Value {
    if (entry === this.entry) return this;
    return new Value(this.states, this.taints, this.refs, this.literal, this.reach, this.namesOf, entry);
  }

  withoutLiteral(): Value {
    return this.literal ? new Value(this.states, this.taints, this.refs, undefined, this.reach, this.namesOf, this.entry) : this;
  }

  /** Equal keys mean that a function called with one value does what it does with the other. */
  get key(): string {
    return (this.known ??= keyOf(this));
  }
}

function keyOf({ states, taints, refs, literal, reach, entry }: Value): string {
  let key = states.isEmpty ? "" : states.key;
  if (taints.length === 1) key += `;${keyOfTaint(taints[0])}`;
  else if (taints.length > 1) key += `;${taints.map(keyOfTaint).sort().join("|")}`;
  if (refs.length === 1) key += `#${refs[0]?.id ?? ""}`;
  else if (refs.length > 1)
    key += `#${refs
      .map(({ id }) => id)
      .sort((a, b) => a - b)
      .join()}`;
  if (literal) key += `"${literal.text}"`;
  if (reach) key += `!${keyOfReach(reach)}`;
  if (entry) key += `@${entry.key}`;
  return key;
}

function keyOfTaint(taint: Taint | undefined): string {
  return taint ? `${taint.source.id}/${taint.cleared.id}` : "";
}

function keyOfReach({ root, maker, missing, inherited }: Reach): string {
  return [root, maker, missing, inherited].map((taint) => taint?.source.kind ?? "").join("/");
}

/** Some property of objects: what a name and a value have in common that code goes through together. */
export interface Entry {
  readonly of: readonly HeapObject[];
  /** Tells where they are gone through. */
  readonly key: string;
}

/** Which name, chosen by others, may have led where; see prototypes.ts. */
export interface Reach {
  /** To `Object.prototype`: by `__proto__`, or by `prototype` of a constructor. */
  readonly root: Taint | undefined;
  /** To a constructor, whose `prototype` may come next. */
  readonly maker: Taint | undefined;
  /** To nothing, or to something that is no function. */
  readonly missing?: Taint | undefined;
  /** To a method that every object inherits, such as `valueOf`. */
  readonly inherited?: Taint | undefined;
}

/** The functions behind a property; where it is read, what the getter gave when it was defined is stored as well. */
export interface Accessor {
  readonly get?: Value | undefined;
  readonly set?: Value | undefined;
}

/** A function with the first of its arguments. */
export interface Given {
  readonly callee: Value;
  readonly values: readonly Value[];
  readonly nodes: readonly TSESTree.Node[];
}

/** How values come together; see values.ts. */
export interface Joining {
  readonly journal: Journal;
  readonly unknown: Value;
  join(a: Value, b: Value): Value;
}

let count = 0;

/**
 * An object that the program makes: one for each place that makes one in each activation. Its properties
 * only ever gain values (a weak update); environments keep the exact ones for straight-line code.
 */
export class HeapObject {
  readonly id = count++;
  /** The run that made it. */
  readonly run: number;
  readonly properties = new Map<string, Value>();
  /** What was stored under keys that are not known, and the elements of arrays. */
  rest: Value;
  /** What an object inherits from: the prototype of its class. */
  prototype: HeapObject | undefined;
  /** For a function or class: the object that its instances inherit from. */
  instancePrototype: HeapObject | undefined;
  /** For a class: what it extends. */
  superclass: Value | undefined;
  /** For a class or constructor function: the one object that stands for all its instances. */
  instance: HeapObject | undefined;
  /** For the prototype of a function or class: that function or class. */
  constructedBy: HeapObject | undefined;
  /** For a function, or a class with a constructor: its code. What it can see is known to the one who runs it. */
  code: FunctionNode | undefined;
  isArray = false;
  /** The names that were brought by going through those of other objects; see `copy`. */
  private copied: Set<string> | undefined;
  /** Who read a property before all that it may be was known. */
  private readers: Map<string, Readers> | undefined;
  /** For a function that a library hands out: where what it is given ends up. */
  conduit: { readonly into: HeapObject; readonly name: string; readonly takes: number } | undefined;
  /** For a function that a library made of others: those whose callback tells what its promise becomes. */
  promised: readonly HeapObject[] | undefined;
  /** For a function of a library that was bound: it, and what it is given before all else. */
  given: Given | undefined;
  /** For an object: the functions that run where a property is read, and where it is set. */
  accessors: Map<string, Accessor> | undefined;
  /** True for `Object.create(null)`, of which no name leads anywhere else. */
  inheritsNothing = false;
  /** True for what goes along with a thing of a library and knows better than the models what some of its members are. */
  hidesStates = false;
  /** True for what stands for many objects, such as all requests: what is stored under a name that is not known tells nothing of the others. */
  hasOnlyNamed = false;
  /** True where properties may be stored after, or while, they are read. */
  isFilledLater = false;

  constructor(
    readonly node: TSESTree.Node,
    values: Joining,
  ) {
    this.rest = values.unknown;
    this.run = values.journal.run;
  }

  /** The own or inherited property, or undefined when nothing was ever stored there. */
  lookup(name: string): Value | undefined {
    let value = this.properties.get(name);
    let owner = this.prototype;
    for (let depth = 0; !value && owner && depth < MAX_PROTOTYPES; depth++, owner = owner.prototype) value = owner.properties.get(name);
    return value;
  }

  /** The functions behind the own or inherited property, or undefined where it has none. */
  accessor(name: string, depth = 0): Accessor | undefined {
    const own = this.accessors?.get(name);
    if (own) return own;
    return depth < 16 ? this.prototype?.accessor(name, depth + 1) : undefined;
  }

  /** True when it is the object or inherits from it. */
  inheritsFrom(object: HeapObject, depth = 0): boolean {
    return this === object || (depth < 16 && (this.prototype?.inheritsFrom(object, depth + 1) ?? false));
  }

  /** Adds a value to a property. @returns true when that told something new */
  store(name: string | undefined, value: Value, values: Joining): boolean {
    if (this.hasOnlyNamed && name === undefined) return false;
    const before = name === undefined ? this.rest : (this.properties.get(name) ?? values.unknown);
    const joined = values.join(before, value);
    if (joined === before && (name === undefined || this.properties.has(name))) return false;
    // Somebody read it before, who in the next pass reads this.
    if (name !== undefined && value.taints.length > 0) this.readers?.get(name)?.outdate(values.journal);
    if (name === undefined) this.setRest(joined, values.journal);
    else if (this.properties.size < MAX_PROPERTIES || this.properties.has(name)) this.setProperty(name, joined, values.journal);
    else this.setRest(values.join(this.rest, value), values.journal);
    return joined !== before;
  }

  /** Adds a value that came here under a name which code went through; what came under unknown ones may have that name as well. */
  copy(name: string, value: Value, values: Joining): void {
    const isNew = !this.properties.has(name);
    this.store(name, value, values);
    if (!isNew || !this.properties.has(name)) return;
    const copied = (this.copied ??= new Set<string>());
    values.journal.note(this, () => copied.delete(name));
    copied.add(name);
  }

  /** True for a name that others than those who wrote it down may have stored something under. */
  isCopied(name: string): boolean {
    return this.copied?.has(name) ?? false;
  }

  /** Adds what another object has: each property by itself. */
  copyFrom(from: HeapObject, values: Joining, taken?: ReadonlySet<string | undefined>): void {
    for (const [name, value] of from.properties) {
      if (taken?.has(name)) continue;
      if (from.isCopied(name)) this.copy(name, value, values);
      else this.store(name, value, values);
    }
    this.store(undefined, from.rest, values);
  }

  /** Notes that a property was read before all that it may be is known. */
  noteRead(name: string, journal: Journal): void {
    this.readers ??= new Map<string, Readers>();
    let readers = this.readers.get(name);
    if (!readers) this.readers.set(name, (readers = new Readers()));
    readers.note(journal, this.run === journal.run ? journal.reader : undefined);
  }

  private setRest(value: Value, journal: Journal): void {
    const { rest } = this;
    journal.note(this, () => (this.rest = rest));
    this.rest = value;
  }

  private setProperty(name: string, value: Value, journal: Journal): void {
    const before = this.properties.get(name);
    journal.note(this, () => (before ? this.properties.set(name, before) : this.properties.delete(name)));
    this.properties.set(name, value);
  }
}

/** Chains of prototypes may be circles. */
const MAX_PROTOTYPES = 16;

/** Tables with more keys than this are data; their values are kept together. */
const MAX_PROPERTIES = 512;
