import type { FoundKey } from "./key-matcher";
import type { Secret } from "./secret";

/** What is said of a key; undefined for one that its provider shows to everybody, and for what says itself that it is none. */
export function keySecret({ pattern, span }: FoundKey, text: string): Secret | undefined {
  const { provider, format } = pattern;
  const whose = provider.provider.toUpperCase().replace(/[^A-Z0-9]+/g, "_");
  const key = text.slice(span.start, span.end);
  if (provider.examples.includes(key) || /example|xxxx|placeholder|redacted/i.test(key)) return undefined;
  return {
    kind: format.isForBrowsers ? "browser-key" : "provider-key",
    span,
    what: `${provider.provider} ${format.name}`,
    name: `${whose}_${(/token|secret|password|webhook/.exec(format.name)?.[0] ?? "key").toUpperCase()}`,
  };
}
