import type { Span } from "../../core/position";
import type { FileKind } from "./file-kind";
import type { Secret } from "./secret";
import type { Values } from "./values";

const MAX_AUTHORITY = 400;
/** Hosts of the machine itself, of containers beside it, and of explanations. */
const OWN_HOST = /^(?:localhost|127\.|0\.0\.0\.0|\[::1\]|host\.docker\.internal|[a-z0-9_-]+(?::|$))/i;
const NOBODYS_HOST =
  /(?:^|\.)(?:example|test|invalid|local|localhost)(?::|$)|(?:^|\.)(?:example|domain|yourdomain|your-domain|mydomain|somewhere|server|host|foo|bar)\.[a-z]{2,4}(?::|$)/i;
/** `proxy_username:proxy_password` */
const NAMES_USER = /(?:^|[-_.])user(?:[-_]?name)?$/i;
const NAMES_PASSWORD = /(?:^|[-_.])(?:password|passwd|pass|pwd)$/i;

/** Where a program sends what went wrong (`https://key:key@host/7`): all who have the program send there. */
const REPORTS_TO = /^[0-9a-f]{32}:[0-9a-f]{32}@[\w.:-]{1,100}(?:\/[\w-]{1,40}){0,3}\/\d{1,20}(?!\w)/;

/** The password of `scheme://user:password@host`, by where the `://` ends. */
export function urlPasswordAt(text: string, at: number, kind: FileKind, values: Values): Secret | undefined {
  const limit = Math.min(text.length, at + MAX_AUTHORITY);
  let end = at;
  let host = -1;
  while (end < limit && !/[\s"'`<>\\/?,]/.test(text.charAt(end))) {
    if (text.charAt(end) === "@") host = end + 1;
    end++;
  }
  if (host < 0) return undefined;
  const colon = text.indexOf(":", at);
  if (colon < 0 || colon >= host - 1) return undefined;
  const span: Span = { start: colon + 1, end: host - 1 };
  const [user, value, name] = [text.slice(at, colon), text.slice(span.start, span.end), text.slice(host, end)];
  if (user.includes("@") && kind === "prose") return undefined;
  if (name === "" || /[${<%*[]/.test(name) || values.isEmpty(value) || values.isPlaceholder(value) || /[${<[\]]/.test(user))
    return undefined;
  // `scheme://[user[:password]@]host` says how addresses are written.
  if (value.endsWith("]")) return undefined;
  if (NAMES_USER.test(user) && NAMES_PASSWORD.test(value)) return undefined;
  if (NOBODYS_HOST.test(name) && !values.isRandom(value)) return undefined;
  if ((OWN_HOST.test(name) || kind === "prose" || value === user) && !values.isRandom(value)) return undefined;
  const kindOf = REPORTS_TO.test(text.slice(at, at + MAX_AUTHORITY)) ? "possible" : "url-password";
  return { kind: kindOf, span, what: `The password of ${user === "" ? "the user" : user} at ${name}` };
}
