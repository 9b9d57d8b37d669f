import assert from "node:assert/strict";
import type { Finding } from "../../server/core/finding";
import { loadBuiltinPack } from "../../server/hosts/builtin-pack";
import type { Rule } from "../../server/rules/rule";
import type { RulePack } from "../../server/rules/rule-pack";
import { only, repair, run } from "./repair";
import { documentOf, expectationsOf, ruleFolders, type Example, type RuleFolder } from "./rule-folder";

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
          assertExpectations(pack, ruleOf(pack, folder), example);
        });
      }

      for (const [name, fixed] of folder.fixed) {
        it(`turns ${name} into ${fixed.name}`, () => {
          const repaired = repair(only(pack, ruleOf(pack, folder)), documentOf(name, textOf(folder, name)));
          assert.equal(repaired.text, fixed.text);
          const { findings, incomplete } = run(only(pack, ruleOf(pack, folder)), repaired);
          assert.deepEqual(incomplete, []);
          assert.deepEqual(findings.map(describeFinding), []);
        });
      }
    });
  }
});

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

function assertExpectations(pack: RulePack, rule: Rule, example: Example): void {
  const { findings, incomplete } = run(only(pack, rule), example.document);
  assert.deepEqual(incomplete, [], "the example is analysed completely");
  const expected = expectationsOf(example.text, rule.id);
  const lines = (indexes: readonly number[]): string[] =>
    [...new Set(indexes)].sort((a, b) => a - b).map((index) => `${example.name}:${index + 1}: ${example.document.lineText(index).trim()}`);
  const linesOf = (found: readonly Finding[]): string[] => lines(found.map(({ location }) => location.range.start.line));
  const isDoubtful = ({ confidence }: Finding): boolean => confidence !== rule.confidence;
  assert.deepEqual(linesOf(findings.filter((finding) => !isDoubtful(finding))), lines(expected.reported), "what is shown");
  assert.deepEqual(linesOf(findings.filter(isDoubtful)), lines(expected.doubtful), "what is only shown with all rules");
  for (const { message } of findings) assert.doesNotMatch(message, /\{(source|sink)\}|\$[A-Z_]/, "every placeholder has a value");
}

function describeFinding({ location, message }: Finding): string {
  return `${location.range.start.line + 1}: ${message}`;
}
