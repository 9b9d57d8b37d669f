import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../program/module";
import { Journal } from "./journal";
import type { KindSet } from "./kinds";
import type { StateSet } from "./model-index";
import { clearKinds, joinTaints, NO_TAINTS, type Taint } from "./taint";
import { type HeapObject, type Joining, type Reach, Value } from "./value";

const MAX_REFS = 8;
const NO_REFS: readonly HeapObject[] = [];

/** Makes and joins values over one model automaton. */
export class Values implements Joining {
  readonly journal = new Journal();
  readonly unknown: Value;
  private readonly inStates = new Map<StateSet, Value>();

  constructor(private readonly noStates: StateSet) {
    this.unknown = new Value(noStates, NO_TAINTS, NO_REFS, undefined, undefined, undefined, undefined);
  }

  ofStates(states: StateSet): Value {
    if (states.isEmpty) return this.unknown;
    let value = this.inStates.get(states);
    if (!value) this.inStates.set(states, (value = this.unknown.withStates(states)));
    return value;
  }

  ofTaints(taints: readonly Taint[]): Value {
    return this.unknown.withTaints(taints);
  }

  ofRef(object: HeapObject): Value {
    return this.unknown.withRefs([object]);
  }

  ofLiteral(text: string, module: JavaScriptModule, node: TSESTree.Node): Value {
    return new Value(this.noStates, NO_TAINTS, NO_REFS, { text, module, node }, undefined, undefined, undefined);
  }

  make(states: StateSet, taints: readonly Taint[], refs: readonly HeapObject[] = NO_REFS): Value {
    if (states.isEmpty && taints.length === 0 && refs.length === 0) return this.unknown;
    return new Value(states, taints, refs, undefined, undefined, undefined, undefined);
  }

  join(a: Value, b: Value): Value {
    if (a === b || b === this.unknown) return a;
    if (a === this.unknown) return b;
    const states = a.states.union(b.states);
    const taints = joinTaints(a.taints, b.taints);
    const refs = joinRefs(a.refs, b.refs);
    const literal = a.literal ?? b.literal;
    const reach = joinReach(a.reach, b.reach);
    const namesOf = a.namesOf === b.namesOf ? a.namesOf : namesOfEither(a, b);
    const entry = a.entry === b.entry || a.entry?.key === b.entry?.key ? a.entry : undefined;
    const isSame = states === a.states && taints === a.taints && refs === a.refs && literal === a.literal;
    if (isSame && reach === a.reach && namesOf === a.namesOf && entry === a.entry) return a;
    return new Value(states, taints, refs, literal, reach, namesOf, entry);
  }

  joinAll(values: readonly Value[]): Value {
    return values.reduce((joined, value) => this.join(joined, value), this.unknown);
  }

  /** The value after something showed or made it harmless for the kinds. */
  clear(value: Value, kinds: KindSet): Value {
    const taints = clearKinds(value.taints, kinds);
    const reach = kinds.isAll ? undefined : value.reach;
    return value.withTaints(taints).withReach(reach);
  }

  /** True when nothing is known of it. */
  isUnknown(value: Value): boolean {
    return value.states.isEmpty && value.taints.length === 0 && value.refs.length === 0 && !value.reach;
  }
}

/** A constant beside the names of an object's own properties is none that somebody chose. */
function namesOfEither(a: Value, b: Value): string | undefined {
  if (a.namesOf === undefined && a.taints.length === 0) return b.namesOf;
  return b.namesOf === undefined && b.taints.length === 0 ? a.namesOf : undefined;
}

function joinReach(a: Reach | undefined, b: Reach | undefined): Reach | undefined {
  if (a === b || !b) return a;
  if (!a) return b;
  const isAllKnown = (a.root || !b.root) && (a.maker || !b.maker) && (a.missing || !b.missing) && (a.inherited || !b.inherited);
  if (isAllKnown) return a;
  return {
    root: a.root ?? b.root,
    maker: a.maker ?? b.maker,
    missing: a.missing ?? b.missing,
    inherited: a.inherited ?? b.inherited,
  };
}

function joinRefs(a: readonly HeapObject[], b: readonly HeapObject[]): readonly HeapObject[] {
  if (a === b || b.length === 0) return a;
  if (a.length === 0) return b;
  const added = b.filter((object) => !a.includes(object));
  return added.length === 0 ? a : [...a, ...added].slice(0, MAX_REFS);
}
