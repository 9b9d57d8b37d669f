import type { AccessPath, CallCondition, ConventionModel, LibraryModel, NamedSinkModel, NamedSourceModel } from "../../../rules/model";
import { ruleRegExp } from "../../../rules/regex";
import { KindSet, safeKinds } from "./kinds";
import { ANY_MEMBER, endsOf, rangesAt, State, type Marks, type Row } from "./model-states";

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
  private checksOthers: boolean | undefined;
  private hasSender: boolean | undefined;

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

  /** True where some method lets others pass only as this says, so that it is no data itself: `z.string()` has `parse`. */
  get isSchema(): boolean {
    return (this.checksOthers ??= this.memberNames.some((name) => this.member(name).marks.propagators.some(({ schema }) => schema === -1)));
  }

  /** True where a member says who sent all of it, as the origin of a message does. */
  get namesSender(): boolean {
    return (this.hasSender ??= this.memberNames.some((name) => this.member(name).marks.vouchers.some(({ kinds }) => kinds === undefined)));
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

/** All that the models say of what begins with one package or type. */
interface Root {
  /** The number of the row that mentions it first. */
  readonly mentioned: number;
  readonly rows: Row[];
  /** The types that it also is. */
  readonly is: string[];
  /** Made when somebody asks for it. */
  state: State | undefined;
}

/**
 * All library models as one automaton, gathered once per rule set. What begins with a package or type is put together when something of
 * the code comes from there: no project uses more than a few of all libraries. In which order this happens makes no difference.
 */
export class ModelIndex {
  readonly empty: StateSet;
  readonly conventions: readonly ConventionModel[];
  private readonly namedSinks: readonly NamedSinkModel[];
  private readonly sinksByName = new Map<string, readonly NamedSinkModel[]>();
  /** By name of a property: kinds that its owner is safe for where it has one. */
  readonly propertyGuards = new Map<string, KindSet>();
  readonly namedSources: readonly NamedSourceModel[];
  /** By type: names of what is none, whatever an annotation says. */
  private readonly otherwiseNamed = new Map<string, RegExp>();
  private readonly interned = new Map<string, StateSet>();
  private readonly roots = new Map<string, Root>();
  /** Roots of which there is a state, but nothing below it yet. */
  private readonly unbuilt = new Map<State, Root>();
  private ofLanguage: StateSet | undefined;
  private ofMarkup: StateSet | undefined;
  private rowCount = 0;
  private stateCount = 0;

  constructor(private readonly models: readonly LibraryModel[]) {
    this.empty = this.intern([]);
    for (const model of models) {
      for (const type of model.types) {
        const { is } = this.mention(`type ${type.name}`);
        for (const name of type.is) {
          this.mention(`type ${name}`);
          is.push(`type ${name}`);
        }
        if (type.unlessNamed !== undefined) this.otherwiseNamed.set(type.name, ruleRegExp(type.unlessNamed));
        for (const path of type.from) this.gather(path, (end) => end.also.push(this.stateOf(`type ${type.name}`)));
      }
      for (const row of model.sources) this.gather(row.path, ({ marks }) => marks.sources.push(row));
      for (const row of model.sinks) this.gather(row.path, ({ marks }) => marks.sinks.push(row));
      for (const row of model.propagators) this.gather(row.callee, ({ marks }) => marks.propagators.push(row), true);
      for (const row of model.limits) this.gather(row.object, ({ marks }) => marks.limits.push(row));
      for (const row of model.sanitizers) this.gather(row.callee, ({ marks }) => marks.sanitizers.push(row), true);
      for (const row of model.guards) this.gather(row.callee, ({ marks }) => marks.guards.push(row));
      for (const row of model.vouchers) this.gather(row.path, ({ marks }) => marks.vouchers.push(row));
      for (const { properties, kinds } of model.propertyGuards) {
        for (const name of properties) this.propertyGuards.set(name, safeKinds({ kinds, whole: true }));
      }
      for (const row of model.constants) this.gather(row.path, ({ marks }) => marks.constants.push(row));
      for (const row of model.roles) this.gather(row.callee, ({ marks }) => marks.roles.push(row));
      for (const row of model.safeValues) this.gather(row.path, ({ marks }) => marks.safeValues.push(row));
    }
    this.conventions = models.flatMap((model) => model.conventions);
    this.namedSources = models.flatMap((model) => model.namedSources);
    this.namedSinks = models.flatMap((model) => model.namedSinks);
  }

  /** Types of the language itself: what the methods of text, arrays and the like do on values of unknown type. */
  get builtins(): StateSet {
    return (this.ofLanguage ??= this.typesOf(this.models.filter((model) => model.packages.includes("ecmascript"))));
  }

  /** What an element written as markup is: the types called JSX, of whichever library. */
  get markup(): StateSet {
    return (this.ofMarkup ??= this.typesOf(this.models, ":JSX"));
  }

  /** The sinks that something is because of its name. */
  sinksNamed(name: string): readonly NamedSinkModel[] {
    let sinks = this.sinksByName.get(name);
    if (!sinks) this.sinksByName.set(name, (sinks = this.namedSinks.filter((sink) => sink.name.test(name))));
    return sinks;
  }

  /** The exports of a package, as `require` or a default or namespace import gives them. */
  packageRoot(name: string): StateSet {
    const root = `package ${name}`;
    if (this.roots.has(root)) return this.intern([this.stateOf(root)]);
    // A file of a package mostly exports what the package does under that name: `lodash/pick`, `validator/lib/isInt`.
    const [, owner, file] = /^((?:@[^/]+\/)?[^/]+)\/(?:[^/]+\/)*([\w$-]+)(?:\.[cm]?js)?$/.exec(name) ?? [];
    return owner === undefined || file === undefined ? this.empty : this.packageRoot(owner).member(file);
  }

  /** A type that a model declares, e.g. "express:Request". */
  typeNamed(name: string): StateSet {
    const root = `type ${name}`;
    return this.roots.has(root) ? this.intern([this.stateOf(root)]) : this.empty;
  }

  /** The same for what a TypeScript annotation calls so; `holder` is the name of the variable, parameter or property. */
  typeAnnotated(name: string, holder: string): StateSet {
    return this.otherwiseNamed.get(name)?.test(holder) ? this.empty : this.typeNamed(name);
  }

  intern(states: readonly State[]): StateSet {
    const closed = new Set<State>();
    const pending = [...states];
    for (let state = pending.pop(); state; state = pending.pop()) {
      if (closed.has(state)) continue;
      closed.add(state);
      this.build(state);
      pending.push(...state.also);
    }
    const sorted = [...closed].sort((a, b) => a.row - b.row || a.nth - b.nth);
    const key = sorted.map((state) => state.id).join(",");
    let set = this.interned.get(key);
    if (!set) this.interned.set(key, (set = new StateSet(this, sorted, key)));
    return set;
  }

  private typesOf(models: readonly LibraryModel[], ending = ""): StateSet {
    const names = models.flatMap(({ types }) => types.map(({ name }) => name)).filter((name) => name.endsWith(ending));
    return this.intern(names.map((name) => this.stateOf(`type ${name}`)));
  }

  /** Each mention counts as a row. */
  private mention(name: string): Root {
    const mentioned = this.rowCount++;
    let root = this.roots.get(name);
    if (!root) this.roots.set(name, (root = { mentioned, rows: [], is: [], state: undefined }));
    return root;
  }

  private gather(path: AccessPath, mark: (end: State) => void, isCallee = false): void {
    const number = this.rowCount;
    this.mention("type" in path.root ? `type ${path.root.type}` : `package ${path.root.package}`).rows.push({
      number,
      path,
      isCallee,
      mark,
    });
  }

  /** Where a root begins; what is below it is put together when it is interned. */
  private stateOf(name: string): State {
    const root = this.roots.get(name) ?? this.mention(name);
    if (!root.state) {
      root.state = new State(this.stateCount++, root.mentioned, 0);
      this.unbuilt.set(root.state, root);
    }
    return root.state;
  }

  private build(state: State): void {
    const root = this.unbuilt.get(state);
    if (!root) return;
    this.unbuilt.delete(state);
    for (const name of root.is) state.also.push(this.stateOf(name));
    for (const row of root.rows) for (const end of endsOf(state, row, () => this.stateCount++)) row.mark(end);
  }
}

export function compileModels(models: readonly LibraryModel[]): ModelIndex {
  return new ModelIndex(models);
}
