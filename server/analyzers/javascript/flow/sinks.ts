import type { TSESTree } from "@typescript-eslint/types";
import type { NamedSinkModel, SinkModel } from "../../../rules/model";
import { THREAT_MODELS, type FlowMatcher, type Rule, type SourceKind } from "../../../rules/rule";
import type { RawFinding } from "../raw-finding";
import { spanOf } from "../syntax/tree";
import type { JavaScriptModule } from "../program/module";
import type { HeapObject } from "./heap";
import { KindSet, STRUCTURAL_KINDS } from "./kinds";
import type { ModelIndex, StateSet } from "./model-index";
import { storyOf } from "./story";
import { clearKinds, joinTaints, type Taint } from "./taint";
import type { LiteralText, Value } from "./value";

type Node = TSESTree.Node;
type FlowRule = Rule & { readonly matcher: FlowMatcher };

const THREATS: ReadonlySet<string> = new Set(THREAT_MODELS);
const MAX_DEPTH = 4;

/** Texts that stand for a secret without being one. */
const PLACEHOLDER =
  /^$|^\s+$|^[<{[(%$].*[>}\])%$]$|^(.)\1*$|example|placeholder|change.?me|your[-_ ]|xxx|\.\.\.|^(?:test|dummy|fake|none|null|undefined|todo)$/i;

/** Decides which values at which sinks are findings, for the flow rules that are on. */
export class Reporter {
  readonly findings: RawFinding[] = [];
  private readonly bySink = new Map<string, FlowRule[]>();
  private readonly kinds = new Set<SourceKind>();

  constructor(
    private readonly module: JavaScriptModule,
    rules: readonly Rule[],
    threatModels: ReadonlySet<SourceKind>,
    private readonly models: ModelIndex,
  ) {
    for (const rule of rules) {
      if (rule.matcher.type !== "flow" || !rule.languages.includes(module.document.languageId)) continue;
      const flowRule = rule as FlowRule;
      for (const kind of rule.matcher.sources) if (!THREATS.has(kind) || threatModels.has(kind)) this.kinds.add(kind);
      for (const sink of rule.matcher.sinks) this.bySink.set(sink, [...(this.bySink.get(sink) ?? []), flowRule]);
    }
  }

  /** True when a rule that is on, under the threat models chosen, starts from this kind of source. */
  wants(kind: SourceKind): boolean {
    return this.kinds.has(kind);
  }

  get isIdle(): boolean {
    return this.bySink.size === 0 || this.kinds.size === 0;
  }

  /** Checks a value that arrives where the states are, and its properties where paths lead on. */
  check(states: StateSet, value: Value, node: Node, depth = 0): void {
    if (states.isEmpty || depth > MAX_DEPTH) return;
    for (const sink of states.marks.sinks) this.arrive(sink, value, node, { states });
    for (const name of states.memberNames) {
      for (const ref of value.refs) {
        const stored = ref.lookup(name);
        if (stored) this.check(states.member(name), stored, propertyNode(node, name) ?? node, depth + 1);
      }
      if (value.taints.length > 0) this.check(states.member(name), { ...value, refs: [], literal: undefined }, node, depth + 1);
    }
    if (states.hasElement || states.hasAnyMember) {
      for (const ref of value.refs) {
        for (const [name, stored] of ref.properties) {
          if (states.memberNames.includes(name)) continue;
          this.check(states.unknownMember(), stored, propertyNode(node, name) ?? node, depth + 1);
        }
        this.check(states.unknownMember(), ref.rest, node, depth + 1);
      }
    }
  }

  /** Checks a value that is stored under a name which says what it is for. */
  checkName(name: string, value: Value, node: Node): void {
    if (value.taints.length === 0 && !value.literal) return;
    for (const sink of this.models.namedSinks) if (sink.name.test(name)) this.arrive(sink, value, node, { name });
  }

  private arrive(sink: SinkModel | NamedSinkModel, value: Value, node: Node, { states, name }: { states?: StateSet; name?: string }): void {
    for (const rule of this.bySink.get(sink.kind) ?? []) {
      const { matcher } = rule;
      const facts = { ...sink.facts, sink: name === undefined ? sink.what : `${sink.what} (\`${name}\`)`, sinkKind: sink.kind };
      if (matcher.sources.includes("literal") && value.literal) this.reportLiteral(rule, value.literal, node, facts);
      const taints = STRUCTURAL_KINDS.has(sink.kind) ? taintsWithin(value, states ?? this.models.empty) : value.taints;
      const shortest = this.worst(matcher, taints);
      if (shortest) this.reportFlow(rule, shortest, node, facts);
    }
  }

  private worst(matcher: FlowMatcher, taints: readonly Taint[]): Taint | undefined {
    let best: Taint | undefined;
    for (const taint of taints) {
      if (!matcher.sources.includes(taint.source.kind) || matcher.sanitizers.some((kind) => taint.cleared.has(kind))) continue;
      if (!best || (taint.trace?.length ?? 0) < (best.trace?.length ?? 0)) best = taint;
    }
    return best;
  }

  private reportFlow(rule: FlowRule, taint: Taint, node: Node, facts: Record<string, string>): void {
    const flow = storyOf(this.module.document, taint, node, facts.sink ?? "");
    this.findings.push({ rule, span: spanOf(node), flow, facts: { ...facts, source: taint.source.what, sourceKind: taint.source.kind } });
  }

  private reportLiteral(rule: FlowRule, literal: LiteralText, node: Node, facts: Record<string, string>): void {
    if (PLACEHOLDER.test(literal.text)) return;
    this.findings.push({
      rule,
      span: spanOf(literal.node),
      flow: storyOf(this.module.document, { what: "a constant in the code", node: literal.node }, node, facts.sink ?? ""),
      facts: { ...facts, source: "a constant in the code", sourceKind: "literal" },
    });
  }
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
      const safe = inner.marks.safeValues.reduce((all, row) => all.union(KindSet.of(row.kinds)), KindSet.NONE);
      taints = joinTaints(taints, clearKinds(taintsWithin(stored, inner, depth - 1, seen), safe));
    }
  }
  return taints;
}

/** The value of a property where the object is written out, so that the finding sits on it. */
function propertyNode(node: Node, name: string): Node | undefined {
  if (node.type === "ArrayExpression") return node.elements[Number(name)] ?? undefined;
  if (node.type !== "ObjectExpression") return undefined;
  for (const property of node.properties) {
    if (property.type !== "Property" || property.computed) continue;
    const key = property.key.type === "Identifier" ? property.key.name : String(property.key.value);
    if (key === name) return property.value;
  }
  return undefined;
}
