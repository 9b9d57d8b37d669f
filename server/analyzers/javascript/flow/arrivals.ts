import type { TSESTree } from "@typescript-eslint/types";
import type { Span } from "../../../core/position";
import type { FlowMatcher, Rule } from "../../../rules/rule";
import type { JavaScriptModule } from "../program/module";
import type { RawFinding } from "../raw-finding";
import { spanOf } from "../syntax/tree";
import { storyOf } from "./story";
import { NAMES_PROPERTY, type Source, type Taint } from "./taint";
import type { LiteralText } from "./value";

export type FlowRule = Rule & { readonly matcher: FlowMatcher };

/** Data that arrived where it hurts; its story is told once all is known, by the shortest way. */
export interface Arrival {
  readonly rule: FlowRule;
  readonly from: Taint | LiteralText;
  readonly module: JavaScriptModule;
  readonly node: TSESTree.Node;
  /** Where it is reported, if not at the sink. */
  readonly at?: { readonly module: JavaScriptModule; readonly node: TSESTree.Node };
  readonly facts: Readonly<Record<string, string>> & { readonly sink: string };
  readonly flaw?: Flaw | undefined;
  /** True where the data may do harm but nothing tells of anybody who could choose it, or another finding says the same. */
  readonly isDoubtful?: boolean;
}

/** Several places that one repair mends, such as the stores of a function that merges objects: only the most telling is reported. */
export interface Flaw {
  readonly within: TSESTree.Node;
  /** The higher the more telling; of equal ones the last in the text. */
  readonly rank: number;
}

/** The rank of what is reported although the function has others. */
export const HARMFUL_BY_ITSELF = 3;

/** What one run found: by rule and place, since the same code is seen many times. */
export class Arrivals {
  private readonly byRule = new Map<FlowRule, Map<TSESTree.Node, Arrival>>();

  add(arrival: Arrival): void {
    const { rule, from, node, at } = arrival;
    const places = this.byRule.get(rule) ?? new Map<TSESTree.Node, Arrival>();
    this.byRule.set(rule, places);
    const place = isLiteral(from) ? from.node : (at?.node ?? node);
    const known = places.get(place);
    if (!known || lengthOf(from) < lengthOf(known.from)) places.set(place, arrival);
  }

  /** What was found so far, one for each rule and place, with the module that it is in. */
  findings(): FlowFinding[] {
    return [...this.byRule].flatMap(([rule, places]) => {
      const saidElsewhere = this.sourcesAt(rule.matcher.unless ?? []);
      const arrivals = [...places.values()].filter(({ from }) => isLiteral(from) || !saidElsewhere.has(from.source));
      return doubtRepeated(onePerFlaw(arrivals)).map(tell);
    });
  }

  /** Where the data comes from that arrived at sinks of these kinds. */
  private sourcesAt(sinkKinds: readonly string[]): ReadonlySet<Source> {
    const sources = new Set<Source>();
    if (sinkKinds.length === 0) return sources;
    for (const places of this.byRule.values()) {
      for (const { from, facts } of places.values()) {
        if (!isLiteral(from) && sinkKinds.includes(facts.sinkKind ?? "")) sources.add(from.source);
      }
    }
    return sources;
  }
}

/** What does harm by itself is reported at each place. */
function onePerFlaw(arrivals: readonly Arrival[]): Arrival[] {
  const chosen = new Map<TSESTree.Node, Arrival>();
  for (const arrival of arrivals) {
    const known = arrival.flaw && chosen.get(arrival.flaw.within);
    if (arrival.flaw && (!known || isMoreTelling(arrival, known))) chosen.set(arrival.flaw.within, arrival);
  }
  return arrivals.filter(
    (arrival) => !arrival.flaw || arrival.flaw.rank >= HARMFUL_BY_ITSELF || chosen.get(arrival.flaw.within) === arrival,
  );
}

function isMoreTelling(a: Arrival, b: Arrival): boolean {
  const [rank, other] = [a.flaw?.rank ?? 0, b.flaw?.rank ?? 0];
  return rank === other ? a.node.range[0] > b.node.range[0] : rank > other;
}

/**
 * What an object is was decided once, however often it is changed afterwards: one repair mends all, so one finding is enough. Where a flaw
 * tells what belongs together, that was decided before.
 */
function doubtRepeated(arrivals: readonly Arrival[]): Arrival[] {
  const chosen = new Map<TSESTree.Node, Arrival>();
  for (const arrival of arrivals) {
    const at = decisionIn(arrival);
    const known = at && chosen.get(at);
    if (at && (!known || isMoreTelling(arrival, known))) chosen.set(at, arrival);
  }
  return arrivals.map((arrival) => {
    const at = decisionIn(arrival);
    return !at || chosen.get(at) === arrival ? arrival : { ...arrival, isDoubtful: true };
  });
}

/** Where a name from outside decided what the object is that arrived. */
function decisionIn({ from, flaw }: Arrival): TSESTree.Node | undefined {
  for (let step = isLiteral(from) || flaw ? undefined : from.trace; step; step = step.previous) {
    if (step.message === NAMES_PROPERTY) return step.node;
  }
  return undefined;
}

export interface FlowFinding {
  readonly module: JavaScriptModule;
  readonly finding: RawFinding;
}

function tell({ rule, from, module, node, at, facts, isDoubtful }: Arrival): FlowFinding {
  const literal = isLiteral(from);
  const source = literal ? { what: "a constant in the code", kind: "literal", module: from.module, node: from.node } : from.source;
  const flow = storyOf(source, literal ? undefined : from.trace, { module, node }, facts.sink);
  const place = literal ? from : (at ?? { module, node });
  const code = spanOf(place.node);
  const span = withCallBefore(place.module, place.node);
  const told = { ...facts, source: source.what, sourceKind: source.kind };
  const doubt = isDoubtful && { confidence: "low" as const };
  return { module: place.module, finding: { rule, ...doubt, span, ...(span.start < code.start && { code }), flow, facts: told } };
}

/**
 * What is shown of an expression. Where a call is broken right after its parenthesis, the first argument's line does not tell
 * what is called, and who looks for the call, or writes a comment above it, looks at the line before: both are shown.
 */
function withCallBefore(module: JavaScriptModule, node: TSESTree.Node): Span {
  const span = spanOf(node);
  const call = node.parent;
  if ((call?.type !== "CallExpression" && call?.type !== "NewExpression") || call.arguments[0] !== node) return span;
  const start = spanOf(call.callee.type === "MemberExpression" ? call.callee.property : call.callee).start;
  const opening = module.document.textOf({ start, end: span.start });
  return /^[^\r\n]*\(\s*\n\s*$/.test(opening) ? { start, end: span.end } : span;
}

function isLiteral(from: Taint | LiteralText): from is LiteralText {
  return "text" in from;
}

function lengthOf(from: Taint | LiteralText): number {
  return isLiteral(from) ? 0 : (from.trace?.length ?? 0);
}
