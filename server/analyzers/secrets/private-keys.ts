import type { Secret } from "./secret";
import { looksDrawn } from "./randomness";

const HEADER = /-----BEGIN ((?:[A-Z0-9]+ ){0,4})PRIVATE KEY( BLOCK)?-----/y;
/** Letters that stand in the body of a key; between them, what breaks lines in files and in code. */
const LEAST_BODY = 44;
const MAX_BODY = 20_000;
const MAX_HEAD_LINES = 600;
const WORDS = /<[a-z]|(?:^|\s)(?![^\n]{0,80}:)[a-z]{2,12} [a-z]{2,12} [a-z]{2,12}(?:\s|$)/;
/** Dots in place of letters that are left out. */
const SHORTENED = /[A-Za-z0-9+/]\s*(?:\.{3}|…)/;
/** Code that puts a key together, between what it puts around it. */
const CODE = /[;(){}]/;
const OPENSSH_MAGIC = "b3BlbnNzaC1rZXktdjEA";
/** "none" for the cipher, as OpenSSH writes it behind its magic. */
const OPENSSH_OPEN = `${OPENSSH_MAGIC}AAAABG5vbmU`;

/** Where to look for keys: what all of them begin with. */
export const KEY_STARTS = ["-----BEGIN ", "PuTTY-User-Key-File-"] as const;

/** The private key that begins at an offset. One that a passphrase protects is only a possible secret. */
export function privateKeyAt(text: string, at: number): Secret | undefined {
  if (text.startsWith("PuTTY", at)) return puttyKey(text, at);
  HEADER.lastIndex = at;
  const match = HEADER.exec(text);
  if (!match) return undefined;
  const start = HEADER.lastIndex;
  const close = text.slice(start, start + MAX_BODY).indexOf("-----");
  if (close < 0 || !text.startsWith("-----END ", start + close)) return undefined;
  const inner = text.slice(start, start + close);
  // A template around a key that comes from elsewhere, words that say what stands there, or a part of one.
  if (inner.includes("${") || WORDS.test(inner) || SHORTENED.test(inner) || CODE.test(inner)) return undefined;
  const body = lettersOfBody(inner);
  if (body.length < LEAST_BODY || !looksDrawn(body, 64)) return undefined;
  const isEncrypted = /ENCRYPTED/.test(match[1] ?? "") || /ENCRYPTED/.test(inner.slice(0, MAX_HEAD_LINES)) || isLockedOpenSsh(body);
  const first = start + inner.search(/[A-Za-z0-9+/]{16}/);
  return {
    kind: isEncrypted ? "possible" : "private-key",
    span: { start: first, end: start + close },
    shown: { start: at, end: start },
    what: isEncrypted
      ? "An encrypted private key"
      : match[2]
        ? "A PGP private key"
        : `${/^[EOR]/.test(match[1] ?? "") ? "An" : "A"} ${match[1] ?? ""}private key`,
  };
}

/** The base64 of a key's body, without headers, line breaks, escapes, quotes and signs that join texts. */
function lettersOfBody(inner: string): string {
  return inner
    .replace(/\\[nrt]/g, "\n")
    .replace(/^[ \t"'+*/#]*(?:Proc-Type|DEK-Info|Version|Comment|Charset|Hash):.*$/gm, "")
    .replace(/[^A-Za-z0-9+/]/g, "");
}

function isLockedOpenSsh(body: string): boolean {
  return body.startsWith(OPENSSH_MAGIC) && !body.startsWith(OPENSSH_OPEN);
}

function puttyKey(text: string, at: number): Secret | undefined {
  const next = text.indexOf("PuTTY", at + 1);
  const file = text.slice(at, Math.min(at + MAX_BODY, next < 0 ? text.length : next));
  const lines = /^Private-Lines: \d{1,4}\r?\n([\s\S]*?)^Private-MAC:/m.exec(file);
  const body = lines?.[1] ?? "";
  if (!lines || body.replace(/\s/g, "").length < LEAST_BODY) return undefined;
  const start = at + lines.index + lines[0].indexOf(body);
  const head = lines[0].slice(0, lines[0].indexOf("\n"));
  const isOpen = /^Encryption: none\s*$/m.test(file);
  return {
    kind: isOpen ? "private-key" : "possible",
    span: { start, end: start + body.trimEnd().length },
    shown: { start: at + lines.index, end: at + lines.index + head.length },
    what: isOpen ? "A PuTTY private key" : "An encrypted PuTTY private key",
  };
}
