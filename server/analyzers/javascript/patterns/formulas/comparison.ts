/**
 * The little language of `metavariable-comparison` (https://semgrep.dev/docs/writing-rules/rule-syntax#metavariable-comparison):
 * a Python expression over metavariables, numbers and strings. It is parsed and walked here; nothing of it is ever run as code.
 */
export type Comparison =
  | { readonly op: "value"; readonly value: Value }
  | { readonly op: "metavariable"; readonly name: string }
  | { readonly op: "not" | "negate"; readonly of: Comparison }
  | { readonly op: "binary"; readonly operator: string; readonly left: Comparison; readonly right: Comparison }
  | { readonly op: "call"; readonly name: CallName; readonly of: Comparison }
  | { readonly op: "list"; readonly of: readonly Comparison[] };

export type Value = string | number | boolean | readonly Value[];

const CALLS = ["int", "str", "len"] as const;
type CallName = (typeof CALLS)[number];

/** Binary operators from the loosest to the tightest. */
const LEVELS: readonly (readonly string[])[] = [
  ["or"],
  ["and"],
  [],
  ["==", "!=", "<=", ">=", "<", ">", "in", "not in"],
  ["|"],
  ["^"],
  ["&"],
  ["<<", ">>"],
  ["+", "-"],
  ["*", "//", "/", "%"],
];
const NOT_LEVEL = 2;
const MAX_DEPTH = 60;

/** Thrown for a comparison that does not parse; `offset` is the place in its text. */
export class ComparisonError extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

/** @throws ComparisonError */
export function parseComparison(text: string): Comparison {
  return new Parser(text).parse();
}

interface Token {
  readonly text: string;
  readonly offset: number;
}

class Parser {
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {
    this.tokens = tokensOf(text);
  }

  parse(): Comparison {
    const whole = this.level(0);
    const rest = this.tokens[this.at];
    if (rest) throw new ComparisonError(`"${rest.text}" is not expected here`, rest.offset);
    return whole;
  }

  private level(index: number): Comparison {
    if (++this.depth > MAX_DEPTH * LEVELS.length) throw new ComparisonError("the comparison is nested too deeply", 0);
    try {
      if (index === NOT_LEVEL && this.take("not")) return { op: "not", of: this.level(NOT_LEVEL) };
      const operators = LEVELS[index];
      if (!operators) return this.unary();
      let left = this.level(index + 1);
      for (let operator = this.operator(operators); operator; operator = this.operator(operators)) {
        left = { op: "binary", operator, left, right: this.level(index + 1) };
      }
      return left;
    } finally {
      this.depth--;
    }
  }

  private operator(operators: readonly string[]): string | undefined {
    if (operators.includes("not in") && this.peek() === "not" && this.tokens[this.at + 1]?.text === "in") {
      this.at += 2;
      return "not in";
    }
    return operators.find((operator) => this.take(operator));
  }

  private unary(): Comparison {
    if (this.take("-")) return { op: "negate", of: this.unary() };
    if (this.take("+")) return this.unary();
    const base = this.primary();
    return this.take("**") ? { op: "binary", operator: "**", left: base, right: this.unary() } : base;
  }

  private primary(): Comparison {
    const token = this.tokens[this.at];
    if (!token) throw new ComparisonError("the comparison ends too early", this.text.length);
    this.at++;
    const { text, offset } = token;
    if (text === "(") return this.closed(this.level(0), ")");
    if (text === "[") return this.list();
    if (/^["']/.test(text)) return { op: "value", value: unquoted(text) };
    if (/^[\d.]/.test(text)) return { op: "value", value: Number(text.replace(/_/g, "")) };
    if (text === "True" || text === "true") return { op: "value", value: true };
    if (text === "False" || text === "false") return { op: "value", value: false };
    if (text.startsWith("$")) return { op: "metavariable", name: text };
    const call = CALLS.find((name) => name === text);
    if (call && this.take("(")) return this.closed({ op: "call", name: call, of: this.level(0) }, ")");
    if (text === "re") throw new ComparisonError("re.match is not supported here: use metavariable-regex", offset);
    throw new ComparisonError(`"${text}" is not known in a comparison`, offset);
  }

  private list(): Comparison {
    const of: Comparison[] = [];
    while (this.peek() !== "]" && this.at < this.tokens.length) {
      of.push(this.level(0));
      if (!this.take(",")) break;
    }
    return this.closed({ op: "list", of }, "]");
  }

  private closed(inner: Comparison, by: string): Comparison {
    if (this.take(by)) return inner;
    throw new ComparisonError(`"${by}" is missing`, this.tokens[this.at]?.offset ?? this.text.length);
  }

  private peek(): string | undefined {
    return this.tokens[this.at]?.text;
  }

  private take(text: string): boolean {
    if (this.peek() !== text) return false;
    this.at++;
    return true;
  }
}

const TOKEN =
  /\s+|(?<token>0[xX][\da-fA-F]+|0[oO][0-7]+|0[bB][01]+|(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|\$(?:\.\.\.)?[A-Z_\d]+|[A-Za-z_]\w*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\*\*|\/\/|<<|>>|[=!<>]=|[-+*/%<>()[\],.|&^~])|(?<wrong>[\s\S])/gy;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { groups, index } of text.matchAll(TOKEN)) {
    if (groups?.wrong !== undefined) throw new ComparisonError(`"${groups.wrong}" is not known in a comparison`, index);
    if (groups?.token !== undefined) tokens.push({ text: groups.token, offset: index });
  }
  return tokens;
}

function unquoted(text: string): string {
  return text.slice(1, -1).replace(/\\([\s\S])/g, (_escape, character: string) => ESCAPES[character] ?? character);
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" };

/** The metavariables that a comparison asks for. */
export function metavariablesIn(comparison: Comparison): string[] {
  switch (comparison.op) {
    case "value":
      return [];
    case "metavariable":
      return [comparison.name];
    case "binary":
      return [...metavariablesIn(comparison.left), ...metavariablesIn(comparison.right)];
    case "list":
      return comparison.of.flatMap(metavariablesIn);
    default:
      return metavariablesIn(comparison.of);
  }
}
