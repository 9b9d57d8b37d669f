import type { CancellationToken } from "../../../../core/cancellation";
import { throwIfCancelled } from "../../../../core/cancellation";
import { constantOf } from "../../program/constants";
import type { Span } from "../../../../core/position";
import type { JavaScriptModule } from "../../program/module";
import { isStatement, type CodeIndex } from "../matchers/code-index";
import { holds, type Known } from "./evaluate-comparison";
import type { Condition, Conjunction, Formula } from "./formula";
import { textOf, type Binding, type Bindings } from "../matchers/matching";
import type { Pattern, Scope } from "../pattern";
import { intersect, joined, subtract, type Range } from "./ranges";
import type { RegexMatch } from "../rule-regex";

/** Evaluates formulas on one module; what a pattern found in it is kept for the next formula that has the same. */
export class Evaluation {
  private readonly found = new Map<Pattern, readonly Range[]>();

  constructor(
    private readonly index: CodeIndex,
    private readonly cancellation: CancellationToken,
  ) {}

  private get module(): JavaScriptModule {
    return this.index.module;
  }

  /**
   * The ranges that a formula finds in the module, or in what a metavariable stands for.
   * @throws TooExpensive, RangeError when the code is too much for one of its patterns; CancelledError
   */
  ranges(formula: Formula, scope?: Scope): readonly Range[] {
    throwIfCancelled(this.cancellation);
    switch (formula.op) {
      case "pattern":
        return this.rangesOfPattern(formula.pattern, scope);
      case "regex":
        return this.rangesOfRegex(formula.regex.findAll(this.textOf(scope)), scope);
      case "any":
        return formula.of.flatMap((operand) => this.ranges(operand, scope));
      case "inside":
        return this.ranges(formula.of, scope).map((range) => ({ ...range, kind: "inside" }));
      case "all":
        return this.rangesOfConjunction(formula, scope);
    }
  }

  private mayOccur(formula: Formula): boolean {
    switch (formula.op) {
      case "pattern":
        return formula.pattern.mayOccurIn(this.index);
      case "regex":
        return true;
      case "any":
        return formula.of.some((operand) => this.mayOccur(operand));
      case "inside":
        return this.mayOccur(formula.of);
      case "all":
        return formula.wanted.every((operand) => this.mayOccur(operand));
    }
  }

  private rangesOfPattern(pattern: Pattern, scope: Scope | undefined): readonly Range[] {
    const known = scope ? undefined : this.found.get(pattern);
    if (known) return known;
    const ranges = pattern.find(this.index, this.cancellation, scope).map((match): Range => ({ ...match, kind: "plain" }));
    if (!scope) this.found.set(pattern, ranges);
    return ranges;
  }

  private textOf(scope: Scope | undefined): string {
    const { document } = this.module;
    return scope ? document.textOf(scope.span) : document.text;
  }

  private rangesOfRegex(matches: readonly RegexMatch[], scope: Scope | undefined): Range[] {
    const offset = scope?.span.start ?? 0;
    return matches.map(({ span, groups }) => ({
      span: moved(span, offset),
      bindings: new Map([...groups].map(([name, group]): [string, Binding] => [name, { span: moved(group, offset), nodes: [] }])),
      kind: "regex",
    }));
  }

  private rangesOfConjunction(formula: Conjunction, scope: Scope | undefined): readonly Range[] {
    if (!formula.wanted.every((operand) => this.mayOccur(operand))) return [];
    let ranges: readonly Range[] | undefined;
    for (const operand of formula.wanted) {
      const more = this.ranges(operand, scope);
      ranges = ranges ? intersect(this.module, ranges, more) : more;
      if (ranges.length === 0) return [];
    }
    for (const selector of formula.selectors) ranges = ranges ? this.select(ranges, selector) : this.rangesOfPattern(selector, scope);
    ranges ??= scope ? [{ ...scope, kind: "plain" }] : [];
    for (const operand of formula.unwanted) {
      if (ranges.length === 0) return [];
      ranges = subtract(this.module, ranges, this.ranges(operand, scope));
    }
    for (const condition of formula.conditions) ranges = ranges.flatMap((range) => this.meeting(condition, range));
    for (const names of formula.focus) ranges = ranges.flatMap((range) => focused(range, names));
    return ranges;
  }

  /** The expressions in each range that the metavariable can stand for, which are the same code where it stands for something already. */
  private select(ranges: readonly Range[], pattern: Pattern): Range[] {
    const found = ranges.flatMap((range) => pattern.find(this.index, this.cancellation, range));
    return found.map((match) => ({ ...match, kind: "plain" }));
  }

  /** The range where it meets the condition, with what `metavariable-pattern` learned about its metavariables. */
  private meeting(condition: Condition, range: Range): Range[] {
    if (condition.op === "comparison") return holds(condition.comparison, (name) => this.known(range.bindings.get(name))) ? [range] : [];
    const binding = range.bindings.get(condition.metavariable);
    if (!binding) return [];
    if (condition.op === "regex") return condition.regex.matchesAtStart(textOf(this.module, binding)) ? [range] : [];
    const [inner] = this.ranges(condition.of, scopeOf(binding, range.bindings));
    return inner ? [{ ...range, bindings: joined(range.bindings, inner.bindings) }] : [];
  }

  private known(binding: Binding | undefined): Known | undefined {
    return binding && { value: valueOf(this.module, binding), text: textOf(this.module, binding) };
  }
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function scopeOf({ span, nodes }: Binding, bindings: Bindings): Scope {
  return nodes.length > 0 && nodes.every(isStatement) ? { span, bindings, statements: nodes } : { span, bindings };
}

/** The constant that a metavariable stands for; a part of a text stands for itself. */
export function valueOf(module: JavaScriptModule, binding: Binding): string | number | boolean | undefined {
  const [node, second] = binding.nodes;
  if (!node) return textOf(module, binding);
  if (second) return undefined;
  return constantOf(module, node) ?? undefined;
}

function focused(range: Range, names: readonly string[]): Range[] {
  return names.flatMap((name) => {
    const binding = range.bindings.get(name);
    return binding ? [{ ...range, span: binding.span }] : [];
  });
}
