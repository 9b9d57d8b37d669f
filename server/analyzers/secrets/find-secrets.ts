import type { SourceDocument } from "../../core/document";
import { overlaps, type Span } from "../../core/position";
import { SECRET_KINDS, type Rule, type SecretKind } from "../../rules/rule";
import type { SecretKnowledge } from "../../rules/secret-knowledge";
import { assignmentOf, nameAround } from "./assignments";
import { CredentialFiles } from "./credential-files";
import { detailsBeside } from "./details";
import { emptyPasswordAt } from "./empty-passwords";
import { Explanations } from "./explanations";
import { fileKindOf, isTemplate, type FileKind } from "./file-kind";
import { GenericSecrets } from "./generic-secrets";
import { InnerServers } from "./inner-servers";
import { BesideKeys } from "./beside-keys";
import { keyAtAnchor, keyPatterns, type KeyPattern } from "./key-matcher";
import { keySecret } from "./key-secret";
import { KeywordScan } from "./keyword-scan";
import { Runs } from "./letters";
import { Names } from "./names";
import { OwnServers } from "./own-servers";
import { HASH_STARTS, isUnsalted, passwordHashAt } from "./password-hashes";
import { KEY_STARTS, privateKeyAt } from "./private-keys";
import { PublishedKeys } from "./published";
import type { Secret } from "./secret";
import { isSaidPublic } from "./said-public";
import { isShortLived } from "./short-lived";
import { isTestKey } from "./test-keys";
import { urlPasswordAt } from "./url-passwords";
import { Values } from "./values";
import { webTokenAt } from "./web-tokens";

/** What a word of the scan is the sign of. */
type Sign =
  | { readonly of: "key"; readonly pattern: KeyPattern }
  | { readonly of: "private-key" }
  | { readonly of: "hash"; readonly scheme: number }
  | { readonly of: "url" }
  | { readonly of: "web-token" }
  | { readonly of: "name" }
  | { readonly of: "call" };

/** A text and what its file's name says about it. */
interface File {
  readonly text: string;
  readonly kind: FileKind;
  readonly path: string;
  readonly runs: Runs;
  readonly explanations: Explanations;
  readonly innerServers: InnerServers;
  readonly ownServers: OwnServers;
}

/** Finds the secrets of all kinds in texts of all languages: one pass over a text for the words that they are known by. */
export class SecretFinder {
  private readonly signs: readonly Sign[];
  private readonly scan: KeywordScan;
  private readonly names: Names;
  private readonly values: Values;
  private readonly generic: GenericSecrets;
  private readonly beside: BesideKeys;
  private readonly published: PublishedKeys;
  private readonly files: CredentialFiles;
  private readonly wanted: ReadonlySet<SecretKind>;
  private readonly servers: readonly string[];

  /** @param rules those that are on; there is nothing to find for others */
  constructor(knowledge: SecretKnowledge, rules: readonly Rule[]) {
    this.wanted = new Set(rules.flatMap(({ matcher }) => (matcher.type === "secret" ? [matcher.kind] : [])));
    const patterns = keyPatterns(knowledge.providers);
    const words: string[] = [];
    const signs: Sign[] = [];
    const add = (word: string, sign: Sign): void => {
      words.push(word);
      signs.push(sign);
    };
    for (const pattern of patterns) if (pattern.anchor !== undefined) add(pattern.anchor, { of: "key", pattern });
    for (const start of KEY_STARTS) add(start, { of: "private-key" });
    HASH_STARTS.forEach((start, scheme) => {
      add(start, { of: "hash", scheme });
    });
    add("://", { of: "url" });
    add("eyJ", { of: "web-token" });
    for (const stem of knowledge.words.stems) add(stem, { of: "name" });
    for (const call of knowledge.words.calls) add(`${call}(`.slice(-4), { of: "call" });
    this.signs = signs;
    this.servers = knowledge.words.servers;
    this.scan = new KeywordScan(words);
    this.names = new Names(knowledge.words);
    const examples = knowledge.providers.flatMap(({ examples }) => examples);
    this.values = new Values(knowledge.words, examples);
    this.generic = new GenericSecrets(knowledge.words, this.names, this.values);
    this.beside = new BesideKeys(patterns.filter(({ anchor }) => anchor === undefined));
    this.published = new PublishedKeys(patterns);
    this.files = new CredentialFiles(knowledge.files, this.values);
  }

  /** The secrets of a document in text order, none within another. */
  in(document: SourceDocument): Secret[] {
    if (this.wanted.size === 0) return [];
    const path = pathOf(document.uri);
    const { text } = document;
    const kind = fileKindOf(path, text);
    const file: File = {
      text,
      path,
      kind,
      runs: new Runs(text),
      explanations: new Explanations(text, kind),
      innerServers: new InnerServers(path, text, this.servers),
      ownServers: new OwnServers(path, text, kind, this.servers),
    };
    const found = [...this.files.in(path, text, file.kind), ...this.signed(file)];
    const secrets = oncePerAnswer(withoutCopies(withoutOverlaps(found), text), file);
    const details =
      this.wanted.has("detail") && secrets.length > 0 ? detailsBeside(secrets, document, file.kind, this.names, this.values) : [];
    return [...secrets, ...details].filter(({ kind }) => this.wanted.has(kind)).sort((a, b) => a.span.start - b.span.start);
  }

  private signed(file: File): Secret[] {
    const found: Secret[] = [];
    const judgesNames = !["prose", "lock", "opaque", "sql"].includes(file.kind) && !isTemplate(file.path);
    let nameEnd = 0;
    this.scan.run(file.text, (word, end) => {
      const sign = this.signs[word];
      if (!sign) return;
      const start = end - this.scan.lengthOf(word);
      if (sign.of !== "name" && sign.of !== "call") {
        const secret = this.formed(sign, start, end, file);
        if (secret && !file.explanations.nameAt(startOf(secret)) && this.isKept(secret, file))
          found.push(isDoubtful(secret, file) ? { ...secret, kind: "possible" } : secret);
        return;
      }
      if (!judgesNames || end <= nameEnd) return;
      const name = nameAround(file.text, start, sign.of === "call" ? end - 1 : end);
      nameEnd = name.end;
      const value = assignmentOf(file.text, name, file.kind);
      // What follows without quotes is all value, whatever names are in it.
      if (value && !value.quoted && !value.inside) nameEnd = value.span.end;
      const named = value && (this.beside.of(value, name, file) ?? this.generic.of(value, name, file));
      const secret = named ?? this.unset(name, file) ?? this.generic.ofCall(name, file);
      if (secret && this.isKept(secret, file) && !(file.kind === "settings" && isShortLived(file.text, name.start, file.path)))
        found.push(isSaidPublic(file.text, secret.span.start) ? { ...secret, kind: "possible" } : secret);
    });
    return found;
  }

  private isKept({ span }: Secret, { text, runs }: File): boolean {
    return !this.published.include(span, text, runs);
  }

  private unset(name: Span, { text, kind }: File): Secret | undefined {
    return this.wanted.has("empty-password") || this.wanted.has("perhaps-empty-password")
      ? emptyPasswordAt(text, name, kind, this.names)
      : undefined;
  }

  /** What is known by its form alone. */
  private formed(sign: Exclude<Sign, { of: "name" | "call" }>, start: number, end: number, file: File): Secret | undefined {
    switch (sign.of) {
      case "key": {
        const key = keyAtAnchor(sign.pattern, file.text, start, file.runs);
        return key && keySecret(key, file.text);
      }
      case "private-key":
        return privateKeyAt(file.text, start);
      case "hash":
        return passwordHashAt(sign.scheme, file.text, start, file.kind);
      case "url":
        return urlPasswordAt(file.text, end, file.kind, this.values);
      case "web-token":
        return file.kind === "prose" ? undefined : webTokenAt(file.text, start, file.runs);
    }
  }
}

function startOf({ span, shown }: Secret): number {
  return shown?.start ?? span.start;
}

/** True for what has the form of a secret, where all around it says that it opens nothing. */
function isDoubtful(secret: Secret, { path, text, explanations }: File): boolean {
  const at = startOf(secret);
  if (secret.kind === "private-key" && isTestKey(path, text, { start: at, end: secret.span.end })) return true;
  return isSaidPublic(text, at) || explanations.show(at) || (secret.kind === "url-password" && explanations.areOfTests(at));
}

/** A hash has a salt drawn for it: one that several accounts have was copied, with data that somebody made up. */
function withoutCopies(secrets: readonly Secret[], text: string): Secret[] {
  const times = new Map<string, number>();
  const written = ({ span }: Secret): string => text.slice(span.start, span.end);
  const isHash = (secret: Secret): boolean => secret.kind === "password-hash" && !isUnsalted(text, secret.span);
  for (const secret of secrets.filter(isHash)) times.set(written(secret), (times.get(written(secret)) ?? 0) + 1);
  return secrets.map((secret) => (isHash(secret) && (times.get(written(secret)) ?? 0) > 1 ? { ...secret, kind: "possible" } : secret));
}

/** Who recorded the answer of a page or a service has it on one line, with all keys that browsers are handed in it: one is told for all. */
function oncePerAnswer(secrets: readonly Secret[], { text, kind }: File): readonly Secret[] {
  if (kind === "code" || kind === "settings" || kind === "shell") return secrets;
  let told = -1;
  return secrets.filter((secret) => {
    if (secret.kind !== "browser-key") return true;
    const isOnSameLine = told >= 0 && !text.slice(told, secret.span.start).includes("\n");
    told = secret.span.end;
    return !isOnSameLine;
  });
}

/** Of secrets at one place, the one whose kind says most; of one kind, the longest. */
function withoutOverlaps(found: readonly Secret[]): Secret[] {
  const rank = ({ kind }: Secret): number => SECRET_KINDS.indexOf(kind);
  const length = ({ span }: Secret): number => span.end - span.start;
  /** In text order. */
  const kept: Secret[] = [];
  for (const secret of [...found].sort((a, b) => rank(a) - rank(b) || length(b) - length(a))) {
    let [low, high] = [0, kept.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((kept[middle] as Secret).span.start < secret.span.start) low = middle + 1;
      else high = middle;
    }
    const neighbours = [kept[low - 1], kept[low]];
    if (!neighbours.some((other) => other && touches(other.span, secret.span))) kept.splice(low, 0, secret);
  }
  return kept;
}

function touches(a: Span, b: Span): boolean {
  return overlaps(a, b) && a.end !== b.start && b.end !== a.start;
}

/** The path of a URI; what an editor has not saved yet has none worth knowing. */
function pathOf(uri: string): string {
  const path = uri.replace(/^[a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?/i, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
