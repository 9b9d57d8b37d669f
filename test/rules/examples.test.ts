import assert from "node:assert/strict";
import { Analysis, analyze } from "../../server/analyzers/analyze";
import type { Program } from "../../server/analyzers/program";
import { compileRules, type RuleSet } from "../../server/analyzers/rule-set";
import { NEVER_CANCELLED } from "../../server/core/cancellation";
import type { SourceDocument } from "../../server/core/document";
import { applyEdits } from "../../server/core/edit";
import type { Finding } from "../../server/core/finding";
import { proposeFixes } from "../../server/fixes/propose-fixes";
import { loadBuiltinPack } from "../../server/hosts/builtin-pack";
import type { Rule } from "../../server/rules/rule";
import type { RulePack } from "../../server/rules/rule-pack";
import { THREAT_MODELS } from "../../server/rules/rule";
import { dependenciesOf, documentOf, expectationsOf, ruleFolders, type Example, type RuleFolder } from "./rule-folder";

/** No example needs more repairs than this; a fix that leaves its finding would go on for ever. */
const MAX_REPAIRS = 100;

describe("the rules", () => {
  let pack: RulePack;

  before(async () => {
    pack = await loadBuiltinPack();
  });

  it("load without a mistake", () => {
    assert.deepEqual(pack.problems, []);
    assert.deepEqual(
      pack.rules
        .filter(({ matcher }) => matcher.type !== "dependency")
        .map(({ id }) => id)
        .sort(),
      ruleFolders()
        .map(({ id }) => id)
        .sort(),
    );
  });

  for (const folder of ruleFolders()) {
    describe(folder.id, () => {
      it("says what it is, why it matters and what to do", () => {
        assertDescribed(ruleOf(pack, folder));
      });

      it("has examples of both kinds, and a repaired one where it has a fix", () => {
        assert.deepEqual(folder.others, [], "files that are no part of a rule");
        assert.ok(
          folder.bad.some(({ text }) => expectationsOf(text, folder.id).reported.length > 0),
          "no bad example",
        );
        assert.ok(
          folder.good.some(({ text }) => expectationsOf(text, folder.id).silent.length > 0),
          "no good example",
        );
        if (ruleOf(pack, folder).fixes.length > 0) assert.ok(folder.fixed.size > 0, "there are fixes but no fixed example");
        const names = folder.bad.map(({ name }) => name);
        for (const name of folder.fixed.keys()) assert.ok(names.includes(name), `a fixed example without ${name}`);
      });

      for (const example of [...folder.bad, ...folder.good]) {
        it(`reports in ${example.name} what it should, and nothing else`, () => {
          assertExpectations(only(pack, folder), example, folder.id);
        });
      }

      for (const [name, fixed] of folder.fixed) {
        it(`turns ${name} into ${fixed.name}`, () => {
          const repaired = repair(only(pack, folder), documentOf(name, textOf(folder, name)));
          assert.equal(repaired.text, fixed.text);
          const { findings, incomplete } = run(only(pack, folder), repaired);
          assert.deepEqual(incomplete, []);
          assert.deepEqual(findings.map(describeFinding), []);
        });
      }
    });
  }
});

interface Setup {
  readonly rules: RuleSet;
  readonly program: Program;
}

/** That rule alone, with the threat models that it names. */
function only(pack: RulePack, folder: RuleFolder): Setup {
  const { matcher } = ruleOf(pack, folder);
  const named: readonly string[] = matcher.type === "flow" ? matcher.sources : [];
  return {
    rules: compileRules(pack, ({ id }) => id === folder.id),
    program: {
      threatModels: new Set(THREAT_MODELS.filter((model) => named.some((source) => source.startsWith(model)))),
      budgetMilliseconds: 60_000,
      dependencies: new Map(),
    },
  };
}

function run({ rules, program }: Setup, document: SourceDocument): ReturnType<typeof analyze> {
  return analyze(document, { ...program, dependencies: dependenciesOf(document.text) }, rules, NEVER_CANCELLED);
}

function ruleOf(pack: RulePack, { id }: RuleFolder): Rule {
  const rule = pack.rules.find((candidate) => candidate.id === id);
  assert.ok(rule, `${id} did not load: ${pack.problems.map(({ file, message }) => `${file}: ${message}`).join("; ")}`);
  return rule;
}

function textOf(folder: RuleFolder, name: string): string {
  const text = folder.bad.find((example) => example.name === name)?.text;
  assert.ok(text !== undefined);
  return text;
}

function assertDescribed(rule: Rule): void {
  assert.match(rule.message, /\.$/, "the message is a sentence");
  assert.ok(rule.title.length > 0 && rule.title.length <= 80, "the title is short");
  assert.ok(rule.why.trim().length >= 100, "why says what an attacker does");
  assert.match(rule.remedy, /```\w+\n[\s\S]+?```/, "the remedy has code");
  assert.ok(rule.cwe.length > 0, "cwe");
  assert.ok(rule.owasp.length > 0, "owasp");
  for (const id of rule.owasp) assert.match(id, /^A(0[1-9]|10):2025$/, "OWASP Top 10 of 2025");
  assert.ok(rule.asvs.length > 0, "asvs");
  assert.ok(rule.references.length > 0, "references");
  assert.notEqual(rule.why.trim(), rule.message);
}

function assertExpectations(setup: Setup, example: Example, ruleId: string): void {
  const { findings, incomplete } = run(setup, example.document);
  assert.deepEqual(incomplete, [], "the example is analysed completely");
  const { reported } = expectationsOf(example.text, ruleId);
  const line = (index: number): string => `${example.name}:${index + 1}: ${example.document.lineText(index).trim()}`;
  const actual = [...new Set(findings.map(({ location }) => location.range.start.line))].sort((a, b) => a - b);
  assert.deepEqual(actual.map(line), [...new Set(reported)].sort((a, b) => a - b).map(line));
  for (const { message } of findings) assert.doesNotMatch(message, /\{(source|sink)\}|\$[A-Z_]/, "every placeholder has a value");
}

/** Applies the preferred fix of each finding, one after another, until no finding remains that has one. */
function repair(setup: Setup, document: SourceDocument): SourceDocument {
  let current = document;
  const program = { ...setup.program, dependencies: dependenciesOf(document.text) };
  for (let count = 0; count < MAX_REPAIRS; count++) {
    const fix = run(setup, current)
      .findings.map((finding) =>
        proposeFixes(finding, current, Analysis.ofSingleFiles(setup.rules, program), NEVER_CANCELLED).find(({ preferred }) => preferred),
      )
      .find((preferred) => preferred !== undefined);
    if (!fix) return current;
    current = documentOf(document.uri.split("/").at(-1) ?? "", applyEdits(current.text, fix.edits));
  }
  throw new Error(`${document.uri}: more than ${MAX_REPAIRS} repairs`);
}

function describeFinding({ location, message }: Finding): string {
  return `${location.range.start.line + 1}: ${message}`;
}
