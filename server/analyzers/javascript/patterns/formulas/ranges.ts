import type { Span } from "../../../../core/position";
import type { JavaScriptModule } from "../../program/module";
import { isSameBinding, TooExpensive, type Binding, type Bindings } from "../matchers/matching";

/** What a formula found: where, what the metavariables stand for, and by which operator, since they exclude each other differently. */
export interface Range {
  readonly span: Span;
  readonly bindings: Bindings;
  readonly kind: "plain" | "inside" | "regex";
}

/** Pairs of ranges that one step of a formula looks at; the product of two lists could otherwise grow beyond reason. */
const MAX_PAIRS = 20_000_000;

/**
 * What lies in both, as Semgrep has it: of two ranges of which one lies in the other the smaller one, where the metavariables
 * that both know stand for the same code. One from `pattern-inside` never comes out of this before one from `pattern`.
 * @throws TooExpensive
 */
export function intersect(module: JavaScriptModule, left: readonly Range[], right: readonly Range[]): Range[] {
  if (left.length * right.length > MAX_PAIRS) throw new TooExpensive();
  const found = new Map<string, Range>();
  for (const a of left) {
    for (const b of right) {
      for (const both of [narrow(module, a, b), narrow(module, b, a)]) if (both) found.set(keyOf(both), both);
    }
  }
  return [...found.values()];
}

/**
 * Those of the ranges that nothing in `excluded` excludes.
 * @throws TooExpensive
 */
export function subtract(module: JavaScriptModule, ranges: readonly Range[], excluded: readonly Range[]): Range[] {
  if (ranges.length * excluded.length > MAX_PAIRS) throw new TooExpensive();
  return ranges.filter((range) => !excluded.some((other) => excludes(module, other, range)));
}

/** The inner range with what the outer one knows besides; undefined where it does not lie in it. */
function narrow(module: JavaScriptModule, inner: Range, outer: Range): Range | undefined {
  if (inner.kind === "inside" && outer.kind !== "inside") return undefined;
  if (!liesIn(module, inner, outer)) return undefined;
  return { ...inner, bindings: joined(inner.bindings, outer.bindings) };
}

export function joined(first: Bindings, second: Bindings): Bindings {
  return second.size === 0 ? first : new Map([...second, ...first]);
}

function excludes(module: JavaScriptModule, other: Range, range: Range): boolean {
  switch (other.kind) {
    case "inside":
      return liesIn(module, range, other);
    case "regex":
      return liesIn(module, range, other) || liesIn(module, other, range);
    case "plain":
      return range.span.start === other.span.start && range.span.end === other.span.end && agree(module, range.bindings, other.bindings);
  }
}

function liesIn(module: JavaScriptModule, inner: Range, outer: Range): boolean {
  return outer.span.start <= inner.span.start && inner.span.end <= outer.span.end && agree(module, inner.bindings, outer.bindings);
}

function agree(module: JavaScriptModule, first: Bindings, second: Bindings): boolean {
  for (const [name, binding] of first) {
    const other = second.get(name);
    // Numbered groups of regular expressions are nobody's names.
    if (other && !/^\$\d/.test(name) && !isSameBinding(module, binding, other)) return false;
  }
  return true;
}

function keyOf({ span, kind, bindings }: Range): string {
  return `${kind}${span.start}-${span.end}${[...bindings]
    .map(([name, binding]) => placeOf(name, binding))
    .sort()
    .join()}`;
}

function placeOf(name: string, { span }: Binding): string {
  return `${name}${span.start}-${span.end}`;
}
