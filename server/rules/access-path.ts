import type { AccessPath, PathToken } from "./model";

/** `Argument[1..]` has no last argument; a number, so that a path survives JSON. */
export const NO_END = Number.MAX_SAFE_INTEGER;

/** What is wrong with an access path, and where in its text. */
export class AccessPathError extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
    this.name = "AccessPathError";
  }
}

interface RawToken {
  readonly name: string;
  /** Text between the brackets, if there are any. */
  readonly operand: string | undefined;
  readonly offset: number;
}

/** Steps that take nothing in brackets. */
const PLAIN_STEPS = {
  ReturnValue: "return",
  Instance: "instance",
  Awaited: "awaited",
  Rejected: "rejected",
  Element: "element",
  DecoratedClass: "decorated-class",
  DecoratedMember: "decorated-member",
  DecoratedParameter: "decorated-parameter",
} as const;

type Step = "Member" | "Argument" | "Parameter" | "Key" | keyof typeof PLAIN_STEPS;
const STEPS: readonly string[] = ["Member", "Argument", "Parameter", "Key", ...Object.keys(PLAIN_STEPS)];

/**
 * Parses a path in the notation of CodeQL's models as data for JavaScript
 * (https://codeql.github.com/docs/codeql-language-guides/customizing-library-models-for-javascript/).
 * The first step may be a type: `Request` of the same file, `express:Request` of another. Without one, and for the
 * empty text, the path starts at the exports of the package.
 * @param typeNamed the qualified name of a type as written, or undefined when there is no such type
 * @throws AccessPathError
 */
export function parseAccessPath(text: string, packageName: string, typeNamed: (written: string) => string | undefined): AccessPath {
  const root = rootOf(text);
  if (root === undefined) {
    const step = /^\w+/.exec(text)?.[0];
    const type = step === undefined ? undefined : typeNamed(step);
    if (type !== undefined) throw new AccessPathError(`"${step ?? ""}" is a step here; the type is called "${type}"`, 0);
    return { root: { package: packageName }, tokens: parseTokens(text, 0), text };
  }
  const type = typeNamed(root);
  if (type === undefined) throw new AccessPathError(`unknown type "${root}"`, 0);
  const rest = text.slice(root.length);
  if (rest !== "" && !rest.startsWith(".")) throw new AccessPathError(`expected "." after "${root}"`, root.length);
  return { root: { type }, tokens: rest === "" ? [] : parseTokens(rest.slice(1), root.length + 1), text };
}

/**
 * Parses a path that starts at a call, such as `Argument[0]` or `Argument[1].Parameter[0]`.
 * @throws AccessPathError
 */
export function parseCallPath(text: string, starts: readonly PathToken["op"][], end?: PathToken["op"]): PathToken[] {
  const tokens = parseTokens(text, 0, true);
  const first = tokens[0];
  if (first?.op === "return" && end !== undefined && tokens.at(-1)?.op === end) return tokens;
  if (!first || !starts.includes(first.op)) {
    const allowed = starts.includes("member") ? "a Member" : starts.includes("return") ? "an Argument or with ReturnValue" : "an Argument";
    throw new AccessPathError(`must start with ${allowed}`, 0);
  }
  return tokens;
}

/** The type that a path starts with, as written. Package names may hold dots and slashes, so the colon decides. */
function rootOf(text: string): string | undefined {
  const qualified = /^[^[\]:]+:[A-Za-z_$][\w$]*/.exec(text);
  if (qualified) return qualified[0];
  const plain = /^[A-Za-z_$][\w$]*/.exec(text)?.[0];
  return plain === undefined || isStep(plain) ? undefined : plain;
}

function isStep(name: string): name is Step {
  return STEPS.includes(name);
}

function parseTokens(text: string, base: number, isCall = false): PathToken[] {
  if (text === "") return [];
  const raw = splitTokens(text, base);
  const tokens = raw.map(toToken);
  const isOfCall = isCall && (tokens[0]?.op === "this" || tokens[0]?.op === "argument");
  const stray = tokens.findIndex((token, index) => token.op === "key" && !(isOfCall && index === 1));
  if (stray >= 0) throw new AccessPathError("Key stands behind an Argument of a call", raw[stray]?.offset ?? base);
  return tokens;
}

function splitTokens(text: string, base: number): RawToken[] {
  const tokens: RawToken[] = [];
  let at = 0;
  for (;;) {
    const start = at;
    const name = /^[A-Za-z]+/.exec(text.slice(at))?.[0];
    if (name === undefined) throw new AccessPathError("expected a step such as Member[name] or ReturnValue", base + at);
    at += name.length;
    let operand: string | undefined;
    if (text[at] === "[") {
      const end = text.indexOf("]", at);
      if (end < 0) throw new AccessPathError('"[" is not closed', base + at);
      operand = text.slice(at + 1, end);
      at = end + 1;
    }
    tokens.push({ name, operand, offset: base + start });
    if (at === text.length) return tokens;
    if (text[at] !== ".") throw new AccessPathError('expected "." between two steps', base + at);
    at++;
  }
}

function toToken(raw: RawToken): PathToken {
  const { name, operand, offset } = raw;
  if (!isStep(name)) throw new AccessPathError(`unknown step "${name}"; known: ${STEPS.join(", ")}`, offset);
  switch (name) {
    case "Member":
      return memberToken(needOperand(raw), offset);
    case "Argument": {
      const text = needOperand(raw);
      if (text === "this") return { op: "this" };
      if (text === "*") return { op: "any-argument" };
      return { op: "argument", ...rangeOf(text, offset) };
    }
    case "Parameter": {
      const text = needOperand(raw);
      return text === "*" ? { op: "parameter", from: 0, to: NO_END } : { op: "parameter", ...rangeOf(text, offset) };
    }
    case "Key": {
      const { from, to } = rangeOf(needOperand(raw), offset);
      if (from !== to) throw new AccessPathError("Key takes the number of one argument", offset);
      return { op: "key", argument: from };
    }
    default:
      if (operand !== undefined) throw new AccessPathError(`${name} takes no [${operand}]`, offset);
      return { op: PLAIN_STEPS[name] };
  }
}

function needOperand({ name, operand, offset }: RawToken): string {
  const text = operand?.trim();
  if (text === undefined || text === "")
    throw new AccessPathError(`${name} needs a ${name === "Member" ? "name" : "number"} in []`, offset);
  return text;
}

function memberToken(text: string, offset: number): PathToken {
  if (text === "*") return { op: "member", names: "any" };
  const names = text.split(",").map((name) => name.trim());
  if (names.includes("")) throw new AccessPathError("Member has an empty name", offset);
  if (names.includes("*")) throw new AccessPathError("Member[*] takes no other names", offset);
  return { op: "member", names };
}

function rangeOf(text: string, offset: number): { from: number; to: number } {
  const match = /^(\d{1,3})(?:(\.\.)(\d{1,3})?)?$/.exec(text);
  if (!match) throw new AccessPathError(`"${text}" is neither a number nor a range such as 0..2 or 1..`, offset);
  const from = Number(match[1]);
  const to = match[2] === undefined ? from : match[3] === undefined ? NO_END : Number(match[3]);
  if (to < from) throw new AccessPathError(`the range ${text} is empty`, offset);
  return { from, to };
}
