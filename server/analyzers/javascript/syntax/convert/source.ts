import type { TSESTree } from "@typescript-eslint/types";
import ts from "typescript";

export type Range = [start: number, end: number];

/** What every node has; what else it has is checked where it is made. */
export interface Tree {
  readonly type: string;
  readonly range: Range;
}

/** What a name or pattern is given by what declares it. */
export interface Binding extends Tree {
  decorators: readonly Tree[];
  optional: boolean;
  typeAnnotation: unknown;
}

/** Properties that the contract still names and only warns of. */
type Old = "assertions" | "loc";

/** A node with the properties of the contract's, all of them, whatever they hold. */
export type Made<T extends TSESTree.Node, Left extends string = never> = {
  readonly type: `${T["type"]}`;
  readonly range: Range;
  parent: undefined;
} & { [Key in Exclude<keyof T, Left | Old | "parent" | "range" | "type">]: unknown };

/** TypeScript's own way past white space and comments; internal, so pinned by the test. */
const { skipTrivia } = ts as unknown as { readonly skipTrivia: (text: string, position: number) => number };

/** One list for all who have none: nobody changes the lists of a tree. */
export const NONE: readonly never[] = [];

/** The text that a tree is made of, and where things begin in it. */
export class Source {
  private from = -1;

  private start = -1;

  constructor(readonly text: string) {}

  /**
   * Where what begins with white space and comments at `pos` is written, and where it ends. Takes numbers and no node, because a node's
   * properties are found faster where only one kind of node comes by.
   */
  range(pos: number, end: number): Range {
    // What is not there has no white space before it either.
    return [pos === end ? pos : this.startAt(pos), end];
  }

  /** Where the token is written that follows a position. */
  startAt(pos: number): number {
    // What begins a node begins with it.
    if (pos === this.from) return this.start;
    this.from = pos;
    return (this.start = this.afterSpace(pos));
  }

  textOf(range: Range): string {
    return this.text.slice(range[0], range[1]);
  }

  /** The end of the `>` that closes a list, or of what stands there instead. */
  endOfCloser(pos: number): number {
    const start = this.startAt(pos);
    return this.text.charCodeAt(start) === 62 ? start + 1 : this.endOfToken(start);
  }

  endOfToken(start: number): number {
    const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.JSX, this.text, undefined, start);
    scanner.scan();
    return scanner.getTokenEnd();
  }

  private afterSpace(pos: number): number {
    const { text } = this;
    for (let at = pos; ; at++) {
      const code = text.charCodeAt(at);
      if (code === 32 || (code >= 9 && code <= 13)) continue;
      if (!(code < 128)) return skipTrivia(text, pos);
      switch (code) {
        case 35: // #, of a first line for the shell
          return at === 0 ? skipTrivia(text, pos) : at;
        case 47: {
          const next = text.charCodeAt(at + 1);
          return next === 47 || next === 42 ? skipTrivia(text, pos) : at;
        }
        case 60: // What a merge left in the text: seven of <, =, > or |
        case 61:
        case 62:
        case 124:
          return text.charCodeAt(at + 1) === code ? skipTrivia(text, pos) : at;
        default:
          return at;
      }
    }
  }
}
