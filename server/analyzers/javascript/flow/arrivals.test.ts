import assert from "node:assert/strict";
import { NEVER_CANCELLED } from "../../../core/cancellation";
import { SourceDocument } from "../../../core/document";
import { loadPack } from "../../../rules/load-pack";
import { analyze } from "../../analyze";
import { compileRules } from "../../rule-set";

const MODEL = `
packages: [lib]
sources:
  - { path: "Member[source].ReturnValue", kind: remote, what: "the input" }
sinks:
  - { path: "Member[sink].Argument[0..1]", kind: html, what: "the output" }
  - { path: "Member[sink].Argument[0].Member[text]", kind: html, what: "the output" }
`;

const RULE = `
id: flow
severity: high
message: "{source} reaches {sink}."
flow: { sources: [remote], sinks: [html] }
`;

/** A call, what is shown of it, and the expression at fault where that is not all that is shown. */
const CASES: readonly (readonly [title: string, code: string, shown: string, code?: string])[] = [
  ["an argument on the line of the call", "lib.sink(x, 1);", "x"],
  ["the call before the first argument of the next line", "lib.sink(\n  x,\n  1,\n);", "sink(\n  x", "x"],
  ["the last name of a chain", "lib\n  .sink(\r\n    x);", "sink(\r\n    x", "x"],
  ["a function without an object", "const { sink } = lib;\nsink(\n  x\n);", "sink(\n  x", "x"],
  ["a further argument alone", "lib.sink(\n  1,\n  x,\n);", "x"],
  ["a property alone", "lib.sink(\n  { text: x },\n);", "x"],
  ["an argument after a comment alone", "lib.sink( // so\n  x);", "x"],
];

describe("what is shown of a sink", () => {
  const pack = loadPack([
    { path: "models/lib.yml", text: MODEL },
    { path: "flow/rule.yml", text: RULE },
  ]);
  const rules = compileRules(pack, () => true);
  for (const [title, call, shown, code] of CASES) {
    it(title, () => {
      const document = new SourceDocument("file:///a.js", "javascript", 1, `import lib from "lib";\nconst x = lib.source();\n${call}\n`);
      const program = { threatModels: new Set(["remote"] as const), dependencies: new Map<string, string>(), budgetMilliseconds: 10_000 };
      const { findings } = analyze(document, program, rules, NEVER_CANCELLED);
      assert.deepEqual(
        findings.map((finding) => [document.textOf(finding.location.span), finding.code && document.textOf(finding.code)]),
        [[shown, code]],
      );
    });
  }
});
