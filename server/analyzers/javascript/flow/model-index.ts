import type {
  AccessPath,
  CallCondition,
  ConstantModel,
  ConventionModel,
  GuardModel,
  LibraryModel,
  LimitModel,
  NamedSinkModel,
  NamedSourceModel,
  PathToken,
  PropagatorModel,
  RoleModel,
  SafeValueModel,
  SanitizerModel,
  SinkModel,
  SourceModel,
  VoucherModel,
} from "../../../rules/model";
import { KindSet, safeKinds } from "./kinds";

/** What the models say of the values at one place of the automaton. */
interface Marks {
  readonly sources: SourceModel[];
  readonly sinks: SinkModel[];
  readonly propagators: PropagatorModel[];
  readonly limits: LimitModel[];
  readonly sanitizers: SanitizerModel[];
  readonly guards: GuardModel[];
  readonly roles: RoleModel[];
  readonly constants: ConstantModel[];
  readonly safeValues: SafeValueModel[];
  readonly vouchers: VoucherModel[];
  /** What a callee also is in calls of which a condition is true. */
  readonly conditional: { readonly when: CallCondition; readonly state: State }[];
}

/** A node of the automaton that recognises the access paths of all models at once. */
class State {
  readonly members = new Map<string, State>();
  readonly ranges: { op: "argument" | "parameter"; from: number; to: number; state: State }[] = [];
  readonly plain = new Map<string, State>();
  /** What every value here also is: its declared types and their supertypes. */
  readonly also: State[] = [];
  readonly marks: Marks = {
    sources: [],
    sinks: [],
    propagators: [],
    limits: [],
    sanitizers: [],
    guards: [],
    roles: [],
    constants: [],
    safeValues: [],
    vouchers: [],
    conditional: [],
  };
  /** By condition: what a callee here also is where it is true. */
  readonly conditional = new Map<string, State>();

  constructor(readonly id: number) {}
}

/**
 * The set of automaton states that a value may be in: "a pg Client or an express Request". Interned: equal sets are
 * the same object, and transitions are remembered, so that following a member costs one look-up.
 */
export class StateSet {
  readonly marks: Marks;
  /** Members that some path continues through; a sink check looks only at these. */
  readonly memberNames: readonly string[];
  private readonly members = new Map<string, StateSet>();
  private readonly steps = new Map<string, StateSet>();
  private readonly positions: { readonly argument: StateSet[]; readonly parameter: StateSet[] } = { argument: [], parameter: [] };
  private readonly unions = new Map<StateSet, StateSet>();
  private readonly leads: (boolean | undefined)[] = [];
  private sinkNames: readonly string[] | undefined;
  private safeFor: { readonly whole: KindSet; readonly parts: KindSet } | undefined;
  private keepsThings: boolean | undefined;

  constructor(
    private readonly index: ModelIndex,
    private readonly states: readonly State[],
    readonly key: string,
  ) {
    this.marks = {
      sources: states.flatMap((state) => state.marks.sources),
      sinks: states.flatMap((state) => state.marks.sinks),
      propagators: states.flatMap((state) => state.marks.propagators),
      limits: states.flatMap((state) => state.marks.limits),
      sanitizers: states.flatMap((state) => state.marks.sanitizers),
      guards: states.flatMap((state) => state.marks.guards),
      roles: states.flatMap((state) => state.marks.roles),
      constants: states.flatMap((state) => state.marks.constants),
      safeValues: states.flatMap((state) => state.marks.safeValues),
      vouchers: states.flatMap((state) => state.marks.vouchers),
      conditional: states.flatMap((state) => state.marks.conditional),
    };
    this.memberNames = [...new Set(states.flatMap((state) => [...state.members.keys()]))].filter((name) => name !== ANY_MEMBER);
  }

  /** Members that are sinks themselves. */
  get sinkMembers(): readonly string[] {
    return (this.sinkNames ??= this.memberNames.filter((name) => this.member(name).marks.sinks.length > 0));
  }

  /** The kinds that values here are safe for, as a whole and piece by piece. */
  get safe(): { readonly whole: KindSet; readonly parts: KindSet } {
    return (this.safeFor ??= {
      whole: this.marks.safeValues.reduce((all, row) => all.union(safeKinds(row)), KindSet.NONE),
      parts: this.marks.safeValues.reduce((all, row) => all.union(KindSet.of(row.kinds)), KindSet.NONE),
    });
  }

  /** True when a value here, or something at most `depth` properties deep in it, arrives at a sink. */
  leadsToSink(depth: number): boolean {
    let leads = this.leads[depth];
    if (leads === undefined) {
      this.leads[depth] = leads =
        this.marks.sinks.length > 0 ||
        (depth > 0 &&
          (this.memberNames.some((name) => this.member(name).leadsToSink(depth - 1)) || this.unknownMember().leadsToSink(depth - 1)));
    }
    return leads;
  }

  /** True where some method keeps things under a name that its call gives, as an emitter does with listeners. */
  get keepsByKey(): boolean {
    return (this.keepsThings ??= this.memberNames.some((name) =>
      this.member(name).marks.propagators.some((row) => row.to[0]?.op === "this" && row.to[1]?.op === "key"),
    ));
  }

  get isEmpty(): boolean {
    return this.states.length === 0;
  }

  member(name: string): StateSet {
    if (this.states.length === 0) return this;
    let result = this.members.get(name);
    if (!result) {
      result = this.reach((state) => [state.members.get(name), state.members.get(ANY_MEMBER)]);
      this.members.set(name, result);
    }
    return result;
  }

  /** A member whose name is not known. */
  unknownMember(): StateSet {
    return this.step(".*", (state) => [state.members.get(ANY_MEMBER), state.plain.get("element")]);
  }

  argument(position: number): StateSet {
    return this.at("argument", position);
  }

  parameter(position: number): StateSet {
    return this.at("parameter", position);
  }

  receiver(): StateSet {
    return this.plain("this");
  }

  returned(): StateSet {
    return this.plain("return");
  }

  instance(): StateSet {
    return this.plain("instance");
  }

  awaited(): StateSet {
    return this.plain("awaited");
  }

  element(): StateSet {
    return this.plain("element");
  }

  /** A class, member or parameter that is decorated with a value here. */
  decorated(what: "class" | "member" | "parameter"): StateSet {
    return this.plain(`decorated-${what}`);
  }

  union(other: StateSet): StateSet {
    if (other === this || other.isEmpty) return this;
    if (this.isEmpty) return other;
    let result = this.unions.get(other);
    if (!result) this.unions.set(other, (result = this.index.intern([...this.states, ...other.states])));
    return result;
  }

  private plain(op: string): StateSet {
    return this.step(op, (state) => [state.plain.get(op)]);
  }

  /** The callee together with what it also is in a call of which these conditions are true. */
  under(holds: (condition: CallCondition) => boolean): StateSet {
    const { conditional } = this.marks;
    if (conditional.length === 0) return this;
    const states = conditional.filter(({ when }) => holds(when)).map(({ state }) => state);
    return states.length === 0 ? this : this.index.intern([...this.states, ...states]);
  }

  private step(label: string, next: (state: State) => (State | undefined)[]): StateSet {
    if (this.states.length === 0) return this;
    let result = this.steps.get(label);
    if (!result) this.steps.set(label, (result = this.reach(next)));
    return result;
  }

  private at(op: "argument" | "parameter", position: number): StateSet {
    if (this.states.length === 0) return this;
    return (this.positions[op][position] ??= this.reach((state) => rangesAt(state, op, position)));
  }

  private reach(next: (state: State) => (State | undefined)[]): StateSet {
    return this.index.intern(this.states.flatMap(next).filter((state) => state !== undefined));
  }
}

const ANY_MEMBER = "*";

function rangesAt(state: State, op: "argument" | "parameter", position: number): State[] {
  return state.ranges.filter((range) => range.op === op && range.from <= position && position <= range.to).map((range) => range.state);
}

/** All library models as one automaton, built once per rule set. */
export class ModelIndex {
  readonly empty: StateSet;
  /** Types of the language itself: what the methods of text, arrays and the like do on values of unknown type. */
  readonly builtins: StateSet;
  /** What an element written as markup is: the types called JSX, of whichever library. */
  readonly markup: StateSet;
  readonly conventions: readonly ConventionModel[];
  private readonly namedSinks: readonly NamedSinkModel[];
  private readonly sinksByName = new Map<string, readonly NamedSinkModel[]>();
  /** By name of a property: kinds that its owner is safe for where it has one. */
  readonly propertyGuards = new Map<string, KindSet>();
  readonly namedSources: readonly NamedSourceModel[];
  private readonly interned = new Map<string, StateSet>();
  private readonly roots = new Map<string, State>();
  private count = 0;

  constructor(models: readonly LibraryModel[]) {
    this.empty = this.intern([]);
    for (const model of models) {
      for (const type of model.types) {
        const state = this.root(`type ${type.name}`);
        for (const name of type.is) state.also.push(this.root(`type ${name}`));
        for (const path of type.from) for (const end of this.ends(path)) end.also.push(state);
      }
      for (const source of model.sources) for (const end of this.ends(source.path)) end.marks.sources.push(source);
      for (const sink of model.sinks) for (const end of this.ends(sink.path)) end.marks.sinks.push(sink);
      for (const row of model.propagators) for (const end of this.ends(row.callee, true)) end.marks.propagators.push(row);
      for (const row of model.limits) for (const end of this.ends(row.object)) end.marks.limits.push(row);
      for (const row of model.sanitizers) for (const end of this.ends(row.callee, true)) end.marks.sanitizers.push(row);
      for (const row of model.guards) for (const end of this.ends(row.callee)) end.marks.guards.push(row);
      for (const row of model.vouchers) for (const end of this.ends(row.path)) end.marks.vouchers.push(row);
      for (const { properties, kinds } of model.propertyGuards) {
        for (const name of properties) this.propertyGuards.set(name, safeKinds({ kinds, whole: true }));
      }
      for (const row of model.constants) for (const end of this.ends(row.path)) end.marks.constants.push(row);
      for (const row of model.roles) for (const end of this.ends(row.callee)) end.marks.roles.push(row);
      for (const row of model.safeValues) for (const end of this.ends(row.path)) end.marks.safeValues.push(row);
    }
    const builtin = models.filter((model) => model.packages.includes("ecmascript")).flatMap((model) => model.types);
    this.builtins = this.intern(builtin.map((type) => this.root(`type ${type.name}`)));
    const markup = models.flatMap((model) => model.types).filter((type) => type.name.endsWith(":JSX"));
    this.markup = this.intern(markup.map((type) => this.root(`type ${type.name}`)));
    this.conventions = models.flatMap((model) => model.conventions);
    this.namedSources = models.flatMap((model) => model.namedSources);
    this.namedSinks = models.flatMap((model) => model.namedSinks);
  }

  /** The sinks that something is because of its name. */
  sinksNamed(name: string): readonly NamedSinkModel[] {
    let sinks = this.sinksByName.get(name);
    if (!sinks) this.sinksByName.set(name, (sinks = this.namedSinks.filter((sink) => sink.name.test(name))));
    return sinks;
  }

  /** The exports of a package, as `require` or a default or namespace import gives them. */
  packageRoot(name: string): StateSet {
    const state = this.roots.get(`package ${name}`);
    if (state) return this.intern([state]);
    // A file of a package mostly exports what the package does under that name: `lodash/pick`, `validator/lib/isInt`.
    const [, owner, file] = /^((?:@[^/]+\/)?[^/]+)\/(?:[^/]+\/)*([\w$-]+)(?:\.[cm]?js)?$/.exec(name) ?? [];
    return owner === undefined || file === undefined ? this.empty : this.packageRoot(owner).member(file);
  }

  /** A type that a model declares, e.g. "express:Request". */
  typeNamed(name: string): StateSet {
    const state = this.roots.get(`type ${name}`);
    return state ? this.intern([state]) : this.empty;
  }

  intern(states: readonly State[]): StateSet {
    const closed = new Set<State>();
    const pending = [...states];
    for (let state = pending.pop(); state; state = pending.pop()) {
      if (closed.has(state)) continue;
      closed.add(state);
      pending.push(...state.also);
    }
    const sorted = [...closed].sort((a, b) => a.id - b.id);
    const key = sorted.map((state) => state.id).join(",");
    let set = this.interned.get(key);
    if (!set) this.interned.set(key, (set = new StateSet(this, sorted, key)));
    return set;
  }

  private root(key: string): State {
    let state = this.roots.get(key);
    if (!state) this.roots.set(key, (state = this.newState()));
    return state;
  }

  private newState(): State {
    return new State(this.count++);
  }

  /** @param isCallee true where the path as a whole names what is called, so that its condition speaks of that call */
  private ends(path: AccessPath, isCallee = false): State[] {
    let states = ["type" in path.root ? this.root(`type ${path.root.type}`) : this.root(`package ${path.root.package}`)];
    const call = isCallee ? path.tokens.length : lastCall(path.tokens);
    for (const [index, token] of path.tokens.entries()) {
      if (path.when && index === call) states = states.map((state) => this.conditional(state, path.when));
      states = states.flatMap((state) => this.follow(state, token));
    }
    return path.when && call === path.tokens.length ? states.map((state) => this.conditional(state, path.when)) : states;
  }

  /** What a callee also is in the calls that a condition speaks of. */
  private conditional(callee: State, when: CallCondition | undefined): State {
    const key = JSON.stringify(when);
    let state = callee.conditional.get(key);
    if (!state) {
      callee.conditional.set(key, (state = this.newState()));
      if (when) callee.marks.conditional.push({ when, state });
    }
    return state;
  }

  private follow(state: State, token: PathToken): State[] {
    switch (token.op) {
      case "member": {
        const names = token.names === "any" ? [ANY_MEMBER] : token.names;
        return names.map((name) => {
          let next = state.members.get(name);
          if (!next) state.members.set(name, (next = this.newState()));
          return next;
        });
      }
      case "argument":
      case "parameter":
        return [this.range(state, token.op, token.from, token.to)];
      case "any-argument":
        return [this.range(state, "argument", 0, Infinity)];
      default: {
        let next = state.plain.get(token.op);
        if (!next) state.plain.set(token.op, (next = this.newState()));
        return [next];
      }
    }
  }

  private range(state: State, op: "argument" | "parameter", from: number, to: number): State {
    let range = state.ranges.find((known) => known.op === op && known.from === from && known.to === to);
    if (!range) state.ranges.push((range = { op, from, to, state: this.newState() }));
    return range.state;
  }
}

const CALL_STEPS: ReadonlySet<string> = new Set(["argument", "any-argument", "this", "return", "instance"]);

/** Where the last call of a path is: the step that follows its callee; the end where the whole path is a callee. */
function lastCall(tokens: readonly PathToken[]): number {
  const steps = tokens.map(({ op }) => CALL_STEPS.has(op));
  let last = steps.lastIndexOf(true);
  // What a callback is given, or returns, belongs to the call that it is an argument of.
  while (last > 0 && steps[last - 1]) last--;
  return last < 0 ? tokens.length : last;
}

export function compileModels(models: readonly LibraryModel[]): ModelIndex {
  return new ModelIndex(models);
}
