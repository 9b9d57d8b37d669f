import type { TSESTree } from "@typescript-eslint/types";
import { throwIfCancelled, type CancellationToken } from "../../../../core/cancellation";
import type { Span } from "../../../../core/position";
import { constantOf, type Constant } from "../../program/constants";
import type { JavaScriptModule } from "../../program/module";
import { spanOf } from "../../syntax/tree";
import type { CodeIndex } from "./code-index";
import { isAnonymous } from "../syntax/placeholders";
import { isSameCode } from "./same-code";

type Node = TSESTree.Node;

/** What a metavariable stands for. */
export interface Binding {
  readonly span: Span;
  /** One node, several (`$...ARGS`), or none for a part of a text. */
  readonly nodes: readonly Node[];
  /** What is meant where the code says it differently: the content of a string, the full name behind an alias. */
  readonly text?: string;
}

export type Bindings = ReadonlyMap<string, Binding>;

/** Goes on with the rest of the pattern; true ends the search. */
export type Next = () => boolean;

/** Calls `next` once for each way in which the code fits, until it says true; returns whether it did. */
export type Matcher = (code: Node, match: Matching, next: Next) => boolean;

/** Makes the matcher of a part of a pattern. */
export type Compile = (pattern: Node) => Matcher;

/** Thrown where a pattern and a text are together more work than any honest pair of them. */
export class TooExpensive extends Error {}

/** Steps that one pattern may take in one module: about a second. */
const MAX_STEPS = 5_000_000;
const STEPS_BETWEEN_LOOKS = 4096;

/** One pattern being matched against one module: what its metavariables stand for so far. */
export class Matching {
  /** The outermost end of the statements matched so far. */
  extent = 0;
  private readonly bound = new Map<string, Binding>();
  private steps = 0;

  constructor(
    readonly index: CodeIndex,
    private readonly cancellation: CancellationToken,
    outer?: Bindings,
  ) {
    if (outer) for (const [name, binding] of outer) this.bound.set(name, binding);
  }

  get module(): JavaScriptModule {
    return this.index.module;
  }

  /** @throws TooExpensive, CancelledError */
  step(): void {
    if (++this.steps % STEPS_BETWEEN_LOOKS !== 0) return;
    throwIfCancelled(this.cancellation);
    if (this.steps > MAX_STEPS) throw new TooExpensive();
  }

  constantOf(node: Node): Constant | undefined {
    return constantOf(this.module, node);
  }

  bindings(): Bindings {
    return new Map(this.bound);
  }

  /** Binds the metavariable for as long as `next` runs; when it is bound already, both must be the same code. */
  bind(name: string, binding: Binding, next: Next): boolean {
    if (isAnonymous(name)) return next();
    const known = this.bound.get(name);
    if (known) return isSameBinding(this.module, known, binding) && next();
    this.bound.set(name, binding);
    const done = next();
    this.bound.delete(name);
    return done;
  }

  bindNode(name: string, node: Node, next: Next): boolean {
    return this.bind(name, bindingOf(node), next);
  }

  bindNodes(name: string, nodes: readonly Node[], emptyAt: number, next: Next): boolean {
    const first = nodes[0];
    const last = nodes.at(-1);
    const span = first && last ? { start: spanOfPart(first).start, end: spanOfPart(last).end } : { start: emptyAt, end: emptyAt };
    return this.bind(name, { span, nodes }, next);
  }

  /** Binds to a part of a node, such as the content of a string. */
  bindText(name: string, text: string, span: Span, next: Next): boolean {
    return this.bind(name, { span, nodes: [], text }, next);
  }
}

/** The text of a template without the signs around it. */
export function spanOfPart(node: Node): Span {
  const [start, end] = node.range;
  return node.type === "TemplateElement" ? { start: start + 1, end: end - (node.tail ? 1 : 2) } : { start, end };
}

/** An identifier without the type that is written behind it, anything else whole. */
function bindingOf(node: Node): Binding {
  const whole = spanOf(node);
  const span = node.type === "Identifier" ? { start: whole.start, end: Math.min(whole.end, whole.start + node.name.length) } : whole;
  return { span, nodes: [node] };
}

/** The code that a metavariable stands for, or what is meant by it. */
export function textOf(module: JavaScriptModule, { span, text }: Binding): string {
  return text ?? module.document.textOf(span);
}

export function isSameBinding(module: JavaScriptModule, a: Binding, b: Binding): boolean {
  if (a.nodes.length === 0 || b.nodes.length === 0) return textOf(module, a) === textOf(module, b);
  if (a.nodes.length !== b.nodes.length) return false;
  return a.nodes.every((node, index) => {
    const other = b.nodes[index];
    return other !== undefined && isSameCode(module, node, other);
  });
}
