import assert from "node:assert/strict";
import { loadPack, mergePacks } from "./load-pack";
import type { RulePack } from "./rule-pack";
import { NO_SECRETS } from "./secret-knowledge";

const HEAD = "id: a\nmessage: It hurts.\nseverity: high\n";
const SEMGREP = "rules:\n  - id: a\n    message: It hurts.\n    severity: ERROR\n    languages: [js]\n";

/** "file:line:column: message", counted from one, for every problem. */
function problemsOf(pack: RulePack): string[] {
  return pack.problems.map(({ file, position, message }) => `${file}:${position.line + 1}:${position.character + 1}: ${message}`);
}

function load(...texts: string[]): RulePack {
  return loadPack(texts.map((text, index) => ({ path: `javascript/r${index}/rule.yml`, text })));
}

describe("a rule file", () => {
  it("becomes a rule", () => {
    const pack = load(
      [
        "id: tls",
        "title: TLS without verification",
        "severity: critical",
        "confidence: high",
        "message: $X is not verified.",
        "why: Because.",
        "remedy: Don't.",
        'cwe: [295, "CWE-297: Improper Validation"]',
        'owasp: ["A04:2025"]',
        "asvs: [V12.3.2, V9.1.1]",
        "references: [https://example.test/a]",
        "languages: [typescript]",
        'paths: { exclude: ["**/*.test.*"] }',
        "pattern: tls.connect($X)",
        'fix: "safe($X)"',
        "fixes:",
        '  - { title: "Verify", transform: set-property, with: { name: rejectUnauthorized, value: true } }',
      ].join("\n"),
    );
    assert.deepEqual(problemsOf(pack), []);
    assert.deepEqual(pack.rules, [
      {
        id: "tls",
        title: "TLS without verification",
        severity: "critical",
        confidence: "high",
        message: "$X is not verified.",
        why: "Because.",
        remedy: "Don't.",
        cwe: [295, 297],
        owasp: ["A04:2025"],
        asvs: ["V12.3.2", "V9.1.1"],
        references: ["https://example.test/a"],
        languages: ["typescript", "typescriptreact"],
        paths: { include: [], exclude: ["**/*.test.*"] },
        matcher: { type: "pattern", formula: { op: "pattern", pattern: "tls.connect($X)", at: { line: 13, character: 9 } } },
        fixes: [
          { title: "Apply the fix of the rule", transform: "replace-text", arguments: { text: "safe($X)" } },
          { title: "Verify", transform: "set-property", arguments: { name: "rejectUnauthorized", value: true } },
        ],
        file: "javascript/r0/rule.yml",
      },
    ]);
  });

  it("says with few words what others leave out", () => {
    const [rule] = load(`${HEAD}pattern: f()`).rules;
    assert.equal(rule?.title, "A");
    assert.equal(rule.why, "It hurts.");
    assert.equal(rule.confidence, "medium");
    assert.deepEqual(rule.languages, ["javascript", "javascriptreact", "typescript", "typescriptreact"]);
    assert.match(rule.remedy, /no remedy/);
    assert.match(load(`${HEAD}pattern: f()\nfix: g()`).rules[0]?.remedy ?? "", /```js\ng\(\)\n```/);
  });

  it("reads the whole formula", () => {
    const text = `${HEAD}patterns:
  - pattern-either:
      - pattern: f($X)
      - patterns:
          - pattern: g($X)
          - pattern-not-inside: if (ok) { ... }
  - pattern-not: f("...")
  - pattern-not-regex: safe
  - pattern-inside:
      pattern-either:
        - pattern: function $F(...) { ... }
  - metavariable-regex: { metavariable: $X, regex: "(?i)a" }
  - metavariable-pattern:
      metavariable: $X
      pattern-regex: b
  - metavariable-comparison: { metavariable: $X, comparison: $X > 3 }
  - metavariable-comparison: { comparison: $X > 4 }
  - focus-metavariable: [$X, $...REST]
`;
    const pack = load(text);
    assert.deepEqual(problemsOf(pack), []);
    const matcher = pack.rules[0]?.matcher;
    assert.ok(matcher?.type === "pattern" && matcher.formula.op === "all");
    const shape = JSON.stringify(matcher.formula, (key, value: unknown) => (key === "at" ? undefined : value));
    assert.deepEqual(JSON.parse(shape), {
      op: "all",
      of: [
        {
          op: "any",
          of: [
            { op: "pattern", pattern: "f($X)" },
            {
              op: "all",
              of: [
                { op: "pattern", pattern: "g($X)" },
                { op: "not-inside", of: { op: "pattern", pattern: "if (ok) { ... }" } },
              ],
              conditions: [],
            },
          ],
        },
        { op: "not", of: { op: "pattern", pattern: 'f("...")' } },
        { op: "not", of: { op: "regex", regex: "safe" } },
        { op: "inside", of: { op: "any", of: [{ op: "pattern", pattern: "function $F(...) { ... }" }] } },
      ],
      conditions: [
        { op: "metavariable-regex", metavariable: "$X", regex: "(?i)a" },
        { op: "metavariable-pattern", metavariable: "$X", of: { op: "regex", regex: "b" } },
        { op: "metavariable-comparison", metavariable: "$X", comparison: "$X > 3" },
        { op: "metavariable-comparison", comparison: "$X > 4" },
        { op: "focus-metavariable", metavariables: ["$X", "$...REST"] },
      ],
    });
  });

  const mistakes: readonly [what: string, text: string, expected: string][] = [
    ["text that is not YAML", 'id: "a', '1:7: Missing closing "quote'],
    ["an empty file", "# nothing\n", "1:1: the file is empty"],
    ["a list instead of a rule", "- a\n", "1:1: must be a mapping of keys to values"],
    ["a missing key", "id: a\nmessage: m\npattern: f()\n", '1:1: "severity" is missing'],
    ["a key that comes twice", `${HEAD}pattern: f()\nid: b\n`, '5:1: key "id" comes twice'],
    ["a severity that is none", "id: a\nmessage: m\nseverity: huge\npattern: f()\n", "3:11: must be one of critical, high, medium, low"],
    ["a confidence that is none", `${HEAD}confidence: sure\npattern: f()\n`, "4:13: must be one of high, medium, low"],
    ["a message that is a number", "id: a\nmessage: 3\nseverity: low\npattern: f()\n", "2:10: must be text"],
    ["an id with a blank", "id: a b\nmessage: m\nseverity: low\npattern: f()\n", '1:5: "a b" is not an id'],
    ["a CWE that is none", `${HEAD}cwe: [injection]\npattern: f()\n`, "4:7: must be a CWE number"],
    ["an OWASP id that is none", `${HEAD}owasp: A5\npattern: f()\n`, "4:8: must be an OWASP Top 10 id"],
    ["an ASVS id that is none", `${HEAD}asvs: 1.2.4\npattern: f()\n`, "4:7: must be a requirement of ASVS 5.0"],
    ["an ASVS chapter that does not exist", `${HEAD}asvs: [V18.1.1]\npattern: f()\n`, "4:8: must be a requirement of ASVS 5.0"],
    ["an address that is none", `${HEAD}references: [example]\npattern: f()\n`, "4:14: must be an http(s) address"],
    ["another language", `${HEAD}languages: [python]\npattern: f()\n`, "4:12: no language that is read here"],
    ["a language that only objects know", `${HEAD}languages: [constructor]\npattern: f()\n`, "4:12: no language that is read here"],
    ["a severity that only objects know", "id: a\nmessage: m\nseverity: constructor\npattern: f()\n", "3:11: must be one of critical"],
    [
      "an unknown place",
      `${HEAD}silent-in: [attic]\npattern: f()\n`,
      "4:13: must be one of tests, examples, dev-servers, packages, tool-plugins",
    ],
    ["paths of the wrong type", `${HEAD}paths: { exclude: "*.ts" }\npattern: f()\n`, "4:19: must be a list"],
    ["no matcher", HEAD, "1:1: nothing says what to find"],
    ["two matchers", `${HEAD}pattern: f()\nflow: {}\n`, '4:1: "pattern" cannot stand beside "flow"'],
    ["two patterns", `${HEAD}pattern: f()\npatterns: []\n`, '5:1: "patterns" cannot stand beside "pattern"'],
    ["code that is not there", `${HEAD}code: true\n`, "4:1: only rules that are part of Buckler can have a rule.ts"],
    ["code that is no truth", `${HEAD}code: maybe\n`, "4:7: must be true or false"],
    ["an empty pattern", `${HEAD}pattern: ""\n`, "4:10: must not be empty"],
    ["an empty list of patterns", `${HEAD}patterns: []\n`, "4:11: must not be an empty list"],
    ["only exclusions", `${HEAD}patterns:\n  - pattern-not: f()\n`, "5:5: patterns needs a pattern that finds something"],
    [
      "a condition without a pattern",
      `${HEAD}patterns:\n  - metavariable-regex: { metavariable: $X, regex: a }\n`,
      "5:5: patterns needs a pattern that finds something",
    ],
    ["two keys in one item", `${HEAD}patterns:\n  - pattern: f()\n    pattern-not: g()\n`, "5:5: each item of patterns is one key"],
    ["a condition in pattern-either", `${HEAD}pattern-either:\n  - focus-metavariable: $X\n`, '5:5: unknown key "focus-metavariable"'],
    [
      "a metavariable without dollar",
      `${HEAD}patterns:\n  - pattern: f($X)\n  - focus-metavariable: X\n`,
      '6:25: "X" is not a metavariable',
    ],
    [
      "a broken regular expression",
      `${HEAD}patterns:\n  - pattern: f($X)\n  - metavariable-regex: { metavariable: $X, regex: "a(" }\n`,
      "6:52: Invalid regular expression",
    ],
    [
      "a condition with a key that we don't know",
      `${HEAD}patterns:\n  - pattern: f($X)\n  - metavariable-comparison: { comparison: $X > 1, base: 8 }\n`,
      '6:52: unknown key "base"',
    ],
    ["a flow without sinks", `${HEAD}flow: { sources: [remote] }\n`, '4:7: "sinks" is missing'],
    ["a flow that starts nowhere", `${HEAD}flow: { sources: [], sinks: [sql] }\n`, "4:7: needs at least one source and one sink"],
    ["a source that nobody has", `${HEAD}flow: { sources: [remote, moon], sinks: [sql] }\n`, "4:27: no model has a source of this kind"],
    [
      "a choice of what is no source",
      `${HEAD}flow: { sources: [remote], only-chosen: [library], sinks: [sql] }\n`,
      "4:42: must be one of remote",
    ],
    ["a sink that nobody has", `${HEAD}flow: { sources: [remote], sinks: [sql] }\n`, "4:36: no model has a sink of this kind"],
    ["a fix without a transform", `${HEAD}pattern: f()\nfixes:\n  - title: Fix\n`, '6:5: "transform" is missing'],
    ["an alias of nothing", `${HEAD}pattern: *nothing\n`, "4:10: "],
  ];
  for (const [what, text, expected] of mistakes) {
    it(`has ${what} told at its place, and is lost alone`, () => {
      const pack = load(text, "id: other\nmessage: m\nseverity: low\npattern: f()\n");
      const told = problemsOf(pack);
      assert.ok(
        told.some((problem) => problem.startsWith(`javascript/r0/rule.yml:${expected}`)),
        told.join("\n"),
      );
      assert.ok(told.every((problem) => problem.startsWith("javascript/r0/rule.yml:")));
      assert.deepEqual(
        pack.rules.map(({ id }) => id),
        ["other"],
      );
    });
  }

  it("may yield to others, and is told of those that there are not", () => {
    const pack = load(`${HEAD}pattern: f()\nyields: [other]\n`, "id: other\nmessage: m\nseverity: low\npattern: f()\nyields: [moon]\n");
    assert.deepEqual(
      pack.rules.map(({ yields }) => yields),
      [["other"], ["moon"]],
    );
    assert.deepEqual(problemsOf(pack), ['javascript/r1/rule.yml:5:9: there is no rule "moon"']);
  });

  it("names an unknown key and those that are known", () => {
    const [problem] = problemsOf(load(`${HEAD}pattern: f()\nsevrity: low\n`));
    assert.match(problem ?? "", /^javascript\/r0\/rule\.yml:5:1: unknown key "sevrity"; known here: id, title, severity/);
  });

  it("tells every mistake in it, not the first alone", () => {
    assert.equal(load("id: a b\nseverity: huge\nmessage: [m]\npattern: f()\n").problems.length, 3);
  });

  it("cannot take the id of an earlier one, nor of the pack that it adds to", () => {
    const base = load(`${HEAD}pattern: f()`, `${HEAD}pattern: g()`);
    assert.deepEqual(problemsOf(base), ['javascript/r1/rule.yml:1:5: a rule "a" exists already, in javascript/r0/rule.yml']);
    const user = loadPack([{ path: "rules/mine.yml", text: `${HEAD}pattern: h()` }], new Map(), base);
    assert.deepEqual(problemsOf(user), ['rules/mine.yml:1:5: a rule "a" exists already, in javascript/r0/rule.yml']);
    assert.deepEqual(user.rules, []);
  });

  it("that multiplies itself through aliases costs a moment and itself", () => {
    const levels = Array.from({ length: 30 }, (_, level) => {
      const item = level === 0 ? "{ pattern: f() }" : `{ pattern-either: *l${level - 1} }`;
      return `l${level}: &l${level} [${Array.from({ length: 9 }, () => item).join(", ")}]`;
    });
    const pack = load(`${levels.join("\n")}\n${HEAD}pattern-either: *l29\n`, "id: other\nmessage: m\nseverity: low\npattern: f()\n");
    assert.ok(problemsOf(pack).some((problem) => problem.includes("more than 100 aliases")));
    assert.deepEqual(
      pack.rules.map(({ id }) => id),
      ["other"],
    );
    const fix = `${levels.join("\n")}\n${HEAD}pattern: f()\nfixes: [{ title: t, transform: t, with: { a: *l29 } }]\n`;
    assert.ok(problemsOf(load(fix)).some((problem) => problem.includes("too many aliases")));
  });

  it("that is nested without end, or contains itself, costs itself", () => {
    const deep = `pattern: ${"[".repeat(20_000)}`;
    const itself = `${HEAD}pattern-either: &loop [{ pattern-either: *loop }]\n`;
    const pack = load(deep, itself, "id: other\nmessage: m\nseverity: low\npattern: f()\n");
    assert.deepEqual(
      pack.rules.map(({ id }) => id),
      ["other"],
    );
    assert.deepEqual(new Set(pack.problems.map(({ file }) => file)), new Set(["javascript/r0/rule.yml", "javascript/r1/rule.yml"]));
  });

  it("can have code only when the host brings it", () => {
    const check = (): void => undefined;
    const pack = loadPack([{ path: "a/rule.yml", text: `${HEAD}code: true` }], new Map([["a", check]]));
    assert.deepEqual(problemsOf(pack), []);
    assert.equal(pack.checks.get("a"), check);
  });
});

describe("a Semgrep file", () => {
  const load = (text: string): RulePack => loadPack([{ path: "rules/semgrep.yml", text }]);

  it("becomes rules", () => {
    const pack = load(`rules:
  - id: eval-detected
    message: >
      eval runs $X.
    severity: WARNING
    languages: [js, ts, python]
    metadata:
      cwe: ["CWE-95: Improper Neutralization of Directives"]
      owasp: ["A03:2021 - Injection"]
      references: https://example.test/eval
      confidence: LOW
      likelihood: HIGH
    paths: { include: ["src/**"] }
    pattern: eval($X)
    fix: JSON.parse($X)
  - id: second
    mode: search
    message: Two.
    severity: ERROR
    languages: [typescript]
    pattern-regex: two
`);
    assert.deepEqual(problemsOf(pack), []);
    const [first, second] = pack.rules;
    assert.ok(first && second);
    assert.equal(first.title, "Eval detected");
    assert.equal(first.message, "eval runs $X.");
    assert.equal(first.severity, "medium");
    assert.equal(first.confidence, "low");
    assert.deepEqual(first.cwe, [95]);
    assert.deepEqual(first.owasp, ["A03:2021"]);
    assert.deepEqual(first.references, ["https://example.test/eval"]);
    assert.deepEqual(first.languages, ["javascript", "javascriptreact", "typescript", "typescriptreact"]);
    assert.deepEqual(first.paths, { include: ["src/**"], exclude: [] });
    assert.deepEqual(first.fixes, [
      { title: "Apply the fix of the rule", transform: "replace-text", arguments: { text: "JSON.parse($X)" } },
    ]);
    assert.equal(second.severity, "high");
    assert.deepEqual(second.matcher, { type: "pattern", formula: { op: "regex", regex: "two", at: { line: 20, character: 19 } } });
  });

  const mistakes: readonly [what: string, text: string, expected: string][] = [
    ["taint mode", `${SEMGREP}    mode: taint\n    pattern-sources: []\n`, "6:11: taint mode is not supported yet: use flow:"],
    ["taint keys", `${SEMGREP}    pattern-sinks: []\n`, "6:5: taint mode is not supported yet: use flow:"],
    ["another mode", `${SEMGREP}    pattern: f()\n    mode: extract\n`, "7:11: must be one of search"],
    ["options", `${SEMGREP}    pattern: f()\n    options: { symbolic_propagation: true }\n`, '7:5: unknown key "options"'],
    ["no languages", SEMGREP.replace(/ {4}languages.*\n/, "    pattern: f()\n"), '2:5: "languages" is missing'],
    [
      "a metavariable that has a type",
      `${SEMGREP}    patterns:\n      - pattern: f($X)\n      - metavariable-type: {}\n`,
      '8:9: unknown key "metavariable-type"',
    ],
    ["our own keys", `${SEMGREP}    pattern: f()\n    why: Because.\n`, '7:5: unknown key "why"'],
    ["a rule that is none", "rules:\n  - 3\n", "2:5: must be a mapping"],
    ["rules that are no list", "rules: {}\n", "1:8: must be a list"],
    ["a key beside rules", `${SEMGREP}    pattern: f()\nversion: 1\n`, '7:1: unknown key "version"'],
  ];
  for (const [what, text, expected] of mistakes) {
    it(`has ${what} told at its place`, () => {
      const told = problemsOf(load(text));
      assert.ok(
        told.some((problem) => problem.startsWith(`rules/semgrep.yml:${expected}`)),
        told.join("\n"),
      );
    });
  }

  it("loses the rule with the mistake alone", () => {
    const second = SEMGREP.replace("rules:\n", "").replace("id: a", "id: b");
    const pack = load(`${SEMGREP}    patern: f()\n${second}    pattern: f()\n`);
    assert.deepEqual(
      pack.rules.map(({ id }) => id),
      ["b"],
    );
  });
});

describe("packs", () => {
  it("are merged, the first one's rules first", () => {
    const a = load(`${HEAD}pattern: f()`);
    const b = load(`${HEAD}pattern: g()`, "id: other\nmessage: m\nseverity: low\npattern: f()\n");
    const merged = mergePacks(a, b);
    assert.deepEqual(
      merged.rules.map(({ id, matcher }) => [
        id,
        matcher.type === "pattern" && matcher.formula.op === "pattern" && matcher.formula.pattern,
      ]),
      [
        ["a", "f()"],
        ["other", "f()"],
      ],
    );
  });

  it("pass over files that are not YAML", () => {
    assert.deepEqual(loadPack([{ path: "rules/README.md", text: "# Rules: {" }]), {
      rules: [],
      models: [],
      checks: new Map(),
      secrets: NO_SECRETS,
      problems: [],
    });
  });
});
