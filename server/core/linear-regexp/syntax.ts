/** A regular expression as a tree. `atom` is the source of anything that matches one character. */
export type RegExpNode =
  | { readonly type: "atom"; readonly source: string }
  | { readonly type: "sequence"; readonly of: readonly RegExpNode[] }
  | { readonly type: "choice"; readonly of: readonly RegExpNode[] }
  | { readonly type: "repeat"; readonly of: RegExpNode; readonly min: number; readonly max: number; readonly isGreedy: boolean }
  | { readonly type: "group"; readonly of: RegExpNode; readonly index: number }
  | { readonly type: "edge"; readonly kind: "start" | "end" | "word" | "no-word" }
  | { readonly type: "look"; readonly of: RegExpNode; readonly isBehind: boolean; readonly isNegated: boolean };

export interface RegExpSyntax {
  readonly root: RegExpNode;
  /** How many groups capture. */
  readonly groups: number;
  /** The names of groups, by index. */
  readonly names: ReadonlyMap<number, string>;
}

/** Thrown for what no matcher can do in linear time. */
export class UnsupportedRegExp extends Error {}

const MAX_DEPTH = 200;

/**
 * Parses the source of a RegExp that JavaScript has accepted (https://tc39.es/ecma262/#sec-patterns), without the `v` flag.
 * @throws UnsupportedRegExp for back references, and for groups that are nested too deeply
 */
export function parseRegExp(source: string): RegExpSyntax {
  return new Parser(source).parse();
}

class Parser {
  private at = 0;
  private depth = 0;
  private groups = 0;
  private readonly names = new Map<number, string>();

  constructor(private readonly source: string) {}

  parse(): RegExpSyntax {
    const root = this.choice();
    return { root, groups: this.groups, names: this.names };
  }

  private choice(): RegExpNode {
    if (++this.depth > MAX_DEPTH) throw new UnsupportedRegExp("the regular expression is nested too deeply");
    const of = [this.sequence()];
    while (this.take(/\|/y)) of.push(this.sequence());
    this.depth--;
    const [only] = of;
    return only && of.length === 1 ? only : { type: "choice", of };
  }

  private sequence(): RegExpNode {
    const of: RegExpNode[] = [];
    while (this.at < this.source.length && !/[|)]/.test(this.source.charAt(this.at))) of.push(this.quantified(this.term()));
    return { type: "sequence", of };
  }

  private quantified(of: RegExpNode): RegExpNode {
    const text = this.take(/[*+?]\??|\{\d+(?:,\d*)?\}\??/y);
    if (!text) return of;
    const isGreedy = !(text.length > 1 && text.endsWith("?"));
    const sign = text[0];
    if (sign !== "{") return { type: "repeat", of, min: sign === "+" ? 1 : 0, max: sign === "?" ? 1 : Infinity, isGreedy };
    const [, min = "", comma, max = ""] = /(\d+)(,)?(\d*)/.exec(text) ?? [];
    return { type: "repeat", of, min: Number(min), max: max !== "" ? Number(max) : comma ? Infinity : Number(min), isGreedy };
  }

  private term(): RegExpNode {
    if (this.take(/\^/y)) return { type: "edge", kind: "start" };
    if (this.take(/\$/y)) return { type: "edge", kind: "end" };
    const edge = this.take(/\\[bB]/y);
    if (edge) return { type: "edge", kind: edge === "\\b" ? "word" : "no-word" };
    if (this.take(/\(/y)) return this.group();
    return this.atom();
  }

  private group(): RegExpNode {
    const look = this.take(/\?<?[=!]/y);
    if (look) return { type: "look", of: this.closed(), isBehind: look.includes("<"), isNegated: look.endsWith("!") };
    if (this.take(/\?:/y)) return this.closed();
    const name = this.take(/\?<[^>]*>/y);
    const index = ++this.groups;
    if (name) this.names.set(index, name.slice(2, -1));
    return { type: "group", of: this.closed(), index };
  }

  private closed(): RegExpNode {
    const inner = this.choice();
    this.take(/\)/y);
    return inner;
  }

  private atom(): RegExpNode {
    if (this.take(/\\(?:[1-9]\d*|k<)/y)) throw new UnsupportedRegExp("back references are not supported: they can take for ever");
    const source =
      this.take(/\[(?:[^\]\\]|\\[\s\S])*\]/y) ??
      this.take(/\\(?:u\{[\da-fA-F]+\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|[pP]\{[^}]*\}|[\s\S])/y) ??
      this.take(/[\s\S]/y);
    return { type: "atom", source: source ?? "" };
  }

  /** The text that the sticky expression matches here, which is then behind us. */
  private take(expression: RegExp): string | undefined {
    expression.lastIndex = this.at;
    const text = expression.exec(this.source)?.[0];
    if (text !== undefined) this.at += text.length;
    return text;
  }
}
