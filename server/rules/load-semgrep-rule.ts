import { MATCHER_KEYS, readFormula } from "./load-formula";
import {
  defaultWords,
  optional,
  readConfidence,
  readCwe,
  readFix,
  readId,
  readLanguages,
  readOwasp,
  readPaths,
  readReferences,
  readSeverity,
} from "./load-rule";
import type { Rule } from "./rule";
import type { YamlValue } from "./yaml-reader";

const RULE_KEYS = ["id", "message", "severity", "languages", "metadata", "paths", "mode", "fix", ...MATCHER_KEYS];
const TAINT_KEYS = ["pattern-sources", "pattern-sinks", "pattern-sanitizers", "pattern-propagators"];

/**
 * Reads one item of a Semgrep file's `rules:` list (https://semgrep.dev/docs/writing-rules/rule-syntax).
 * `metadata` is free in Semgrep, so unknown keys are no mistake there and nowhere else.
 * @returns undefined when a problem was noted
 */
export function readSemgrepRule(value: YamlValue): Rule | undefined {
  const any = value.anyMap();
  if (!any) return undefined;
  const mode = any.get("mode");
  if (mode?.isText() && mode.text() === "taint") return mode.note("taint mode is not supported yet: use flow:");
  const taint = TAINT_KEYS.find((key) => any.has(key));
  if (taint) return any.noteKey(taint, "taint mode is not supported yet: use flow:");
  const map = value.map(RULE_KEYS);
  if (!map) return undefined;
  mode?.oneOf(["search"]);
  const id = readId(map.need("id"));
  const message = map.need("message")?.words();
  const severity = readSeverity(map.need("severity"));
  const named = map.need("languages");
  const languages = named && readLanguages(named);
  const metadata = map.get("metadata")?.anyMap();
  const confidence = (metadata && optional(metadata, "confidence", readConfidence)) ?? "medium";
  const cwe = (metadata && optional(metadata, "cwe", readCwe)) ?? [];
  const owasp = (metadata && optional(metadata, "owasp", readOwasp)) ?? [];
  const references = (metadata && optional(metadata, "references", readReferences)) ?? [];
  const paths = readPaths(map.get("paths"));
  const formula = readFormula(map);
  const fixes = readFix(map.get("fix"));
  if (id === undefined || message === undefined || !severity || !languages || !paths || !formula) return undefined;
  const description = { id, severity, confidence, message: message.trim(), cwe, owasp, asvs: [], references, languages, paths };
  const matcher = { type: "pattern", formula } as const;
  return { ...description, ...defaultWords(description, {}, map.get("fix")), matcher, fixes, file: value.file.source.path };
}
