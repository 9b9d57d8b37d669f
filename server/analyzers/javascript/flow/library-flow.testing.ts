import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { NEVER_CANCELLED } from "../../../core/cancellation";
import { SourceDocument } from "../../../core/document";
import { loadPack } from "../../../rules/load-pack";
import { THREAT_MODELS, THREAT_PARTS } from "../../../rules/rule";
import { analyze } from "../../analyze";
import { compileRules, type RuleSet } from "../../rule-set";

const MODELS = join(__dirname, "../../../../rules/models");
const SINKS = [
  "command",
  "sql",
  "nosql",
  "path",
  "html",
  "dom-html",
  "code",
  "template",
  "url",
  "redirect",
  "client-redirect",
  "open-external",
  "deserialize",
  "xml",
  "ldap",
  "ldap-name",
  "jsx-html",
  "jquery-html",
  "sent-path",
  "command-argument",
  "text-test",
  "merged-object",
];

const rule = (sink: string): string => `
id: ${sink}
title: test
severity: high
confidence: high
message: "{source} reaches {sink}"
why: test
remedy: test
cwe: [1]
owasp: []
references: []
languages: [javascript, typescript]
flow: { sources: [${[...THREAT_MODELS, ...THREAT_PARTS.keys()].join(", ")}], sinks: [${sink}] }
`;

let rules: RuleSet | undefined;

/** All library models, with a rule for each kind of sink named like it. Read once, since reading takes a second. */
function ruleSet(): RuleSet {
  if (rules) return rules;
  const models = readdirSync(MODELS).map((name) => ({ path: `models/${name}`, text: readFileSync(join(MODELS, name), "utf8") }));
  const pack = loadPack([...models, ...SINKS.map((kind) => ({ path: `javascript/${kind}/rule.yml`, text: rule(kind) }))]);
  assert.deepEqual(pack.problems, []);
  return (rules = compileRules(pack, () => true));
}

/**
 * Checks what the library models find in a text, under all threat models but `library`. A line that ends in `//! kind kind` must be
 * reported at sinks of exactly these kinds, any other line at none.
 */
export function checkLibraryFlow(code: string, language = "typescript"): void {
  const document = new SourceDocument("file:///test.ts", language, 1, code);
  const threatModels = new Set(THREAT_MODELS.filter((kind) => kind !== "library"));
  const { findings, incomplete } = analyze(
    document,
    { threatModels, budgetMilliseconds: 10_000, dependencies: new Map() },
    ruleSet(),
    NEVER_CANCELLED,
  );
  assert.deepEqual(incomplete, []);
  const found = new Set(findings.map(({ ruleId, location }) => `${String(location.range.start.line + 1)} ${ruleId}`));
  const wanted = code.split("\n").flatMap((line, index) => {
    const kinds = /\/\/! (.+)$/.exec(line.trimEnd())?.[1]?.split(" ") ?? [];
    return kinds.map((kind) => `${String(index + 1)} ${kind}`);
  });
  assert.deepEqual([...found].sort(), wanted.sort(), code);
}
