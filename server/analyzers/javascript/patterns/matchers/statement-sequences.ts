import type { TSESTree } from "@typescript-eslint/types";
import type { Span } from "../../../../core/position";
import { isStatement } from "./code-index";
import type { Compile, Matcher, Matching, Next } from "./matching";
import { isEllipsis } from "../syntax/placeholders";
import { compileItems, type Item } from "./sequences";

type Node = TSESTree.Node;

/**
 * Statements one after the other. After a `...` the next one may be anywhere behind in the same block, also in blocks and functions
 * inside it, as Semgrep has it; without one it is the next in the same block.
 */
export interface StatementSequence {
  readonly items: readonly Item[];
}

export function compileSequence(patterns: readonly Node[], compile: Compile): StatementSequence {
  return { items: compileItems(patterns, compile) };
}

/**
 * Finds the sequence in one list of statements, from whichever of them; `found` gets the span from the first statement to
 * the last, which a `...` at the end makes the last of the list.
 */
export function findInList({ items }: StatementSequence, statements: readonly Node[], match: Matching, found: (span: Span) => void): void {
  const last = statements.at(-1);
  const [first] = items;
  if (!last || !first) return;
  const end = last.range[1];
  const beginsAnywhere = "ellipsis" in first;
  for (const statement of statements) {
    const start = statement.range[0];
    match.extent = start;
    const walk = new Walk(items, { start, end }, match, () => {
      found({ start, end: match.extent });
      return false;
    });
    walk.start(statement);
    if (beginsAnywhere) return;
  }
}

/** The body of a function, of `if`, of `case`: all of it, unless there is a `...`. */
export function compileBlock(patterns: readonly Node[], compile: Compile): Matcher {
  const { items } = compileSequence(patterns, compile);
  const hasEllipsis = patterns.some(isEllipsis);
  const isOnlyEllipsis = hasEllipsis && items.length === 1;
  return (code, match, next) => {
    const statements = bodyOf(code);
    if (!statements) return false;
    const [only] = items;
    if (isOnlyEllipsis && only && "ellipsis" in only) {
      return only.ellipsis === undefined ? next() : match.bindNodes(only.ellipsis, statements, code.range[0] + 1, next);
    }
    const [first] = statements;
    if (!first) return items.every((item) => "ellipsis" in item) && next();
    const extent = match.extent;
    const walk = new Walk(items, { start: first.range[0], end: code.range[1] }, match, () => {
      const reached = match.extent;
      match.extent = extent;
      const done = next();
      match.extent = reached;
      return done;
    });
    return walk.start(first, !hasEllipsis);
  };
}

function bodyOf(code: Node): readonly Node[] | undefined {
  if (code.type === "BlockStatement" || code.type === "StaticBlock") return code.body;
  return code.type === "SwitchCase" ? code.consequent : undefined;
}

class Walk {
  private mustReachEnd = false;

  constructor(
    private readonly items: readonly Item[],
    private readonly within: Span,
    private readonly match: Matching,
    private readonly next: Next,
  ) {}

  start(first: Node, mustReachEnd = false): boolean {
    this.mustReachEnd = mustReachEnd;
    return this.from(0, first, this.within.start);
  }

  /** Matches the items from `item` on, the first of them with `statement` or, after a `...`, with anything at or behind `offset`. */
  private from(item: number, statement: Node | undefined, offset: number): boolean {
    this.match.step();
    const current = this.items[item];
    if (!current) return (!this.mustReachEnd || !statement) && this.next();
    if ("ellipsis" in current) return this.fromEllipsis(item, current.ellipsis, statement, offset);
    if (!("match" in current) || !statement) return false;
    return this.one(current.match, item, statement);
  }

  private one(matcher: Matcher, item: number, statement: Node): boolean {
    if (matcher(statement, this.match, () => this.goOn(item + 1, statement))) return true;
    const declared = declarationIn(statement);
    return declared !== undefined && matcher(declared, this.match, () => this.goOn(item + 1, statement));
  }

  private goOn(item: number, statement: Node): boolean {
    return this.reaching(statement.range[1], () => this.from(item, this.match.index.nextSibling(statement), statement.range[1]));
  }

  private reaching(end: number, then: Next): boolean {
    const { match } = this;
    const before = match.extent;
    match.extent = Math.max(before, end);
    const done = then();
    match.extent = before;
    return done;
  }

  private fromEllipsis(item: number, name: string | undefined, statement: Node | undefined, offset: number): boolean {
    if (name !== undefined) return this.fromMany(item, name, statement, offset);
    const following = this.items[item + 1];
    if (!following) return this.reaching(this.within.end, () => this.from(item + 1, undefined, this.within.end));
    if (!("match" in following)) return this.from(item + 1, statement, offset);
    const { statements } = this.match.index;
    const { from, to } = this.match.index.statementsWithin({ start: offset, end: this.within.end });
    for (let index = from; index < to; index++) {
      this.match.step();
      const candidate = statements[index];
      if (candidate && this.one(following.match, item + 1, candidate)) return true;
    }
    return false;
  }

  /** `$...BODY` stays in its block. */
  private fromMany(item: number, name: string, statement: Node | undefined, offset: number): boolean {
    const { match } = this;
    const rest = statement ? [statement, ...match.index.restAfter(statement)] : [];
    const isLast = item === this.items.length - 1;
    for (let count = isLast ? rest.length : 0; count <= rest.length; count++) {
      const last = rest[count - 1];
      const end = last ? last.range[1] : offset;
      const goOn = (): boolean => this.reaching(end, () => this.from(item + 1, rest[count], end));
      if (match.bindNodes(name, rest.slice(0, count), offset, goOn)) return true;
    }
    return false;
  }
}

/** `const x = 1` in `export const x = 1`. */
function declarationIn(statement: Node): Node | undefined {
  if (statement.type !== "ExportNamedDeclaration" && statement.type !== "ExportDefaultDeclaration") return undefined;
  const { declaration } = statement;
  return declaration && isStatement(declaration) ? declaration : undefined;
}
