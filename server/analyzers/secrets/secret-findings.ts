import type { SourceDocument } from "../../core/document";
import { masked } from "../../core/mask";
import { overlaps, type Span } from "../../core/position";
import type { Rule, SecretKind } from "../../rules/rule";
import type { SecretKnowledge } from "../../rules/secret-knowledge";
import type { RawFinding } from "../javascript/raw-finding";
import { SecretFinder } from "./find-secrets";
import type { Secret } from "./secret";

/** Kinds of secrets that are told by their own form, which says more than that somebody uses a text as a credential. */
const CERTAIN: readonly SecretKind[] = ["provider-key", "browser-key", "private-key", "credential-file", "url-password"];

/** Turns secrets into findings of the rules about them, beside what else was found in the same document. */
export class SecretFindings {
  private readonly rules: ReadonlyMap<SecretKind, Rule>;

  private finder: SecretFinder | undefined;

  constructor(
    private readonly knowledge: SecretKnowledge,
    rules: readonly Rule[],
  ) {
    this.rules = new Map(rules.flatMap((rule) => (rule.matcher.type === "secret" ? [[rule.matcher.kind, rule] as const] : [])));
  }

  /** What was found otherwise, with the secrets: one finding at each place, the one that says more. */
  beside(raw: readonly RawFinding[], document: SourceDocument): RawFinding[] {
    const credentials = new Map(raw.filter(isCredential).map((found) => [found, literalsOf(found, document)]));
    const kept = new Set(raw);
    if (this.rules.size === 0) return [...raw];
    // Made for the first document: whoever only reads rules need not wait for it.
    this.finder ??= new SecretFinder(this.knowledge, [...this.rules.values()]);
    const secrets = this.finder.in(document).filter((secret) => {
      const same = [...credentials].filter(([, spans]) => spans.some((span) => overlaps(span, secret.span))).map(([found]) => found);
      if (same.length > 0 && !CERTAIN.includes(secret.kind)) return false;
      for (const found of same) kept.delete(found);
      return true;
    });
    const others = [...kept].map((found) => (credentials.has(found) ? { ...found, secrets: credentials.get(found) ?? [] } : found));
    return [...others, ...secrets.flatMap((secret) => this.findingOf(secret, document) ?? [])];
  }

  private findingOf({ kind, span, shown, what, name }: Secret, document: SourceDocument): RawFinding | undefined {
    const rule = this.rules.get(kind);
    const facts = { $WHAT: what, $SHOWN: masked(document.textOf(span)), ...(name !== undefined && { name }) };
    return rule && { rule, span: shown ?? span, code: span, flow: [], facts, secrets: [span], identity: `${what}\0${facts.$SHOWN}` };
  }
}

/** True for a constant of the code that arrives where a credential belongs. */
function isCredential({ rule: { matcher } }: RawFinding): boolean {
  return matcher.type === "flow" && matcher.sources.includes("literal") && matcher.sinks.includes("credential");
}

const TEXT = /(["'`])((?:\\.|(?!\1)[^\\\n])*)\1/g;

/** The texts in quotes where a credential is, and where it comes from. */
function literalsOf({ span, flow }: RawFinding, document: SourceDocument): Span[] {
  const places = [span, ...flow.filter(({ location }) => location.uri === document.uri).map(({ location }) => location.span)];
  return places.flatMap((place) =>
    Array.from(document.textOf(place).matchAll(TEXT), ({ index, 2: text = "" }) => {
      const start = place.start + index + 1;
      return { start, end: start + text.length };
    }),
  );
}
