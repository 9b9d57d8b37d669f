import type { Span } from "../../core/position";
import { foldedName } from "../../rules/load-secrets";
import type { SecretWords } from "../../rules/secret-knowledge";
import type { SecretKind } from "../../rules/rule";
import type { Assignment } from "./assignments";
import { isSaltOfRecord } from "./derived-keys";
import type { Explanations } from "./explanations";
import type { FileKind } from "./file-kind";
import type { InnerServers } from "./inner-servers";
import type { Names } from "./names";
import type { OwnServers } from "./own-servers";
import type { Secret } from "./secret";
import type { Values } from "./values";

/** How far around a value others tell what it opens. */
const AROUND = 500;
/** The same for what stands in one list of settings with it. */
const BESIDE = 200;
const HOST_BESIDE =
  /(?:host|hostname|server|url|uri|endpoint|domain)["'`]?\s{0,8}[:=>]\s{0,8}["'`]?(?:[a-z]+:\/\/)?(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|[\w-]{1,60}(?:\.[\w-]{1,60}){1,6})|port["'`]?\s{0,8}[:=>]\s{0,8}["'`]?\d{2,5}\b/i;
const MAX_PASSWORD = 100;
const CONNECTION = /server\s*=|host\s*=|data source\s*=|jdbc:|:\/\//i;

/** Where a file is judged. */
export interface FileContext {
  readonly text: string;
  readonly kind: FileKind;
  readonly explanations: Explanations;
  readonly innerServers: InnerServers;
  readonly ownServers: OwnServers;
}

/** Secrets that have no form of their own: what is called one, and looks like one. */
export class GenericSecrets {
  constructor(
    private readonly words: SecretWords,
    private readonly names: Names,
    private readonly values: Values,
  ) {}

  /** The value that a name is given, if both speak of a secret. */
  of(found: Assignment, name: Span, file: FileContext): Secret | undefined {
    const kind = this.names.kindOf(found.name);
    if (kind !== "password" && kind !== "secret") return undefined;
    const judged = found.inside ? this.judgeParameter(found, kind, file) : this.judge(found, kind, file);
    if (!judged || file.explanations.include(name.start)) return undefined;
    const isPossible =
      this.isSwitchedOff(judged, name.start, file) ||
      file.explanations.show(name.start) ||
      isSaltOfRecord(found.name, file.text, found.span) ||
      (judged === "secret" && this.onlyReports(found, file)) ||
      (judged === "password" && this.opensNothingElse(found.value, name.start, file));
    return { kind: isPossible ? "possible" : judged, span: found.span, what: `The value of ${found.name}`, name: found.name };
  }

  /** True among the settings of what counts how a program is used. */
  private onlyReports({ span }: Assignment, { text, kind }: FileContext): boolean {
    if (kind !== "code") return false;
    const around = foldedName(text.slice(Math.max(0, span.start - BESIDE), span.end + BESIDE));
    return this.words.reporting.some((word) => around.includes(word));
  }

  /** The second argument of `login("user@host", "…")`. */
  ofCall(name: Span, { text, kind, explanations }: FileContext): Secret | undefined {
    const written = text.slice(name.start, name.end);
    if (kind !== "code" || !this.words.calls.includes(foldedName(written.slice(written.lastIndexOf(".") + 1)))) return undefined;
    const match = /^\(\s*(["'`])([^"'`\n]{2,100})\1\s*,\s*(["'`])/.exec(text.slice(name.end, name.end + 200));
    const [whole, , user = "", quote = ""] = match ?? [];
    if (whole === undefined) return undefined;
    const start = name.end + whole.length;
    const length = text.slice(start, start + MAX_PASSWORD).indexOf(quote);
    if (length < 0) return undefined;
    const end = start + length;
    const value = text.slice(start, end);
    if (this.values.isEmpty(value) || this.values.isPlaceholder(value) || /\s/.test(value)) return undefined;
    if (user === "anonymous" || explanations.include(name.start)) return undefined;
    if (!this.values.isPassword(value) && !(/^[^@\s]+@[^@\s]+\.\w+$/.test(user) && value.length >= 6)) return undefined;
    const judged = explanations.areSwitchedOff(name.start) || explanations.show(name.start) ? "possible" : "password";
    return { kind: judged, span: { start, end }, what: `The password of ${user}`, name: "password" };
  }

  /** What machines have drawn may be in use elsewhere, though a line of settings is switched off. */
  private isSwitchedOff(judged: SecretKind, at: number, { explanations, kind }: Pick<FileContext, "explanations" | "kind">): boolean {
    return (judged === "password" || (judged === "secret" && kind === "code")) && explanations.areSwitchedOff(at);
  }

  /** True for what opens only tests, and servers that nobody comes to from elsewhere: what was drawn by lot was hardly made for these. */
  private opensNothingElse(value: string, at: number, { innerServers, ownServers, explanations }: FileContext): boolean {
    if (innerServers.open(value)) return true;
    return !this.values.isRandom(value) && !this.values.isNoise(value) && (ownServers.include(at) || explanations.areOfTests(at));
  }

  private judge(found: Assignment, name: "password" | "secret", file: FileContext): SecretKind | undefined {
    const { values } = this;
    const { value } = found;
    if (values.isEmpty(value) || (name === "secret" && values.isPinned(value))) return undefined;
    if (values.isLocked(value)) return "possible";
    const isCode = file.kind === "code";
    const isConfiguration = file.kind === "settings" || file.kind === "shell";
    if (values.isPlaceholder(value)) return isCode ? undefined : this.unlessMeaningless(value, found);
    const namesItself =
      foldedName(value) === foldedName(found.name) ||
      values.isNamedPassword(value) ||
      (name === "secret" && values.isNamedAfter(value, found.name));
    if (namesItself) return isConfiguration ? "possible" : undefined;
    if (name === "password") {
      if (values.isPassword(value) || values.isRandom(value) || values.isNoise(value)) return "password";
      if (isCode || value.length < 4 || /\s/.test(value) || values.isAddress(value) || !/[a-z]/i.test(value)) return undefined;
      if (/^[\w!-]+$/.test(value) && this.opensSomething(found, file)) return "password";
      return isConfiguration ? "possible" : undefined;
    }
    if (values.isRandom(value) || values.isNoise(value)) return "secret";
    if (isCode) return undefined;
    if (values.isUuid(value)) return "secret";
    if (value.length >= 12 && values.isDense(value)) return "secret";
    return isConfiguration && value.length >= 8 && /^[\w+/=-]+$/.test(value) ? "possible" : undefined;
  }

  /** What is half a placeholder may still be somebody's. */
  private unlessMeaningless(value: string, { quoted }: Assignment): SecretKind | undefined {
    return /^[\w!@#$%^&*+=-]{6,}$/.test(value) &&
      (quoted || /\d|[A-Z-]/.test(value)) &&
      !/^(?:your|<|\[|example|changeme|change)/i.test(value)
      ? "possible"
      : undefined;
  }

  private judgeParameter({ value, span }: Assignment, name: "password" | "secret", { text, kind }: FileContext): SecretKind | undefined {
    const before = text.slice(Math.max(0, span.start - 300), span.start);
    const line = before.slice(before.lastIndexOf("\n") + 1);
    if (kind === "prose" || !CONNECTION.test(line) || this.values.isEmpty(value) || this.values.isPlaceholder(value)) return undefined;
    if (/\bexample\.(?:com|org|net)\b/.test(line)) return undefined;
    return this.values.isRandom(value) || (name === "password" && this.values.isPassword(value)) ? "url-password" : undefined;
  }

  /** True where a host or a port stands beside a value, so that it is no label or translation. */
  private opensSomething({ span }: Assignment, { text }: FileContext): boolean {
    return HOST_BESIDE.test(text.slice(Math.max(0, span.start - AROUND), Math.min(text.length, span.end + AROUND)));
  }
}
