import type { TSESTree } from "@typescript-eslint/types";
import { minVersion, satisfies, validRange } from "semver";
import type { Program } from "../../program";
import type { PackageVersions, SinkModel } from "../../../rules/model";
import { LIBRARY_WHOLE, type FlowMatcher, type SourceKind } from "../../../rules/rule";
import { isPrescribedHash } from "../../../rules/prescribed-hashes";
import { constantOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { questionsOf } from "../program/rule-questions";
import type { Arrival, Arrivals, FlowRule } from "./arrivals";
import { DYNAMIC_CALL, GIVEN_WHOLE_KINDS, KindSet, NESTED_KINDS, PROTOTYPE, REDIRECT, STRUCTURAL_KINDS } from "./kinds";
import type { ModelIndex, StateSet } from "./model-index";
import { isAskedFor } from "./asked-for";
import { isDoubted, isDoubtedConstant } from "./doubts";
import { attackFacts, isSlowInHead } from "./backtracking-matches";
import { isOfLanguage } from "./language-tokens";
import { conditionHolds, type Surroundings } from "./sink-conditions";
import { isPlaceholder } from "./placeholder";
import { cameAsArgument, clearKinds, joinTaints, NO_TAINTS, PASSED, PROPERTY_NAME, type Taint, type Trace } from "./taint";
import { isAnswerOfSuccess } from "./redirect-status";
import { isShownFlat } from "./shown-flat";
import { isSpared } from "./spared-calls";
import { isSymbolText } from "./symbols";
import { isPutInText, markupIn } from "./written-markup";
import type { HeapObject, LiteralText, Value } from "./value";
import type { WantedRules } from "./wanted-rules";

type Node = TSESTree.Node;

const MAX_DEPTH = 4;
/** On longer ways somebody has mostly joined what does not come together, the sooner the more modules they lead through. */
const MAX_TRUSTED_STEPS = 18;
const MAX_STEPS_THROUGH_MODULES = 14;
const MANY_MODULES = 3;
/** The kind of sinks that take the name of an account. */
const ACCOUNT = "account";

/** What a sink is, whether a model or the language says so. */
type Arrived = Pick<SinkModel, "kind" | "what" | "facts" | "versions" | "fixed" | "when" | "deep" | "onlyChosen">;

/** Where a value arrives. */
interface Place extends Surroundings {
  readonly node: Node;
  /** Where a property of the object is written that arrives there, if that is elsewhere in the module. */
  readonly property?: Node | undefined;
}

/** What whoever reports says of it. */
interface Said {
  readonly flaw?: Arrival["flaw"];
  readonly isDoubtful?: boolean;
}

/** Decides which values at which sinks of a module are findings, for the flow rules that are on. */
export class Reporter {
  constructor(
    private readonly module: JavaScriptModule,
    private readonly rules: WantedRules,
    private readonly program: Program,
    private readonly models: ModelIndex,
    /** The run at hand, of this module or of another that calls into it. */
    private readonly run: { readonly arrivals: Arrivals },
  ) {}

  /** True when a rule that is on, under the threat models chosen, starts from this kind of source. */
  wants(kind: SourceKind): boolean {
    return this.rules.startFrom(kind);
  }

  /** True for a threat model that somebody asked for, and that not only a manifest suggests. */
  isChosen(kind: SourceKind): boolean {
    return this.rules.isChosen(kind);
  }

  get isIdle(): boolean {
    return this.rules.areNone;
  }

  /** Checks a value that arrives where the states are, and its properties where paths lead on. */
  check(states: StateSet, value: Value, node: Node, given?: readonly Value[]): void {
    if (states.leadsToSink(MAX_DEPTH)) this.checkWithin(states, value, { node, given }, MAX_DEPTH, new Set());
  }

  /**
   * The same for a value that is stored in a property. The properties of untrusted data are not looked at: what is kept where an element
   * is expected (`ref.current`) does not become HTML.
   */
  checkStored(states: StateSet, value: Value, node: Node): void {
    const taints = value.taints;
    if (taints.length > 0) for (const sink of states.marks.sinks) this.arrive(sink, value, node, { node, states });
    this.check(states, taints.length > 0 ? value.withTaints(NO_TAINTS) : value, node);
  }

  private checkWithin(states: StateSet, value: Value, place: Place, depth: number, seen: Set<HeapObject>): void {
    if (isHarmless(value)) return;
    const { node } = place;
    for (const sink of states.marks.sinks) this.arrive(sink, value, node, { ...place, states });
    if (depth === 0) return;
    // Where the whole object is untrusted, so is each property that a sink reads; but a list has none, and options that a library is
    // given and hands on unread are for its user to choose.
    const isList = value.refs.length > 0 && value.refs.every((ref) => ref.isArray);
    const taints = isList ? NO_TAINTS : value.taints.filter((taint) => taint.source.kind !== "library");
    if (taints.length > 0) {
      const part = value.withTaints(taints).withRefs([]).withoutLiteral();
      for (const name of states.sinkMembers) this.checkWithin(states.member(name), part, place, 0, seen);
    }
    for (const ref of value.refs) {
      if (seen.has(ref)) continue;
      seen.add(ref);
      const checkProperty = (name: string | undefined, stored: Value): void => {
        if (isHarmless(stored)) return;
        const inner = name === undefined ? unnamedIn(ref, states) : states.member(name).union(states.element());
        if (!inner.leadsToSink(depth - 1)) return;
        const given = propertyNode(node, name);
        const source = propertyNode(ref.node, name);
        const property = given || ref.isArray ? undefined : (source ?? place.property);
        this.checkWithin(inner, stored, { ...place, node: given ?? node, written: source ?? ref.node, property }, depth - 1, seen);
      };
      for (const [name, stored] of ref.properties) checkProperty(name, stored);
      checkProperty(undefined, ref.rest);
    }
  }

  /**
   * Checks a value that is stored under a name which says what it is for. Only the function that makes a value gives it
   * its name: an argument may be called anything, such as a parser's tokens.
   * @returns the kinds at which data arrived that comes from a source: what becomes of it from there on needs no further finding
   */
  checkName(name: string, value: Value, node: Node): KindSet {
    if (value.taints.length === 0 && !value.literal) return KindSet.NONE;
    const sinks = this.models.sinksNamed(name);
    if (sinks.length === 0 || isOfLanguage(this.module, node)) return KindSet.NONE;
    const taints = value.taints.filter((taint) => !cameAsArgument(taint));
    const hurt = sinks.filter((sink) => this.arrive(sink, value.withTaints(taints), node, { name }));
    return hurt.length === 0 ? KindSet.NONE : KindSet.make(hurt.map(({ kind }) => kind));
  }

  /** A value that arrives where an expression of the language itself does harm with it. */
  arriveAt(kind: string, what: string, value: Value, node: Node, said: Said = {}): void {
    this.arrive({ kind, what, facts: {} }, value, node, said);
  }

  /** True when a rule that is on asks for this kind of sink. */
  hasSink(kind: string): boolean {
    return this.rules.endingIn(kind).length > 0;
  }

  /** A sink of some versions only counts where the oldest version that the manifest allows is one of them. */
  private isInUse({ packages, range }: PackageVersions): boolean {
    const declared = packages.map((name) => this.program.dependencies.get(name)).find((text) => text !== undefined);
    const oldest = declared !== undefined && validRange(declared) !== null ? minVersion(declared) : null;
    return oldest !== null && satisfies(oldest, range);
  }

  private arrive(
    sink: Arrived,
    value: Value,
    node: Node,
    { states, name, flaw, isDoubtful: doubted, written, given, property }: Partial<Place> & Said & { states?: StateSet; name?: string },
  ): boolean {
    const rules = this.rules.endingIn(sink.kind);
    if (rules.length === 0 || isHarmless(value)) return false;
    if (sink.versions && !this.isInUse(sink.versions)) return false;
    if (sink.fixed && this.isInUse(sink.fixed)) return false;
    const holds = (): boolean => !sink.when || conditionHolds(this.module, sink.when, node, { written, given });
    // Where markup is given by default, it is what was asked for.
    const safe = value.literal && isMarkup(value.literal.text) ? GIVEN_WHOLE_KINDS : KindSet.NONE;
    const isDeep = sink.deep === true && !isShownFlat(this.module, node, value);
    const taints = clearKinds(this.dangerIn(value, sink.kind, isDeep, states ?? this.models.empty), safe);
    const facts = (): Arrival["facts"] => {
      return { ...sink.facts, sink: name === undefined ? sink.what : `${sink.what} (\`${name}\`)`, sinkKind: sink.kind };
    };
    let arrived = false;
    for (const rule of rules) {
      const { matcher } = rule;
      if (value.literal && matcher.sources.includes("literal") && holds()) this.recordLiteral(rule, value.literal, node, facts());
      const shortest = this.worst(matcher, taints, sink);
      if (!shortest || !holds()) continue;
      if (sink.kind === REDIRECT && isAnswerOfSuccess(this.module, node)) continue;
      if (matcher.spared && isSpared(this.module, node, matcher.spared)) continue;
      if (sink.when?.on === "chosen hash" && isHashedElsewhere(shortest.trace)) continue;
      const at =
        matcher.at === "source" ? shortest.source : matcher.within === "markup" ? markupIn(shortest.trace) : this.inModule(property);
      const { source } = shortest;
      const isDoubtful =
        doubted === true ||
        (isFarFetched(shortest) && !this.rules.isChosen("library")) ||
        this.isBearable(sink, shortest, node) ||
        isDoubted(this.module, node, { kind: sink.kind, name, source, trace: shortest.trace, facts: sink.facts });
      this.record({ rule, from: shortest, node, facts: { ...facts(), ...this.factsAt(sink, node) }, flaw, isDoubtful, ...(at && { at }) });
      arrived = true;
    }
    return arrived;
  }

  private inModule(node: Node | undefined): Arrival["at"] {
    // Where a constant is written the data came later.
    if (!node || rootOf(node) !== this.module.tree.root || constantOf(this.module, node) !== undefined) return undefined;
    return { module: this.module, node };
  }

  /** What the condition of a sink tells of the place. */
  private factsAt(sink: Arrived, node: Node): Readonly<Record<string, string>> {
    return sink.when?.on === "backtracking" ? attackFacts(this.module, node, sink.when) : {};
  }

  /** True where what arrives cannot be long enough to take much time. */
  private isBearable({ when }: Arrived, { source }: Taint, node: Node): boolean {
    return source.isInHead && when?.on === "backtracking" && !isSlowInHead(this.module, node, when);
  }

  /** Untrusted data in a value, in the form in which it does the kind of harm. */
  private dangerIn(value: Value, kind: string, isDeep: boolean, states: StateSet): readonly Taint[] {
    const { reach } = value;
    const led = kind === PROTOTYPE ? reach?.root : kind === DYNAMIC_CALL ? (reach?.missing ?? reach?.inherited) : undefined;
    if (kind === PROTOTYPE || kind === DYNAMIC_CALL) return led ? [led] : NO_TAINTS;
    return isDeep || NESTED_KINDS.has(kind) ? taintsWithin(value, states) : taintsFor(kind, value);
  }

  /** Being safe for one of the rule's sinks says nothing about its others. */
  private worst(matcher: FlowMatcher, taints: readonly Taint[], { kind: sinkKind, onlyChosen }: Arrived): Taint | undefined {
    let best: Taint | undefined;
    const endsFlow = (kind: string): boolean => kind === sinkKind || !matcher.sinks.includes(kind);
    for (const taint of taints) {
      if (matcher.within && !isWithin(matcher.within, taint, sinkKind)) continue;
      const { cleared, source } = taint;
      const sourceKind = cleared.has(`whole:${sinkKind}`) ? LIBRARY_WHOLE : source.kind;
      if (!this.rules.counts(matcher, sourceKind)) continue;
      if (onlyChosen?.includes(source.kind) && !this.rules.isChosen(source.kind)) continue;
      if (matcher.sanitizers.some((kind) => endsFlow(kind) && cleared.has(kind))) continue;
      if (!best || (taint.trace?.length ?? 0) < (best.trace?.length ?? 0)) best = taint;
    }
    return best;
  }

  private recordLiteral(rule: FlowRule, literal: LiteralText, node: Node, facts: Arrival["facts"]): void {
    const shortest = facts.sinkKind === ACCOUNT ? 2 : undefined;
    if (isPlaceholder(literal.text, shortest) || isSymbolText(literal.text)) return;
    this.record({ rule, from: literal, node, facts, isDoubtful: isDoubtedConstant(literal) });
  }

  private record(arrival: Omit<Arrival, "module">): void {
    const { from } = arrival;
    // Nobody is known to have chosen these names, or their callers ask for it; whoever chose `library` wants to know of all that these do.
    const isOwn = "source" in from && (from.source.kind === PROPERTY_NAME || isAskedFor(this.module, arrival, from.source));
    const isDoubtful = arrival.isDoubtful === true || (isOwn && !this.rules.isChosen("library"));
    this.run.arrivals.add({ ...arrival, module: this.module, isDoubtful });
  }
}

function isFarFetched({ source, trace }: Taint): boolean {
  const steps = trace?.length ?? 0;
  if (steps <= MAX_STEPS_THROUGH_MODULES || steps > MAX_TRUSTED_STEPS) return steps > MAX_TRUSTED_STEPS;
  const modules = new Set([source.module]);
  for (let step = trace; step; step = step.previous) modules.add(step.module);
  return modules.size >= MANY_MODULES;
}

/** True for what has nothing in it that any rule starts from: most values. */
function isHarmless({ taints, refs, literal, reach }: Value): boolean {
  return taints.length === 0 && refs.length === 0 && !literal && !reach;
}

/** True where the code itself put data between tags, or behind a host of its own. */
function isWithin(text: "markup" | "address", { trace, cleared }: Taint, sinkKind: string): boolean {
  return text === "markup" ? markupIn(trace) !== undefined : cleared.has(sinkKind) && !cleared.isAll && isPutInText(trace);
}

/** The untrusted data in a value that can hurt a kind of sink. */
function taintsFor(kind: string, value: Value): readonly Taint[] {
  if (!STRUCTURAL_KINDS.has(kind)) return value.taints;
  // `{ ...body }` has the keys of the body.
  return value.refs.reduce((taints, ref) => (ref.isArray ? taints : joinTaints(taints, ref.rest.taints)), value.taints);
}

/** True where a function of another module that prescribes the hash only has it computed here. */
function isHashedElsewhere(trace: Trace | undefined): boolean {
  for (let step = trace; step; step = step.previous)
    if (step.message.startsWith(PASSED) && isPrescribedHash(questionsOf(step.module), step.node)) return true;
  return false;
}

/** Untrusted data anywhere in a structure, except where the models call a place in it safe, such as `{ $eq: … }`. */
function taintsWithin(value: Value, states: StateSet, depth = MAX_DEPTH, seen = new Set<HeapObject>()): readonly Taint[] {
  let { taints } = value;
  if (depth === 0) return taints;
  for (const ref of value.refs) {
    if (seen.has(ref)) continue;
    seen.add(ref);
    for (const [name, stored] of [...ref.properties, ["", ref.rest] as const]) {
      const inner = name === "" ? states.unknownMember() : states.member(name);
      taints = joinTaints(taints, clearKinds(taintsWithin(stored, inner, depth - 1, seen), inner.safe.parts));
    }
  }
  return taints;
}

/** Where things without names arrive. What was made with `new` has elements; only an object that is written out is filled under names, too. */
function unnamedIn(ref: HeapObject, states: StateSet): StateSet {
  return ref.node.type === "NewExpression" ? states.element() : states.unknownMember();
}

/** The value of a property where the object is written out, so that the finding sits on it. */
function propertyNode(node: Node, name: string | undefined): Node | undefined {
  if (name === undefined) return undefined;
  if (node.type === "ArrayExpression") return node.elements[Number(name)] ?? undefined;
  if (node.type !== "ObjectExpression") return undefined;
  for (const property of node.properties) {
    if (property.type !== "Property" || property.computed) continue;
    const key = property.key.type === "Identifier" ? property.key.name : String(property.key.value);
    if (key === name) return property.value;
  }
  return undefined;
}

function isMarkup(text: string): boolean {
  return text.trimStart().startsWith("<");
}

function rootOf(node: Node): Node {
  let root = node;
  while (root.parent) root = root.parent;
  return root;
}
