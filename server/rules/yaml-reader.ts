import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node, type Pair } from "yaml";
import type { Position } from "../core/position";
import type { RuleFileProblem } from "./rule";
import type { RuleFile } from "./rule-pack";

/** Aliases followed in one file: enough for people, far too few for a file that multiplies itself. */
const MAX_ALIASES = 100;

/**
 * One YAML file being read into typed values. Readers never throw: they note a problem at the place of the mistake
 * and return undefined, and `unlessWrong` turns that into the loss of the row that the mistake is in.
 */
export class YamlFile {
  readonly problems: RuleFileProblem[] = [];
  /** Undefined when the text is empty or not YAML at all. */
  readonly root: YamlValue | undefined;
  private readonly lines = new LineCounter();
  private readonly document: Document.Parsed | undefined;
  private aliasesLeft = MAX_ALIASES;

  constructor(readonly source: RuleFile) {
    try {
      this.document = parseDocument(source.text, {
        lineCounter: this.lines,
        prettyErrors: false,
        stringKeys: true,
        uniqueKeys: false,
        logLevel: "silent",
      });
    } catch (error) {
      // The composer recurses, so nesting by the ten thousand ends in a RangeError.
      this.note(0, error instanceof RangeError ? "nested too deeply" : "not readable as YAML");
      return;
    }
    // The first error only: what follows it is mostly the parser finding its way back.
    const [error] = this.document.errors;
    if (error) this.note(error.pos[0], firstLine(error.message));
    if (this.problems.length > 0) return;
    if (this.document.contents) this.root = new YamlValue(this, this.document.contents, 0);
    else this.note(0, "the file is empty");
  }

  note(offset: number, message: string): void {
    this.problems.push({ file: this.source.path, position: this.positionAt(offset), message });
  }

  positionAt(offset: number): Position {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(0, line - 1), character: Math.max(0, col - 1) };
  }

  /** What `read` returns, or undefined when it noted a problem: a mistake costs the row that it is in, and no other. */
  unlessWrong<T>(read: () => T | undefined): T | undefined {
    const before = this.problems.length;
    const value = read();
    return this.problems.length === before ? value : undefined;
  }

  /** The node that an alias stands for; notes a problem and returns undefined when there is none, or too many were followed. */
  resolve(node: Node): Node | undefined {
    let current: Node | undefined = node;
    while (current && isAlias(current) && this.document) {
      if (this.aliasesLeft-- <= 0) {
        if (this.aliasesLeft === -1) this.note(node.range?.[0] ?? 0, `more than ${MAX_ALIASES} aliases`);
        return undefined;
      }
      const target: Node | undefined = current.resolve(this.document);
      if (!target) this.note(node.range?.[0] ?? 0, `alias *${current.source} stands for nothing`);
      current = target;
    }
    return current;
  }

  /** Plain data of a node; undefined (and a problem) when its aliases multiply beyond reason. */
  plain(node: Node): unknown {
    if (!this.document) return undefined;
    try {
      return node.toJS(this.document, { maxAliasCount: MAX_ALIASES });
    } catch {
      this.note(node.range?.[0] ?? 0, "too many aliases");
      return undefined;
    }
  }
}

/** One value of a YAML file with its place. */
export class YamlValue {
  constructor(
    readonly file: YamlFile,
    private readonly node: Node | null,
    /** Where an empty value is said to be: its key. */
    private readonly fallbackOffset: number,
  ) {}

  get offset(): number {
    return this.node?.range?.[0] ?? this.fallbackOffset;
  }

  get position(): Position {
    return this.file.positionAt(this.offset);
  }

  /** Where the first character of a text on one line is: behind its quote, if it has one. */
  get textOffset(): number {
    const node = this.resolved();
    const quoted = isScalar(node) && (node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE");
    return this.offset + (quoted && node === this.node ? 1 : 0);
  }

  note(message: string): undefined {
    this.file.note(this.offset, message);
    return undefined;
  }

  /** The value of a key where this is a mapping that has it; says nothing where it is not. */
  at(key: string): YamlValue | undefined {
    const node = this.resolved();
    const pair = isMap(node) ? node.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
    return pair && new YamlValue(this.file, pair.value as Node | null, this.offset);
  }

  isText(): boolean {
    return typeof this.scalar() === "string";
  }

  isList(): boolean {
    return isSeq(this.resolved());
  }

  text(): string | undefined {
    const value = this.scalar();
    return typeof value === "string" ? value : this.wrongType("text");
  }

  /** Text that is not empty. */
  words(): string | undefined {
    const value = this.text();
    return value?.trim() === "" ? this.note("must not be empty") : value;
  }

  boolean(): boolean | undefined {
    const value = this.scalar();
    return typeof value === "boolean" ? value : this.wrongType("true or false");
  }

  integer(): number | undefined {
    const value = this.scalar();
    return typeof value === "number" && Number.isSafeInteger(value) ? value : this.wrongType("a whole number");
  }

  oneOf<T extends string>(choices: readonly T[]): T | undefined {
    const value = this.scalar();
    const choice = choices.find((candidate) => candidate === value);
    return choice ?? this.note(`must be one of ${choices.join(", ")}`);
  }

  list(): YamlValue[] | undefined {
    const node = this.resolved();
    if (!isSeq(node)) return this.wrongType("a list");
    return node.items.map((item) => new YamlValue(this.file, item as Node | null, this.offset));
  }

  /** The items of a list, or the value itself as the only one. */
  listOrOne(): YamlValue[] | undefined {
    return this.isList() ? this.list() : [this];
  }

  texts(): string[] | undefined {
    return allOf(this.list(), (item) => item.words());
  }

  textsOrOne(): string[] | undefined {
    return allOf(this.listOrOne(), (item) => item.words());
  }

  /** A mapping; keys that are not among those known, and keys that come twice, are problems. */
  map(known: readonly string[]): YamlMap | undefined {
    const map = this.anyMap();
    if (!map) return undefined;
    for (const [key, { keyOffset }] of map.entries()) {
      if (!known.includes(key)) this.file.note(keyOffset, `unknown key "${key}"; known here: ${known.join(", ")}`);
    }
    return map;
  }

  /** A mapping whose keys are free. */
  anyMap(): YamlMap | undefined {
    const node = this.resolved();
    if (!isMap(node)) return this.wrongType("a mapping of keys to values");
    const entries = new Map<string, YamlEntry>();
    for (const pair of node.items as Pair<Node, Node | null>[]) {
      const keyOffset = pair.key.range?.[0] ?? this.offset;
      const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
      if (key === undefined) this.file.note(keyOffset, "a key must be text");
      else if (entries.has(key)) this.file.note(keyOffset, `key "${key}" comes twice`);
      else entries.set(key, { keyOffset, value: new YamlValue(this.file, pair.value, keyOffset) });
    }
    return new YamlMap(this, entries);
  }

  /** Whatever is there, as plain data. */
  plain(): unknown {
    return this.node ? this.file.plain(this.node) : null;
  }

  private scalar(): unknown {
    const node = this.resolved();
    return isScalar(node) ? node.value : undefined;
  }

  private resolved(): Node | null | undefined {
    return this.node && this.file.resolve(this.node);
  }

  private wrongType(expected: string): undefined {
    return this.note(`must be ${expected}`);
  }
}

export interface YamlEntry {
  readonly keyOffset: number;
  readonly value: YamlValue;
}

/** A mapping of a YAML file. */
export class YamlMap {
  constructor(
    readonly self: YamlValue,
    private readonly values: ReadonlyMap<string, YamlEntry>,
  ) {}

  entries(): IterableIterator<[string, YamlEntry]> {
    return this.values.entries();
  }

  keys(): string[] {
    return [...this.values.keys()];
  }

  has(key: string): boolean {
    return this.values.has(key);
  }

  get(key: string): YamlValue | undefined {
    return this.values.get(key)?.value;
  }

  /** The value of a key that must be there. */
  need(key: string): YamlValue | undefined {
    return this.get(key) ?? this.self.note(`"${key}" is missing`);
  }

  /** Says that a key, not its value, is the mistake. */
  noteKey(key: string, message: string): undefined {
    this.self.file.note(this.values.get(key)?.keyOffset ?? this.self.offset, message);
    return undefined;
  }
}

/** Reads every item, so that each mistake is told; undefined when there was one. */
export function allOf<T>(values: readonly YamlValue[] | undefined, read: (value: YamlValue) => T | undefined): T[] | undefined {
  if (!values) return undefined;
  const results: T[] = [];
  for (const value of values) {
    const result = read(value);
    if (result !== undefined) results.push(result);
  }
  return results.length === values.length ? results : undefined;
}

function firstLine(message: string): string {
  return message.split("\n", 1)[0] ?? message;
}
