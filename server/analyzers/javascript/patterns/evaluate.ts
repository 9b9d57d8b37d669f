import type { CancellationToken } from "../../../core/cancellation";
import { throwIfCancelled } from "../../../core/cancellation";
import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import type { CodeIndex } from "./matchers/code-index";
import { holds, type Known } from "./evaluate-comparison";
import type { Condition, Conjunction, Formula } from "./formula";
import { bindingOf, isSameBinding, type Binding, type Bindings } from "./matchers/matching";
import type { Pattern, Scope } from "./pattern";
import { intersect, joined, subtract, type Range } from "./ranges";
import type { RegexMatch } from "./rule-regex";
import { EXPRESSION_TYPES } from "./matchers/root-types";

type Node = TSESTree.Node;

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
      span: { start: span.start + offset, end: span.end + offset },
      bindings: new Map(
        [...groups].map(([name, group]): [string, Binding] => [
          name,
          { span: { start: group.span.start + offset, end: group.span.end + offset }, nodes: [], text: group.text },
        ]),
      ),
      kind: "regex",
    }));
  }

  private rangesOfConjunction(formula: Conjunction, scope: Scope | undefined): Range[] {
    let ranges: readonly Range[] | undefined;
    for (const operand of formula.wanted) {
      const more = this.ranges(operand, scope);
      ranges = ranges ? intersect(this.module, ranges, more) : more;
      if (ranges.length === 0) return [];
    }
    ranges ??= this.whole(formula, scope);
    for (const { metavariable } of formula.named) if (metavariable !== undefined) ranges = this.name(ranges, metavariable);
    for (const operand of formula.unwanted) {
      if (ranges.length === 0) return [];
      ranges = subtract(this.module, ranges, this.ranges(operand, scope));
    }
    for (const condition of formula.conditions) ranges = ranges.filter((range) => this.isMet(condition, range));
    return formula.focus.reduce((narrowed, names) => narrowed.flatMap((range) => focused(range, names)), [...ranges]);
  }

  /** What there is to exclude from when nothing but metavariables finds anything: the scope itself, or every expression. */
  private whole(formula: Conjunction, scope: Scope | undefined): readonly Range[] {
    if (scope) return [{ ...scope, kind: "plain" }];
    const [first] = formula.named;
    return first ? this.rangesOfPattern(first, undefined) : [];
  }

  /** Lets the metavariable stand for the code of each range, where that is an expression or a statement. */
  private name(ranges: readonly Range[], metavariable: string): Range[] {
    return ranges.flatMap((range) => {
      const node = this.nodeAt(range);
      if (!node) return [];
      const binding = bindingOf(this.module, node);
      const known = range.bindings.get(metavariable);
      if (known) return isSameBinding(this.module, known, binding) ? [range] : [];
      return [{ ...range, bindings: joined(range.bindings, new Map([[metavariable, binding]])) }];
    });
  }

  private nodeAt({ span }: Range): Node | undefined {
    const node = this.module.tree.nodeAt(span);
    const inner = node?.type === "ExpressionStatement" ? node.expression : node;
    if (inner && (EXPRESSION_TYPES as readonly string[]).includes(inner.type)) return inner;
    return inner?.type === "ChainExpression" ? inner.expression : undefined;
  }

  private isMet(condition: Condition, range: Range): boolean {
    if (condition.op === "comparison") return holds(condition.comparison, (name) => this.known(range.bindings.get(name)));
    const binding = range.bindings.get(condition.metavariable);
    if (!binding) return false;
    if (condition.op === "regex") return condition.regex.matchesAtStart(binding.text);
    return this.ranges(condition.of, scopeOf(binding, range.bindings)).length > 0;
  }

  private known(binding: Binding | undefined): Known | undefined {
    return binding && { value: valueOf(this.module, binding), text: binding.text };
  }
}

function scopeOf({ span }: Binding, bindings: Bindings): Scope {
  return { span, bindings };
}

/** The constant that a metavariable stands for; a part of a text stands for itself. */
export function valueOf(module: JavaScriptModule, { nodes, text }: Binding): string | number | boolean | undefined {
  const [node, second] = nodes;
  if (!node) return text;
  if (second) return undefined;
  return constantOf(module, node) ?? undefined;
}

function focused(range: Range, names: readonly string[]): Range[] {
  return names.flatMap((name) => {
    const binding = range.bindings.get(name);
    return binding ? [{ ...range, span: binding.span }] : [];
  });
}
