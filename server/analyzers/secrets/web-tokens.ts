import { alphabetNumber, type Runs } from "./letters";
import type { Secret } from "./secret";

const BASE64URL = alphabetNumber("base64url");
const LEAST_PART = 16;
/** Names that are reserved for documentation, and those of demonstrations. */
const EXAMPLE_ISSUER = /^urn:example:|^(?:https?:\/\/)?(?:[\w-]+\.)*example(?:\.(?:com|org|net))?(?:[:/]|$)|[-_]demo$/;

/** The JSON Web Token that begins at an offset, unless it is one that anybody may have. */
export function webTokenAt(text: string, at: number, runs: Runs): Secret | undefined {
  if (at > 0 && /[\w-]/.test(text.charAt(at - 1))) return undefined;
  const header = runs.endOf(BASE64URL, at);
  if (header - at < LEAST_PART || !text.startsWith(".eyJ", header)) return undefined;
  const payload = runs.endOf(BASE64URL, header + 1);
  if (payload - header < LEAST_PART || text.charAt(payload) !== ".") return undefined;
  const end = runs.endOf(BASE64URL, payload + 1);
  if (end - payload <= LEAST_PART) return undefined;
  const [head, claims] = [jsonOf(text.slice(at, header)), jsonOf(text.slice(header + 1, payload))];
  if (typeof head?.alg !== "string" || head.alg === "none" || !claims || isPublic(claims)) return undefined;
  const role = typeof claims.role === "string" && /^[\w-]{1,40}$/.test(claims.role) ? ` of the role ${claims.role}` : "";
  return { kind: "json-web-token", span: { start: at, end }, what: `A JSON Web Token${role}`, name: "token" };
}

/** Seconds since 1970: a token that was over by then opens nothing any more, whenever it is looked at. */
const LONG_OVER = Date.UTC(2026, 0, 1) / 1000;

/** Tokens that documentation shows, keys that are made to be handed to every browser, and what expired long ago. */
function isPublic(claims: Readonly<Record<string, unknown>>): boolean {
  const { sub, name, role, exp, iss } = claims;
  if (typeof exp === "number" && exp < LONG_OVER) return true;
  if (sub === "1234567890" || name === "John Doe" || role === "anon" || Object.keys(claims).length === 0) return true;
  return typeof iss === "string" && EXAMPLE_ISSUER.test(iss);
}

function jsonOf(base64url: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(atob(base64url.replaceAll("-", "+").replaceAll("_", "/")));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
