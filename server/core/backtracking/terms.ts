import { RegExpParser, type AST } from "@eslint-community/regexpp";
import type { Span } from "../position";

/** What matches one character, by JavaScript itself. Equal ones are the same object. */
export interface Atom {
  readonly accepts: (codePoint: number) => boolean;
  /** Characters beyond ASCII where it begins or ends to accept. */
  readonly edges: readonly number[];
}

/** A regular expression as both the machine that matches and the one that is searched for ambiguity read it. */
export type Term =
  | { readonly type: "atom"; readonly atom: Atom }
  | { readonly type: "sequence" | "choice"; readonly of: readonly Term[] }
  | Repetition
  | { readonly type: "group"; readonly index: number; readonly of: Term }
  | { readonly type: "edge"; readonly kind: Edge }
  | { readonly type: "look"; readonly isBehind: boolean; readonly isNegated: boolean; readonly of: Term }
  | { readonly type: "reference"; readonly groups: readonly number[] };

export interface Repetition {
  readonly type: "repetition";
  readonly of: Term;
  readonly min: number;
  readonly max: number;
  readonly isGreedy: boolean;
  /** The groups in it: each round forgets what they captured. */
  readonly firstGroup: number;
  readonly pastGroups: number;
  /** Where it is written in the pattern. */
  readonly span: Span;
}

/** `^`, `$` (of the text or of a line), `\b` and `\B`. */
export type Edge = "start" | "line-start" | "end" | "line-end" | "word" | "no-word";

export interface Expression {
  readonly root: Term;
  readonly atoms: readonly Atom[];
  /** How many groups capture, and the match itself. */
  readonly groups: number;
  readonly isUnicode: boolean;
  /** It only matches where it is told to begin. */
  readonly isSticky: boolean;
}

/**
 * Reads the pattern of a regular expression (https://tc39.es/ecma262/#sec-patterns).
 * @throws SyntaxError when it is none
 */
export function readExpression(pattern: string, flags: string): Expression {
  const unicodeSets = flags.includes("v");
  const unicode = !unicodeSets && flags.includes("u");
  const ast = new RegExpParser({ ecmaVersion: 2025 }).parsePattern(pattern, 0, pattern.length, { unicode, unicodeSets });
  return { ...new Reader(flags).read(ast), isSticky: flags.includes("y") };
}

class Reader {
  private readonly atoms = new Map<string, Atom>();
  /** Counted in the order of their opening brackets, which is the order in which they are met. */
  private groups = 1;
  private readonly indices = new Map<AST.CapturingGroup, number>();
  private readonly unicodeFlag: string;
  private ignoreCase: boolean;
  private multiline: boolean;
  private dotAll: boolean;

  constructor(flags: string) {
    this.unicodeFlag = flags.includes("v") ? "v" : flags.includes("u") ? "u" : "";
    this.ignoreCase = flags.includes("i");
    this.multiline = flags.includes("m");
    this.dotAll = flags.includes("s");
  }

  read(ast: AST.Pattern): Omit<Expression, "isSticky"> {
    const root = this.choice(ast.alternatives);
    return { root, atoms: [...this.atoms.values()], groups: this.groups, isUnicode: this.unicodeFlag !== "" };
  }

  private choice(alternatives: readonly AST.Alternative[]): Term {
    const of = alternatives.map(({ elements }): Term => ({ type: "sequence", of: elements.map((element) => this.element(element)) }));
    const [only] = of;
    return only && of.length === 1 ? only : { type: "choice", of };
  }

  private element(element: AST.Element): Term {
    switch (element.type) {
      case "Assertion":
        return this.assertion(element);
      case "Quantifier":
        return this.repetition(element);
      case "Group":
        return this.group(element);
      case "CapturingGroup": {
        const index = this.groups++;
        this.indices.set(element, index);
        return { type: "group", index, of: this.choice(element.alternatives) };
      }
      case "Backreference": {
        const groups = [element.resolved].flat().flatMap((group) => this.indices.get(group) ?? []);
        return { type: "reference", groups };
      }
      default:
        return { type: "atom", atom: this.atom(element) };
    }
  }

  private assertion(assertion: AST.Assertion): Term {
    switch (assertion.kind) {
      case "start":
        return { type: "edge", kind: this.multiline ? "line-start" : "start" };
      case "end":
        return { type: "edge", kind: this.multiline ? "line-end" : "end" };
      case "word":
        return { type: "edge", kind: assertion.negate ? "no-word" : "word" };
      default: {
        const isBehind = assertion.kind === "lookbehind";
        return { type: "look", isBehind, isNegated: assertion.negate, of: this.choice(assertion.alternatives) };
      }
    }
  }

  private repetition({ element, min, max, greedy, start, end }: AST.Quantifier): Term {
    const firstGroup = this.groups;
    const of = this.element(element);
    return { type: "repetition", of, min, max, isGreedy: greedy, firstGroup, pastGroups: this.groups, span: { start, end } };
  }

  /** A group may change the flags within it: `(?i:…)`. */
  private group({ alternatives, modifiers }: AST.Group): Term {
    const { ignoreCase, multiline, dotAll } = this;
    for (const [flags, value] of [
      [modifiers?.add, true],
      [modifiers?.remove, false],
    ] as const) {
      if (flags?.ignoreCase) this.ignoreCase = value;
      if (flags?.multiline) this.multiline = value;
      if (flags?.dotAll) this.dotAll = value;
    }
    const term = this.choice(alternatives);
    Object.assign(this, { ignoreCase, multiline, dotAll });
    return term;
  }

  private atom(node: AST.Character | AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass): Atom {
    const flags = `${this.ignoreCase ? "i" : ""}${this.dotAll ? "s" : ""}${this.unicodeFlag}`;
    const key = `${flags} ${node.raw}`;
    let atom = this.atoms.get(key);
    if (!atom) {
      const isPlain = node.type === "Character" && !this.ignoreCase;
      const accepts = isPlain ? (codePoint: number) => codePoint === node.value : testOf(node.raw, flags);
      this.atoms.set(key, (atom = { accepts, edges: edgesOf(node) }));
    }
    return atom;
  }
}

/** JavaScript says which characters an atom accepts; a single atom cannot backtrack. */
function testOf(source: string, flags: string): Atom["accepts"] {
  const expression = new RegExp(`^(?:${source})$`, flags);
  return (codePoint) => expression.test(String.fromCodePoint(codePoint));
}

function edgesOf(node: AST.CharacterClassElement | AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass): number[] {
  if (node.type === "Character") return [node.value, node.value + 1];
  if (node.type === "CharacterClassRange") return [node.min.value, node.max.value + 1];
  return node.type === "CharacterClass"
    ? node.elements.flatMap((element) =>
        "elements" in element || element.type === "Character" || element.type === "CharacterClassRange"
          ? edgesOf(element as AST.CharacterClassElement)
          : [],
      )
    : [];
}
