import { HOLE } from "./flat-text";
import { tokenizeSql, type PlaceholderStyle, type SqlToken } from "./sql-tokens";

/** What is known of the expression behind a hole. */
export interface HoleFacts {
  /** A constant, or a choice among constants: harmless, and perhaps a piece of syntax. */
  readonly isStatic: boolean;
  /** Certainly a number. */
  readonly isNumeric: boolean;
  /** Several values in one text, a piece of SQL, or text that is quoted already: never one value. */
  readonly isComposed: boolean;
}

/** A part of the text that holds one value, with the quotes around it. */
export interface SqlValue {
  readonly start: number;
  readonly end: number;
  /** What the value is, without quotes; holes stand for expressions. */
  readonly content: string;
  /** How many placeholders stand before it in the text already. */
  readonly placeholdersBefore: number;
}

export interface SqlReading {
  readonly values: readonly SqlValue[];
  /** Placeholders that the text has already, in order. */
  readonly placeholders: readonly string[];
}

/** Where parentheses were opened, and what may stand there. */
interface Group {
  kind: "values" | "list" | "function" | "columns" | "expression";
  clause: string;
  /** Items in it so far, counted by commas. */
  items: number;
  columns: number | undefined;
}

const STATEMENTS = new Set(["SELECT", "INSERT", "UPDATE", "DELETE", "REPLACE", "WITH", "CALL", "MERGE"]);
const CLAUSES = new Set(
  "SELECT FROM WHERE SET VALUES INTO UPDATE JOIN ON BY HAVING LIMIT OFFSET RETURNING TABLE USING INSERT DELETE".split(" "),
);
/** Words after which parentheses hold no arguments. */
const NOT_FUNCTIONS = new Set([
  ...CLAUSES,
  ..."AND OR NOT AS EXISTS WITH CASE WHEN THEN ELSE BETWEEN LIKE ILIKE ANY SOME ALL UNION EXCEPT INTERSECT".split(" "),
]);
const BEFORE_VALUE = new Set(["LIKE", "ILIKE", "RLIKE", "REGEXP", "GLOB", "BETWEEN", "THEN", "ELSE"]);
const BEFORE_CONDITION = new Set(["WHERE", "AND", "OR", "ON", "NOT", "HAVING", "WHEN", "SELECT"]);
const AFTER_VALUE = new Set(
  "AND OR ORDER GROUP LIMIT OFFSET THEN ELSE END WHEN FOR ON RETURNING UNION HAVING ESCAPE COLLATE AS FROM WHERE".split(" "),
);
const COMPARISONS = new Set(["=", "==", "<>", "!=", "<", ">", "<=", ">=", "<=>"]);
const COMPARING_WORDS = new Set(["LIKE", "ILIKE", "RLIKE", "REGEXP", "IN", "IS", "BETWEEN", "NOT"]);

/**
 * Finds the parts of an SQL text that are values, so that placeholders can take their place.
 * Undefined when a hole is, or may be, anything else (a table, a column, a condition, a list), or when the statement is of
 * a kind that takes no placeholders.
 * @param isPart the text is no statement but a part of one (`whereRaw`)
 */
export function readSqlValues(
  sql: string,
  factsOf: (hole: number) => HoleFacts,
  style: PlaceholderStyle,
  isPart: boolean,
): SqlReading | undefined {
  const tokens = tokenizeSql(sql, style);
  const first = tokens?.[0];
  if (!tokens || !first || (!isPart && !STATEMENTS.has(first.text.toUpperCase()))) return undefined;
  const semicolon = tokens.findIndex(({ kind }) => kind === ";");
  if (semicolon >= 0 && semicolon < tokens.length - 1) return undefined;
  return new SqlReader(tokens, factsOf, style).read();
}

class SqlReader {
  private readonly groups: Group[] = [{ kind: "expression", clause: "", items: 0, columns: undefined }];
  private lastClosed: Group | undefined;
  private readonly values: SqlValue[] = [];
  private readonly placeholders: string[] = [];
  private hole = 0;

  constructor(
    private readonly tokens: readonly SqlToken[],
    private readonly factsOf: (hole: number) => HoleFacts,
    private readonly style: PlaceholderStyle,
  ) {}

  read(): SqlReading | undefined {
    for (const [index, token] of this.tokens.entries()) {
      if (!this.step(index, token)) return undefined;
    }
    return { values: this.values, placeholders: this.placeholders };
  }

  private get group(): Group {
    return this.groups.at(-1) as Group;
  }

  /** False when the text cannot be changed. */
  private step(index: number, token: SqlToken): boolean {
    const word = wordOf(token);
    const holes = token.text.split(HOLE).length - 1;
    if (holes > 0) return this.readHoles(index, token, holes);
    if (CLAUSES.has(word)) this.group.clause = word;
    if (word === "SELECT") this.group.kind = "expression";
    if (token.kind === "placeholder") this.placeholders.push(token.text);
    if (token.kind === ",") this.group.items++;
    if (token.kind === "(") this.open(index);
    if (token.kind === ")") {
      this.lastClosed = this.groups.length > 1 ? this.groups.pop() : undefined;
      if (this.lastClosed?.kind === "columns") this.group.columns = this.lastClosed.items + 1;
    }
    return true;
  }

  private open(index: number): void {
    this.groups.push({ kind: this.kindOfGroup(index), clause: "", items: 0, columns: this.group.columns });
  }

  private kindOfGroup(index: number): Group["kind"] {
    const before = this.tokens[index - 1];
    const word = wordOf(before);
    if (word === "VALUES" || (before?.kind === "," && this.group.clause === "VALUES" && this.lastClosed?.kind === "values"))
      return "values";
    if (word === "IN") return "list";
    if (this.group.clause === "INTO") return "columns";
    if (before?.kind === "word" && !NOT_FUNCTIONS.has(word)) return "function";
    return "expression";
  }

  private readHoles(index: number, token: SqlToken, count: number): boolean {
    const facts = Array.from({ length: count }, (_, offset) => this.factsOf(this.hole + offset));
    this.hole += count;
    const isValue = (token.kind === "string" || token.kind === "hole") && !token.glued && this.isValue(index, token, facts);
    if (isValue && !facts.every(({ isStatic }) => isStatic)) {
      const content = token.kind === "string" ? unquote(token.text) : token.text;
      this.values.push({ start: token.start, end: token.end, content, placeholdersBefore: this.placeholders.length });
      return true;
    }
    return facts.every(({ isStatic, isNumeric }) => isStatic || isNumeric);
  }

  private isValue(index: number, token: SqlToken, facts: readonly HoleFacts[]): boolean {
    if (facts.some(({ isComposed }) => isComposed)) return false;
    const isQuoted = token.text.startsWith("'");
    const before = this.tokens[index - 1];
    const after = this.tokens[index + 1];
    if (!this.mayFollow(after)) return false;
    const compared = isComparison(after);
    if (before?.kind === "operator") return this.isOperandOf(index - 1) && (isQuoted || !compared);
    const word = wordOf(before);
    if (word === "AND" && this.endsBetween(index - 1)) return true;
    if (compared) return isQuoted && (before?.kind === "(" || BEFORE_CONDITION.has(word));
    if (BEFORE_VALUE.has(word)) return true;
    if (word === "LIMIT" || word === "OFFSET") return this.style.numbered;
    if (word === "SELECT") return isQuoted;
    if (before?.kind !== "(" && before?.kind !== ",") return false;
    return this.isListItem(before, after, isQuoted, facts);
  }

  private isListItem(before: SqlToken, after: SqlToken | undefined, isQuoted: boolean, facts: readonly HoleFacts[]): boolean {
    const { kind, clause, items, columns } = this.group;
    const isAlone = before.kind === "(" && after?.kind === ")";
    switch (kind) {
      case "values":
        return isQuoted || !isAlone || columns === 1;
      case "list":
        return isQuoted || !isAlone || items > 0;
      case "function":
        return isQuoted || facts.every(({ isNumeric }) => isNumeric);
      case "columns":
        return false;
      case "expression":
        return before.kind === "," && clause === "SELECT" && isQuoted;
    }
  }

  private mayFollow(token: SqlToken | undefined): boolean {
    if (!token || token.kind === ")" || token.kind === "," || token.kind === ";" || token.kind === "operator") return true;
    if (token.kind === "hole") return this.factsOf(this.hole).isStatic;
    const word = wordOf(token);
    return AFTER_VALUE.has(word) || COMPARING_WORDS.has(word);
  }

  /** True when the operator at `index` takes a value on its right: a comparison, or arithmetic with something on its left. */
  private isOperandOf(index: number): boolean {
    const { text } = this.tokens[index] as SqlToken;
    if (COMPARISONS.has(text) || text === "||") return true;
    const left = this.tokens[index - 1];
    const isOperand = left && (left.kind === ")" || left.kind === "number" || left.kind === "placeholder" || left.kind === "name");
    return (text === "+" || text === "-") && (isOperand === true || (left?.kind === "word" && !NOT_FUNCTIONS.has(wordOf(left))));
  }

  /** True when the AND at `index` belongs to a BETWEEN. */
  private endsBetween(index: number): boolean {
    let depth = 0;
    for (let i = index - 1; i >= 0; i--) {
      const token = this.tokens[i] as SqlToken;
      if (token.kind === ")") depth++;
      else if (token.kind === "(" && depth-- === 0) return false;
      else if (depth === 0 && wordOf(token) === "BETWEEN") return true;
      else if (depth === 0 && (wordOf(token) === "AND" || CLAUSES.has(wordOf(token)))) return false;
    }
    return false;
  }
}

function isComparison(token: SqlToken | undefined): boolean {
  return token !== undefined && (token.kind === "operator" ? COMPARISONS.has(token.text) : COMPARING_WORDS.has(wordOf(token)));
}

function wordOf(token: SqlToken | undefined): string {
  return token?.kind === "word" ? token.text.toUpperCase() : "";
}

/** The text of an SQL string: without its quotes, and with doubled ones read as one. */
function unquote(text: string): string {
  const mark = text[0] ?? "";
  return text.slice(1, -1).replaceAll(mark + mark, mark);
}
