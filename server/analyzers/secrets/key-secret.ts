import type { FoundKey } from "./key-matcher";
import type { Secret } from "./secret";

/** A signed address names the key that it was signed with, which opens nothing by itself. */
const SIGNED_WITH = /(?:X-Amz-Credential|\bCredential|AWSAccessKeyId|GoogleAccessId)=$/i;
const SIGNATURE = /^[^\s"'`<>]{0,600}Signature=/i;
const MAX_NAME = 20;
const MAX_REST = 700;

/** What is said of a key; undefined for one that its provider shows to everybody, and for what says itself that it is none. */
export function keySecret({ pattern, span }: FoundKey, text: string): Secret | undefined {
  const { provider, format } = pattern;
  const whose = provider.provider.toUpperCase().replace(/[^A-Z0-9]+/g, "_");
  const key = text.slice(span.start, span.end);
  if (provider.examples.includes(key) || /example|xxxx|placeholder|redacted/i.test(key)) return undefined;
  if (
    SIGNED_WITH.test(text.slice(Math.max(0, span.start - MAX_NAME), span.start)) &&
    SIGNATURE.test(text.slice(span.end, span.end + MAX_REST))
  )
    return undefined;
  return {
    kind: format.isForBrowsers ? "browser-key" : "provider-key",
    span,
    what: `${provider.provider} ${format.name}`,
    name: `${whose}_${(/token|secret|password|webhook/.exec(format.name)?.[0] ?? "key").toUpperCase()}`,
  };
}
