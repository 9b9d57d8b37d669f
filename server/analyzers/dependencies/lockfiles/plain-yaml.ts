import { parseAllDocuments } from "yaml";

/** A value of YAML whose scalars are texts as written: versions such as `1.10` must not become numbers. Tables have no prototype. */
export type YamlValue = string | YamlTable | readonly YamlValue[];
export interface YamlTable {
  readonly [key: string]: YamlValue;
}

/** Deeper than any lockfile goes; also bounds what hostile ones cost. */
const MAX_NESTING = 50;
/** What the parser of all YAML can read in some seconds. */
const MAX_CHARACTERS = 2_000_000;

/**
 * The documents of a YAML text. Package managers write a small part of YAML, a line for each key, which is read here in a fiftieth of the
 * time; what is written in other ways is left to the parser of all YAML. Throws for what is none, and for a key that is there twice.
 */
export function parseYaml(text: string): YamlValue[] {
  try {
    return new PlainYaml(text).documents();
  } catch (reason) {
    if (reason instanceof NestingError || text.length > MAX_CHARACTERS) throw reason;
    return parseAllDocuments(text, { schema: "failsafe", logLevel: "silent" }).map((document) => {
      const [error] = document.errors;
      if (error) throw error;
      return withoutPrototypes(document.toJS({ mapAsMap: true }), 0);
    });
  }
}

function withoutPrototypes(value: unknown, depth: number): YamlValue {
  if (depth > MAX_NESTING) throw new NestingError("it nests too deeply");
  if (Array.isArray(value)) return value.map((item) => withoutPrototypes(item, depth + 1));
  if (!(value instanceof Map)) return typeof value === "string" ? value : "";
  const table = Object.create(null) as Record<string, YamlValue>;
  for (const [key, inner] of value as Map<unknown, unknown>) table[String(key)] = withoutPrototypes(inner, depth + 1);
  return table;
}

class NestingError extends Error {}

/** A line that says something: not empty, and no comment. */
interface Line {
  readonly indent: number;
  readonly text: string;
}

class PlainYaml {
  private at = 0;
  private line: Line | undefined;

  constructor(private readonly text: string) {
    if (text.startsWith("\uFEFF")) this.at = 1;
    this.advance();
  }

  documents(): YamlValue[] {
    const found: YamlValue[] = [];
    for (let line = this.current(); line; line = this.current()) {
      if (line.text === "---" && line.indent === 0) this.advance();
      // Two separators, or one at the end, have an empty document between them.
      const first = this.isSeparator() ? undefined : this.current();
      found.push(first ? this.block(first.indent, 0) : "");
      if (this.current() && !this.isSeparator()) throw this.unknown();
    }
    return found.length > 1 ? found.filter((document) => document !== "") : found;
  }

  /** Asked for by a call, because reading goes on meanwhile. */
  private current(): Line | undefined {
    return this.line;
  }

  private isSeparator(): boolean {
    return this.line?.indent === 0 && this.line.text === "---";
  }

  private unknown(): Error {
    return new Error(`this is not understood: ${this.line?.text.slice(0, 60) ?? "the end"}`);
  }

  private advance(): void {
    this.line = undefined;
    while (this.at < this.text.length) {
      const start = this.at;
      let end = this.text.indexOf("\n", start);
      if (end < 0) end = this.text.length;
      this.at = end + 1;
      let first = start;
      while (this.text.charCodeAt(first) === 32) first++;
      if (this.text.charCodeAt(end - 1) === 13) end--;
      if (first >= end || this.text.charCodeAt(first) === 35) continue;
      this.line = { indent: first - start, text: this.text.slice(first, end) };
      return;
    }
  }

  /** What stands at this indentation from here on. */
  private block(indent: number, depth: number): YamlValue {
    if (depth > MAX_NESTING) throw new NestingError("it nests too deeply");
    return this.line && /^-(?: |$)/.test(this.line.text) ? this.list(indent) : this.table(indent, depth);
  }

  private list(indent: number): YamlValue {
    const items: YamlValue[] = [];
    while (this.line?.indent === indent && this.line.text.startsWith("- ")) {
      const text = this.line.text.slice(2).trim();
      // A table in a list is written by nobody whose files are read here.
      if (splitKey(text)) throw this.unknown();
      this.advance();
      items.push(this.inline(text, indent, 0));
    }
    return items;
  }

  private table(indent: number, depth: number): YamlTable {
    const table = Object.create(null) as Record<string, YamlValue>;
    while (this.line?.indent === indent && !this.isSeparator()) {
      const [key, rest] = this.entry();
      if (key in table) throw new Error(`the key ${key.slice(0, 60)} is there twice`);
      this.advance();
      table[key] = rest === "" ? this.below(indent, depth) : this.inline(rest, indent, depth);
    }
    if (this.line && this.line.indent > indent) throw this.unknown();
    return table;
  }

  /** The key of this line, and what stands behind it; a long key has a line for itself: `? key`, then `: value`. */
  private entry(): readonly [key: string, rest: string] {
    const text = this.line?.text ?? "";
    if (text.startsWith("? ")) {
      const key = scalar(text.slice(2).trim());
      const { indent } = this.line ?? {};
      this.advance();
      if (key === undefined || this.line?.indent !== indent || !/^:(?: |$)/.test(this.line?.text ?? "")) throw this.unknown();
      return [key, this.line?.text.slice(1).trim() ?? ""];
    }
    const split = splitKey(text);
    if (!split) throw this.unknown();
    return split;
  }

  /** The value of a key that has none on its line: what is indented below it; lists need not be. */
  private below(indent: number, depth: number): YamlValue {
    if (!this.line) return "";
    if (this.line.indent > indent) return this.block(this.line.indent, depth + 1);
    return this.line.indent === indent && this.line.text.startsWith("- ") ? this.list(indent) : "";
  }

  private inline(text: string, indent: number, depth: number): YamlValue {
    const first = text.charCodeAt(0);
    if (first === 62 /* > */ || first === 124 /* | */) return this.folded(text, indent);
    if (this.line && this.line.indent > indent) throw this.unknown();
    if (first === 123 /* { */ || first === 91 /* [ */) {
      const flow = new Flow(text);
      const value = flow.value(depth);
      flow.end();
      return value;
    }
    const value = scalar(text);
    if (value === undefined) throw new Error(`this is not understood: ${text.slice(0, 60)}`);
    return value;
  }

  /** A text over several lines. How its lines are broken does not matter here. */
  private folded(text: string, indent: number): string {
    if (!/^[>|][-+]?$/.test(text)) throw new Error(`this is not understood: ${text.slice(0, 60)}`);
    const lines: string[] = [];
    while (this.line && this.line.indent > indent) {
      lines.push(this.line.text);
      this.advance();
    }
    return lines.join(text.startsWith(">") ? " " : "\n");
  }
}

/** A table or list on one line. */
class Flow {
  private at = 0;

  constructor(private readonly text: string) {}

  value(depth: number): YamlValue {
    if (depth > MAX_NESTING) throw new NestingError("it nests too deeply");
    switch (this.text[this.at]) {
      case "{":
        return this.table(depth);
      case "[":
        return this.list(depth);
      default:
        return this.scalar(false);
    }
  }

  end(): void {
    if (this.text.slice(this.at).trim() !== "") throw this.unknown();
  }

  private table(depth: number): YamlTable {
    const table = Object.create(null) as Record<string, YamlValue>;
    this.skip(1);
    while (this.text[this.at] !== "}") {
      const key = this.scalar(true);
      this.skip(0);
      if (this.text[this.at] !== ":" || key in table) throw this.unknown();
      this.skip(1);
      table[key] = this.value(depth + 1);
      this.separate("}");
    }
    this.at++;
    return table;
  }

  private list(depth: number): YamlValue {
    const items: YamlValue[] = [];
    this.skip(1);
    while (this.text[this.at] !== "]") {
      items.push(this.value(depth + 1));
      this.separate("]");
    }
    this.at++;
    return items;
  }

  private separate(end: string): void {
    this.skip(0);
    if (this.text[this.at] === ",") this.skip(1);
    else if (this.text[this.at] !== end) throw this.unknown();
  }

  private skip(count: number): void {
    this.at += count;
    while (this.text[this.at] === " ") this.at++;
  }

  private scalar(isKey: boolean): string {
    const start = this.at;
    const first = this.text[start];
    if (first === '"' || first === "'") this.at = endOfQuoted(this.text, start);
    else for (; this.at < this.text.length && !this.isEnd(isKey); this.at++);
    const value = scalar(this.text.slice(start, this.at).trim());
    if (value === undefined) throw this.unknown();
    return value;
  }

  private isEnd(isKey: boolean): boolean {
    const character = this.text[this.at] ?? "";
    return ",{}[]".includes(character) || (isKey && character === ":" && this.text[this.at + 1] === " ");
  }

  private unknown(): Error {
    return new Error(`this is not understood: ${this.text.slice(0, 60)}`);
  }
}

/** A line's key and the rest of it; undefined where it has no key. */
export function splitKey(text: string): readonly [key: string, rest: string] | undefined {
  const first = text[0];
  const isQuoted = first === '"' || first === "'";
  let end = isQuoted ? endOfQuoted(text, 0) : text.indexOf(":");
  while (!isQuoted && end >= 0 && end + 1 < text.length && text[end + 1] !== " ") end = text.indexOf(":", end + 1);
  if (end < 0 || text[end] !== ":" || (end + 1 < text.length && text[end + 1] !== " ")) return undefined;
  const key = scalar(text.slice(0, end));
  return key === undefined ? undefined : [key, text.slice(end + 1).trim()];
}

/** A text in quotes or without; undefined for what YAML reads as more than that. */
function scalar(text: string): string | undefined {
  if (text.startsWith("'")) return endOfQuoted(text, 0) === text.length ? text.slice(1, -1).replaceAll("''", "'") : undefined;
  if (text.startsWith('"')) return endOfQuoted(text, 0) === text.length ? unescaped(text) : undefined;
  return text === "" || /^[[\]{}&*!|>%@`,?#]|^[-?:](?: |$)| #|: |\t/.test(text) ? undefined : text;
}

function unescaped(text: string): string | undefined {
  if (!text.includes("\\")) return text.slice(1, -1);
  try {
    return String(JSON.parse(text));
  } catch {
    // YAML has more escapes than JSON.
    return undefined;
  }
}

/** The place behind the closing quote. */
function endOfQuoted(text: string, start: number): number {
  const quote = text[start] ?? "";
  for (let at = text.indexOf(quote, start + 1); at >= 0; at = text.indexOf(quote, at + 1)) {
    if (quote === "'" && text[at + 1] === "'") at++;
    else if (quote === "'" || isUnescaped(text, at)) return at + 1;
  }
  return text.length + 1;
}

function isUnescaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === "\\") backslashes++;
  return backslashes % 2 === 0;
}
