import type { Span } from "../../core/position";
import type { FileKind } from "./file-kind";
import type { Secret } from "./secret";

/** What the ways to hash a password begin with (crypt(5), htpasswd, PHC strings), and how they go on. */
const SCHEMES: readonly (readonly [start: string, rest: RegExp])[] = [
  ["$2a$", /\d\d\$[./\w]{53}/y],
  ["$2b$", /\d\d\$[./\w]{53}/y],
  ["$2y$", /\d\d\$[./\w]{53}/y],
  ["$1$", /[./\w]{1,8}\$[./\w]{22}/y],
  ["$apr1$", /[./\w]{1,8}\$[./\w]{22}/y],
  ["$5$", /(?:rounds=\d{1,9}\$)?[./\w]{1,16}\$[./\w]{43}/y],
  ["$6$", /(?:rounds=\d{1,9}\$)?[./\w]{1,16}\$[./\w]{86}/y],
  ["$y$", /[./\w]{1,10}\$[./\w]{1,90}\$[./\w]{43}/y],
  ["$argon2", /(?:id|i|d)\$v=\d+\$[\w=,]{5,40}\$[\w+/]{11,90}\$[\w+/]{20,90}/y],
  ["{ssha}", /[\w+/]{27,80}={0,2}/y],
  ["{sha}", /[\w+/]{27}=/y],
];

export const HASH_STARTS: readonly string[] = SCHEMES.map(([start]) => start);

/** True for a hash of a password alone, so that the same password has the same hash everywhere. */
export function isUnsalted(text: string, { start }: Span): boolean {
  return text.slice(Math.max(0, start - 5), start).toLowerCase() === "{sha}";
}

/** The hash of a password that begins at an offset. In code and explanations they are constants of tests and examples. */
export function passwordHashAt(scheme: number, text: string, at: number, kind: FileKind): Secret | undefined {
  if (kind !== "settings" && kind !== "sql" && kind !== "data") return undefined;
  const [start = "", rest] = SCHEMES[scheme] ?? [];
  if (!rest || /[\w$]/.test(text.charAt(at - 1))) return undefined;
  rest.lastIndex = at + start.length;
  if (!rest.test(text)) return undefined;
  return { kind: "password-hash", span: { start: at + start.length, end: rest.lastIndex }, what: "The hash of a password" };
}
