import { CONFIDENCES, SEVERITIES, type Confidence, type Severity } from "../core/finding";
import { readPattern } from "./load-field";
import { MATCHER_KEYS, readFormula } from "./load-formula";
import { PLACE_NAMES } from "./places";
import {
  DEPENDENCY_PROBLEMS,
  SECRET_KINDS,
  type FixRecipe,
  type FlowMatcher,
  type Matcher,
  type Rule,
  type RuleDescription,
  type SparedCalls,
} from "./rule";
import { allOf, type YamlMap, type YamlValue } from "./yaml-reader";

const RULE_KEYS = [
  ...[
    "id",
    "title",
    "severity",
    "confidence",
    "message",
    "why",
    "remedy",
    "cwe",
    "owasp",
    "asvs",
    "references",
    "languages",
    "paths",
    "silent-in",
    "yields",
  ],
  ...["flow", ...MATCHER_KEYS, "code", "secret", "dependency", "fix", "fixes"],
];

const SEMGREP_SEVERITIES = new Map<string, Severity>([
  ["error", "high"],
  ["warning", "medium"],
  ["info", "low"],
]);

/** Stands for all languages, known and unknown. */
const ANY_LANGUAGE = "*";

/** Names that rules use for languages, ours and Semgrep's, and the VS Code ids that each stands for. */
const LANGUAGES = new Map([
  ["javascript", ["javascript", "javascriptreact"]],
  ["js", ["javascript", "javascriptreact"]],
  ["typescript", ["typescript", "typescriptreact"]],
  ["ts", ["typescript", "typescriptreact"]],
  ["any", [ANY_LANGUAGE]],
]);

const DEFAULT_LANGUAGES = ["javascript", "javascriptreact", "typescript", "typescriptreact"];

/**
 * Reads a `rule.yml`.
 * @param hasCheck tells whether a rule has a `rule.ts` that came with the pack
 * @returns undefined when a problem was noted
 */
export function readRule(value: YamlValue, hasCheck: (id: string) => boolean): Rule | undefined {
  const map = value.map(RULE_KEYS);
  if (!map) return undefined;
  const id = readId(map.need("id"));
  const message = map.need("message")?.words();
  const severity = readSeverity(map.need("severity"));
  const confidence = optional(map, "confidence", (inner) => inner.oneOf(CONFIDENCES)) ?? "medium";
  const cwe = optional(map, "cwe", readCwe) ?? [];
  const owasp = optional(map, "owasp", readOwasp) ?? [];
  const asvs = optional(map, "asvs", readAsvs) ?? [];
  const references = optional(map, "references", readReferences) ?? [];
  const languages = optional(map, "languages", readLanguages) ?? DEFAULT_LANGUAGES;
  const paths = readPaths(map.get("paths"));
  const silentIn = optional(map, "silent-in", (inner) => allOf(inner.list(), (place) => place.oneOf(PLACE_NAMES))) ?? [];
  const yields = optional(map, "yields", (inner) => inner.textsOrOne());
  const matcher = readRuleMatcher(map, id, hasCheck);
  const fixes = [...readFix(map.get("fix")), ...(optional(map, "fixes", readFixes) ?? [])];
  const words = { title: map.get("title")?.words(), why: map.get("why")?.words(), remedy: map.get("remedy")?.words() };
  if (id === undefined || message === undefined || !severity || !matcher || !paths) return undefined;
  const description = {
    id,
    severity,
    confidence,
    message: message.trim(),
    cwe,
    owasp,
    asvs,
    references,
    languages,
    paths,
    ...(silentIn.length > 0 && { silentIn }),
    ...(yields && { yields }),
  };
  return { ...description, ...defaultWords(description, words, map.get("fix")), matcher, fixes, file: value.file.source.path };
}

/** What is shown where a rule's author said nothing. */
export function defaultWords(
  rule: Pick<RuleDescription, "id" | "message" | "references">,
  words: { title?: string | undefined; why?: string | undefined; remedy?: string | undefined },
  fix: YamlValue | undefined,
): Pick<RuleDescription, "title" | "why" | "remedy"> {
  const spaced = (rule.id.split(".").at(-1) ?? rule.id).replace(/[-_]+/g, " ").trim();
  const replacement = fix?.isText() ? fix.text()?.trim() : undefined;
  return {
    title: words.title ?? spaced.charAt(0).toUpperCase() + spaced.slice(1),
    why: words.why ?? rule.message,
    remedy:
      words.remedy ??
      (replacement
        ? `Replace it with:\n\n\`\`\`js\n${replacement}\n\`\`\`\n`
        : rule.references.length > 0
          ? `The references of this rule say what to do: ${rule.references.join(", ")}`
          : "The author of this rule describes no remedy beyond its message."),
  };
}

export function readId(value: YamlValue | undefined): string | undefined {
  const id = value?.words();
  if (id === undefined || /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(id)) return id;
  return value?.note(`"${id}" is not an id: letters, digits, ".", "_" and "-" only`);
}

/** Our severities, or Semgrep's ERROR, WARNING, INFO. */
export function readSeverity(value: YamlValue | undefined): Severity | undefined {
  const word = value?.words()?.toLowerCase();
  if (value === undefined || word === undefined) return undefined;
  const severity = SEVERITIES.find((candidate) => candidate === word) ?? SEMGREP_SEVERITIES.get(word);
  return severity ?? value.note(`must be one of ${SEVERITIES.join(", ")} (or Semgrep's ERROR, WARNING, INFO)`);
}

/** `89`, `CWE-89`, `"CWE-89: Improper Neutralization …"`, one or a list of them. */
export function readCwe(value: YamlValue): number[] | undefined {
  return allOf(value.listOrOne(), (item) => {
    if (!item.isText()) return item.integer();
    const number = /^\s*(?:CWE-)?(\d{1,5})\b/i.exec(item.text() ?? "")?.[1];
    return number === undefined ? item.note('must be a CWE number such as 89 or "CWE-89"') : Number(number);
  });
}

/** `A05:2025`, also with the category's title after it; anything else is a mistake. */
export function readOwasp(value: YamlValue): string[] | undefined {
  return allOf(value.listOrOne(), (item) => {
    const id = /^\s*((?:A|API|LLM|M)\d{1,2}):(\d{4})\b/.exec(item.words() ?? "");
    return id ? `${id[1] ?? ""}:${id[2] ?? ""}` : item.note('must be an OWASP Top 10 id such as "A05:2025"');
  });
}

/** Requirements of OWASP's ASVS 5.0 by their numbers: `V1.2.4`. */
function readAsvs(value: YamlValue): string[] | undefined {
  return allOf(value.listOrOne(), (item) => {
    const id = item.words();
    return id === undefined || /^V(?:1[0-7]|[1-9])\.[1-9]\d?\.[1-9]\d?$/.test(id)
      ? id
      : item.note('must be a requirement of ASVS 5.0 such as "V1.2.4"');
  });
}

/** Addresses of the web, one or a list. */
export function readReferences(value: YamlValue): string[] | undefined {
  return allOf(value.listOrOne(), (item) => {
    const address = item.words();
    return address === undefined || /^https?:\/\/\S+$/.test(address) ? address : item.note("must be an http(s) address");
  });
}

/** VS Code language ids of the languages named; others are a mistake unless one of ours stands beside them. */
export function readLanguages(value: YamlValue): string[] | undefined {
  const names = value.textsOrOne();
  if (!names) return undefined;
  const ids = names.flatMap((name) => LANGUAGES.get(name.toLowerCase()) ?? []);
  if (ids.length === 0) return value.note(`no language that is read here (javascript, typescript) among: ${names.join(", ")}`);
  return [...new Set(ids)];
}

export function readPaths(value: YamlValue | undefined): RuleDescription["paths"] | undefined {
  if (!value) return { include: [], exclude: [] };
  const map = value.map(["include", "exclude"]);
  if (!map) return undefined;
  const include = optional(map, "include", (inner) => inner.texts());
  const exclude = optional(map, "exclude", (inner) => inner.texts());
  return { include: include ?? [], exclude: exclude ?? [] };
}

/** Semgrep's `fix`: the text that replaces what was found. */
export function readFix(value: YamlValue | undefined): FixRecipe[] {
  const text = value?.text();
  return text === undefined ? [] : [{ title: "Apply the fix of the rule", transform: "replace-text", arguments: { text } }];
}

function readFixes(value: YamlValue): FixRecipe[] | undefined {
  return allOf(value.list(), (item) => {
    const map = item.map(["title", "transform", "with"]);
    const title = map?.need("title")?.words();
    const transform = map?.need("transform")?.words();
    const args = map?.get("with");
    const plain = args?.anyMap() && args.plain();
    if (title === undefined || transform === undefined) return undefined;
    return { title, transform, arguments: (plain ?? {}) as Record<string, unknown> };
  });
}

function readRuleMatcher(map: YamlMap, id: string | undefined, hasCheck: (id: string) => boolean): Matcher | undefined {
  const [kind, second] = (["flow", "code", "secret", "dependency", ...MATCHER_KEYS] as const).filter((key) => map.has(key));
  if (!kind) return map.self.note("nothing says what to find: flow, code, secret, pattern, patterns, pattern-either or pattern-regex");
  if (second) return map.noteKey(second, `"${second}" cannot stand beside "${kind}": a rule finds in one way`);
  if (kind === "flow") return readFlow(map.need("flow"));
  if (kind === "secret") {
    const secret = map.need("secret")?.oneOf(SECRET_KINDS);
    return secret && { type: "secret", kind: secret };
  }
  if (kind === "dependency") {
    const problem = map.need("dependency")?.oneOf(DEPENDENCY_PROBLEMS);
    return problem && { type: "dependency", problem };
  }
  if (kind === "code") {
    const value = map.need("code");
    if (value?.boolean() === false) return value.note("must be true, or left out");
    if (id !== undefined && !hasCheck(id))
      return map.noteKey("code", "only rules that are part of Buckler can have a rule.ts, and none was found");
    return { type: "code" };
  }
  const formula = readFormula(map);
  return formula && { type: "pattern", formula };
}

function readFlow(value: YamlValue | undefined): FlowMatcher | undefined {
  const map = value?.map(["sources", "only-chosen", "sinks", "sanitizers", "unless", "within", "at", "spared"]);
  const sources = map?.need("sources")?.texts();
  const onlyChosen = map && optional(map, "only-chosen", (inner) => allOf(inner.list(), (each) => each.oneOf(sources ?? [])));
  const sinks = map?.need("sinks")?.texts();
  const sanitizers = map && optional(map, "sanitizers", (inner) => inner.texts());
  const unless = map && optional(map, "unless", (inner) => inner.texts());
  const at = map && optional(map, "at", (inner) => inner.oneOf(["source"] as const));
  const within = map && optional(map, "within", (inner) => inner.oneOf(["markup", "address"] as const));
  const spared = map && optional(map, "spared", readSpared);
  if (!sources || !sinks) return undefined;
  if (sources.length === 0 || sinks.length === 0) return value?.note("needs at least one source and one sink");
  return {
    type: "flow",
    sources,
    ...(onlyChosen && { onlyChosen }),
    sinks,
    sanitizers: sanitizers ?? sinks,
    ...(unless && { unless }),
    ...(within && { within }),
    ...(at && { at }),
    ...(spared && { spared }),
  };
}

function readSpared(value: YamlValue): SparedCalls | undefined {
  const map = value.map(["options", "words"]);
  const options = map?.need("options")?.texts();
  const words = readPattern(map?.need("words"));
  return options && words !== undefined ? { options, words } : undefined;
}

/** Reads a key that may be missing. */
export function optional<T>(map: YamlMap, key: string, read: (value: YamlValue) => T | undefined): T | undefined {
  const value = map.get(key);
  return value && read(value);
}

/** Semgrep's confidence of a rule, in any case. */
export function readConfidence(value: YamlValue): Confidence | undefined {
  const word = value.words()?.toLowerCase();
  if (word === undefined) return undefined;
  return CONFIDENCES.find((candidate) => candidate === word) ?? value.note(`must be one of ${CONFIDENCES.join(", ")}`);
}
