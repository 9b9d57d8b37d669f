import assert from "node:assert/strict";
import { CancelledError, NEVER_CANCELLED } from "../core/cancellation";
import { SourceDocument } from "../core/document";
import { applyEdits } from "../core/edit";
import type { Finding } from "../core/finding";
import { patternRule, setUp, type Setup } from "./fixes.testing";
import { proposeFixes, recipeProblems } from "./propose-fixes";

const TO_B = "{ title: Call b, transform: replace-text, with: { text: b($X) } }";
const TO_C = "{ title: Call c, transform: replace-text, with: { text: c($X) } }";

function fixesOf(setup: Setup, finding: Finding | undefined = setup.findings[0]) {
  assert.ok(finding, "nothing was found");
  const fixes = proposeFixes(finding, setup.document, setup.analysis, NEVER_CANCELLED);
  return fixes.map(({ title, preferred, edits }) => ({ title, preferred, text: applyEdits(setup.document.text, edits) }));
}

describe("proposeFixes", () => {
  it("offers what makes the finding go", () => {
    const setup = setUp("x = a(1);\n", { "a.yml": patternRule("no-a", "a($X)", TO_B) });
    assert.deepEqual(fixesOf(setup), [{ title: "Call b", preferred: true, text: "x = b(1);\n" }]);
  });

  it("offers several, and prefers the first recipe's first", () => {
    const setup = setUp("a(1);\n", { "a.yml": patternRule("no-a", "a($X)", TO_B, TO_C) });
    assert.deepEqual(
      fixesOf(setup).map(({ title, preferred }) => [title, preferred]),
      [
        ["Call b", true],
        ["Call c", false],
      ],
    );
  });

  it("prefers what a later recipe proposes where the ones before it do not fit", () => {
    const unfit = "{ title: Other, transform: replace-member, with: { members: { x: y } } }";
    const setup = setUp("a(1);\n", { "a.yml": patternRule("no-a", "a($X)", unfit, TO_B) });
    assert.deepEqual(fixesOf(setup), [{ title: "Call b", preferred: true, text: "b(1);\n" }]);
  });

  it("prefers nothing where the first proposal is refused", () => {
    const setup = setUp("a(1);\n", { "a.yml": patternRule("no-a", "a($X)", TO_B, TO_C), "b.yml": patternRule("no-b", "b($X)") });
    assert.deepEqual(
      fixesOf(setup).map(({ title, preferred }) => [title, preferred]),
      [["Call c", false]],
    );
  });

  it("does not offer what leaves the finding where it was", () => {
    const same = "{ title: Nothing, transform: replace-text, with: { text: a($X) } }";
    const spaced = "{ title: Space, transform: replace-text, with: { text: 'a( $X )' } }";
    assert.deepEqual(fixesOf(setUp("a(1);\n", { "a.yml": patternRule("no-a", "a($X)", same, spaced) })), []);
  });

  it("does not offer what brings a finding of any rule", () => {
    const setup = setUp("a(1);\n", { "a.yml": patternRule("no-a", "a($X)", TO_B), "b.yml": patternRule("no-b", "b($X)") });
    assert.deepEqual(fixesOf(setup), []);
  });

  it("does not offer what brings a second finding of the same rule elsewhere", () => {
    const twice = "{ title: Twice, transform: replace-text, with: { text: '(() => a($X))()' } }";
    assert.deepEqual(fixesOf(setUp("a(1);\n", { "a.yml": patternRule("no-a", "a($X)", twice) })), []);
  });

  it("does not offer what no longer parses, and leaves old syntax errors alone", () => {
    const broken = "{ title: Break, transform: replace-text, with: { text: b($X } }";
    assert.deepEqual(fixesOf(setUp("a(1);\n", { "a.yml": patternRule("no-a", "a($X)", broken) })), []);
    const text = "const = 1;\na(1);\n";
    const setup = setUp(text, { "a.yml": patternRule("no-a", "a($X)", TO_B) });
    assert.deepEqual(
      fixesOf(setup).map((fix) => fix.text),
      ["const = 1;\nb(1);\n"],
    );
  });

  it("tells equal findings apart", () => {
    const setup = setUp("a(1);\na(1);\n", { "a.yml": patternRule("no-a", "a($X)", TO_B) });
    assert.deepEqual(
      setup.findings.flatMap((finding) => fixesOf(setup, finding).map(({ text }) => text)),
      ["b(1);\na(1);\n", "a(1);\nb(1);\n"],
    );
  });

  it("knows a finding that came over the wire, and offers nothing for one of another text", () => {
    const setup = setUp("a(1);\n", { "a.yml": patternRule("no-a", "a($X)", TO_B) });
    const [finding] = setup.findings;
    assert.ok(finding);
    assert.equal(fixesOf(setup, structuredClone(finding)).length, 1);
    const other = { ...setup, document: new SourceDocument(setup.document.uri, "javascript", 2, " a(1);\n") };
    assert.deepEqual(fixesOf(other, finding), []);
  });

  it("checks flow rules through the flow analysis", () => {
    const files = {
      "models/web.yml": `
packages: [web]
sources: [{ path: "Member[serve].Argument[0].Parameter[0].Member[query]", kind: remote, what: the query }]
sinks: [{ path: "Member[db].Member[query].Argument[0]", kind: sql, what: the SQL, facts: { placeholder: "?" } }]
`,
      "sql.yml": `
id: sql
severity: critical
message: "{source} reaches {sink}"
flow: { sources: [remote], sinks: [sql] }
fixes: [{ title: Pass it as a parameter, transform: parameterize-query }]
`,
    };
    const setup = setUp(
      'import { serve, db } from "web";\nserve((req) => db.query("SELECT * FROM t WHERE a = \'" + req.query.a + "\'"));\n',
      files,
    );
    assert.deepEqual(
      fixesOf(setup).map(({ text }) => text),
      ['import { serve, db } from "web";\nserve((req) => db.query("SELECT * FROM t WHERE a = ?", [req.query.a]));\n'],
    );
  });

  it("stops when asked to", () => {
    const setup = setUp("a(1);\n", { "a.yml": patternRule("no-a", "a($X)", TO_B) });
    const [finding] = setup.findings;
    assert.ok(finding);
    assert.throws(() => proposeFixes(finding, setup.document, setup.analysis, { isCancellationRequested: true }), CancelledError);
  });
});

describe("recipeProblems", () => {
  const problemsOf = (fix: string) => setUp("", { "a.yml": patternRule("a", "a($X)", fix) }).analysis.rules.rules.flatMap(recipeProblems);

  it("names transforms and arguments that do not exist", () => {
    assert.deepEqual(problemsOf(TO_B), []);
    assert.match(problemsOf("{ title: x, transform: magic }")[0] ?? "", /no transform "magic"; there are: change-list, /);
    assert.match(problemsOf("{ title: x, transform: replace-text, with: { txt: b } }")[0] ?? "", /replace-text: "text" must be text/);
  });
});
