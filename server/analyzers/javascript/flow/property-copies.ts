import type { TSESTree } from "@typescript-eslint/types";
import { contentsOf } from "./changed-arguments";
import { noteMethods } from "./constructor-functions";
import { ownersOf } from "./entries";
import type { Frame, Machine } from "./machine";
import { sameNameDescribed, sameNameOf, type SameName } from "./same-names";
import { leftInParts, MAX_TAINTS, NO_TAINTS, type Source, type Taint } from "./taint";
import type { HeapObject, Value } from "./value";

type Node = TSESTree.Node;

/** More properties than this are not copied one by one. */
const MAX_COPIES = 2048;

interface Store {
  readonly object: Value;
  readonly index: Value;
  readonly value: Value;
  readonly written: Node;
}

/**
 * `to[name] = from[name]`: the properties of which it is known how they are called go where they are called so, each by itself, and
 * only what is kept under unknown names goes to unknown names.
 * @returns false where nothing tells the names, so that all is stored as the value says
 */
export function storeUnderSameName(machine: Machine, target: TSESTree.MemberExpression, store: Store, frame: Frame): boolean {
  if (store.object.refs.length === 0) return false;
  const same = sameNameOf(machine.module, target, store.written);
  // `if (name === undefined) name = key`: a name that is given is not the one that was read.
  if (same?.isUnlessGiven && store.index.literal) return false;
  if (!same) {
    const owners = ownersOf(machine, target.property, store.index, store.value);
    return owners !== undefined && storeByName(machine, [owners], true, store);
  }
  return storeByName(machine, valuesOf(machine, same, frame), same.isAsItWas, store);
}

/** The same for `Object.defineProperty(to, name, descriptor)`. */
export function defineUnderSameName(machine: Machine, [, name, descriptor]: readonly Node[], store: Store, frame: Frame): boolean {
  if (store.object.refs.length === 0 || !name || !descriptor) return false;
  const same = sameNameDescribed(machine.module, name, descriptor);
  return same !== undefined && storeByName(machine, valuesOf(machine, same, frame), same.isAsItWas, store);
}

function valuesOf(machine: Machine, { from }: SameName, frame: Frame): readonly Value[] {
  return from.map((node) => machine.evaluate(node, frame));
}

function storeByName(machine: Machine, from: readonly Value[], isAsItWas: boolean, { object, value, written }: Store): boolean {
  const owners = new Set(from.flatMap(({ refs }) => refs));
  const named = [...owners].reduce((count, { properties }) => count + properties.size, 0);
  if (named === 0 || named * object.refs.length > MAX_COPIES) return false;
  const parts = new Parts(from, owners);
  const unnamed = parts.without(machine, value, isAsItWas);
  // An object that was made of others is what objects became.
  const made = isAsItWas ? [] : unnamed.refs;
  let isMadeNamed = false;
  machine.writeProperty(object.withRefs([]), undefined, value, written);
  for (const to of object.refs) {
    for (const owner of owners) {
      if (owner === to && isAsItWas) continue;
      for (const [name, stored] of [...owner.properties]) {
        const part = partOf(machine, stored, value, isAsItWas, made);
        if (isAsItWas || !machine.values.isUnknown(part)) take(machine, to, name, part);
        isMadeNamed ||= stored.refs.length > 0;
      }
    }
  }
  const left = isMadeNamed && parts.areAllNamed ? unnamed.withRefs(unnamed.refs.filter((ref) => !made.includes(ref))) : unnamed;
  machine.writeProperty(machine.values.make(machine.models.empty, NO_TAINTS, object.refs), undefined, left, written);
  return true;
}

function take(machine: Machine, to: HeapObject, name: string, value: Value): void {
  to.copy(name, value, machine.values);
  noteMethods(machine, to, name, value);
}

/** What one property has of all that may be stored: tests may have shown some of it to be harmless. */
function partOf({ values, models }: Machine, stored: Value, value: Value, isAsItWas: boolean, made: readonly HeapObject[]): Value {
  const taints = stored.taints.length === 0 ? NO_TAINTS : keptOf(leftInParts(stored.taints), value.taints);
  if (isAsItWas) return contentsOf(stored.withTaints(taints));
  const kept = stored.refs.filter((ref) => value.refs.includes(ref));
  const refs = stored.refs.length === 0 ? kept : [...kept, ...made];
  return values.make(models.empty, taints, refs);
}

function keptOf(taints: readonly Taint[], all: readonly Taint[]): readonly Taint[] {
  // Of so many, some were left out.
  if (all.length >= MAX_TAINTS) return taints;
  return all.filter(({ source }) => taints.some((taint) => taint.source === source));
}

/** What is kept in objects under known names, and what under others. */
class Parts {
  private readonly named = new Set<Source | HeapObject | Node>();
  private readonly others = new Set<Source | HeapObject | Node>();
  private readonly hasOtherStates: boolean;

  constructor(from: readonly Value[], owners: ReadonlySet<HeapObject>) {
    for (const { properties, rest } of owners) {
      for (const stored of properties.values()) note(this.named, stored);
      note(this.others, rest);
    }
    for (const { taints } of from) for (const { source } of taints) this.others.add(source);
    this.hasOtherStates = from.some(({ states }) => !states.isEmpty) || [...owners].some(({ rest }) => !rest.states.isEmpty);
  }

  /** True where nothing is kept under names that are not known. */
  get areAllNamed(): boolean {
    return this.others.size === 0;
  }

  /** What is left of a value without all that is known by name. */
  without({ models }: Machine, value: Value, isAsItWas: boolean): Value {
    const isOther = (thing: Source | HeapObject | Node): boolean => !this.named.has(thing) || this.others.has(thing);
    const taints = value.taints.filter(({ source }) => isOther(source));
    const left = value.withTaints(taints).withRefs(value.refs.filter(isOther));
    const typed = isAsItWas && !this.hasOtherStates && !left.states.isEmpty ? left.withStates(models.empty) : left;
    return (typed.literal && !isOther(typed.literal.node) ? typed.withoutLiteral() : typed).withEntry(undefined);
  }
}

function note(things: Set<Source | HeapObject | Node>, { taints, refs, literal }: Value): void {
  for (const { source } of taints) things.add(source);
  for (const ref of refs) things.add(ref);
  if (literal) things.add(literal.node);
}
