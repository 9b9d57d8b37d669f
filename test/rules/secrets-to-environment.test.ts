import assert from "node:assert/strict";
import { Analysis, analyze } from "../../server/analyzers/analyze";
import type { Program } from "../../server/analyzers/program";
import { compileRules, type RuleSet } from "../../server/analyzers/rule-set";
import { NEVER_CANCELLED } from "../../server/core/cancellation";
import { SourceDocument } from "../../server/core/document";
import { applyEdits } from "../../server/core/edit";
import { loadBuiltinPack } from "../../server/hosts/builtin-pack";
import { proposeFixes } from "../../server/fixes/propose-fixes";

const PROGRAM: Program = { threatModels: new Set(), budgetMilliseconds: 60_000, dependencies: new Map() };
let rules: RuleSet;

/** The file with the first secret moved to the environment; undefined where nothing is proposed. */
function repaired(name: string, text: string): string | undefined {
  const language = /\.[jt]s$/.test(name) ? "javascript" : "plaintext";
  const document = new SourceDocument(`file:///project/${name}`, language, 0, text);
  const [finding] = analyze(document, PROGRAM, rules, NEVER_CANCELLED).findings;
  assert.ok(finding, "there is a finding");
  const [fix] = proposeFixes(finding, document, Analysis.ofSingleFiles(rules, PROGRAM), NEVER_CANCELLED);
  if (fix)
    assert.deepEqual(
      fix.lines?.map(({ file }) => file),
      [".env.example", ".gitignore"],
    );
  return fix && applyEdits(text, fix.edits);
}

describe("to-environment", () => {
  before(async () => {
    rules = compileRules(await loadBuiltinPack(), ({ matcher, confidence }) => matcher.type === "secret" && confidence !== "low");
  });

  const cases: [string, string, string, string][] = [
    ["JavaScript", "a.js", 'exports.c = { dbPassword: "Winter-2024" };\n', "exports.c = { dbPassword: process.env.DB_PASSWORD };\n"],
    ["Python", "a.py", 'import os\nPASSWORD = "Winter-2024"\n', 'import os\nPASSWORD = os.environ["PASSWORD"]\n'],
    [
      "Python without imports",
      "a.py",
      '#!/usr/bin/env python3\n"""Ships parcels."""\nPASSWORD = "Winter-2024"\n',
      '#!/usr/bin/env python3\n"""Ships parcels."""\nimport os\n\nPASSWORD = os.environ["PASSWORD"]\n',
    ],
    ["Ruby", "a.rb", 'password = "Winter-2024"\n', 'password = ENV.fetch("PASSWORD")\n'],
    ["PHP", "a.php", "<?php\n$dbPassword = 'Winter-2024';\n", "<?php\n$dbPassword = getenv('DB_PASSWORD');\n"],
    [
      "Go",
      "a.go",
      'package main\n\nimport (\n\t"fmt"\n)\n\nvar password = "Winter-2024"\n',
      'package main\n\nimport (\n\t"os"\n\t"fmt"\n)\n\nvar password = os.Getenv("PASSWORD")\n',
    ],
    ["Java", "A.java", 'String password = "Winter-2024";\n', 'String password = System.getenv("PASSWORD");\n'],
    ["Kotlin", "a.kt", 'val password = "Winter-2024"\n', 'val password = System.getenv("PASSWORD")\n'],
    ["C#", "A.cs", 'var password = "Winter-2024";\n', 'var password = System.Environment.GetEnvironmentVariable("PASSWORD");\n'],
    ["shell", "a.sh", "export PGPASSWORD='Winter-2024'\n", 'export PGPASSWORD="${PGPASSWORD:?}"\n'],
    ["Compose", "docker-compose.yml", "environment:\n  DB_PASSWORD: Winter-2024\n", "environment:\n  DB_PASSWORD: ${DB_PASSWORD}\n"],
    ["Spring", "application.properties", "spring.datasource.password=Winter-2024\n", "spring.datasource.password=${PASSWORD}\n"],
  ];
  for (const [language, name, before, after] of cases) {
    it(`speaks ${language}`, () => {
      assert.equal(repaired(name, before), after);
    });
  }

  const left: [string, string, string][] = [
    ["a part of a text", "a.py", 'URL = "postgres://shop:Winter-2024@db.shop.io/shop"\n'],
    ["a constant of Go", "a.go", 'package main\n\nconst password = "Winter-2024"\n'],
    ["code for browsers", "a.js", 'document.title = "x";\nconst password = "Winter-2024";\n'],
    ["settings whose reader is unknown", "settings.yml", "db:\n  password: Winter-2024\n"],
  ];
  for (const [name, file, text] of left) {
    it(`leaves ${name} alone`, () => {
      assert.equal(repaired(file, text), undefined);
    });
  }
});
