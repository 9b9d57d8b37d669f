import assert from "node:assert/strict";
import { NO_METADATA } from "../../server/analyzers/dependencies/package-metadata";
import { Analysis } from "../../server/analyzers/analyze";
import { compileRules } from "../../server/analyzers/rule-set";
import { NEVER_CANCELLED } from "../../server/core/cancellation";
import { SourceDocument } from "../../server/core/document";
import { applyEdits } from "../../server/core/edit";
import { proposeFixes } from "../../server/fixes/propose-fixes";
import { loadBuiltinPack } from "../../server/hosts/builtin-pack";
import type { DependencyKnowledge } from "../../server/rules/dependency-knowledge";
import type { RulePack } from "../../server/rules/rule-pack";

const KNOWLEDGE: DependencyKnowledge = {
  advisories: { date: "2026-11-01", isSeed: true, records: 0, of: () => [] },
  popular: [],
  lookalikes: new Set(),
  vulnerableExports: [],
  vulnerableSince: [],
  passing: [],
  nodeReleases: [
    { major: 16, codename: "Gallium", endOfLife: "2023-09-11" },
    { major: 24, codename: "Krypton", endOfLife: "2028-04-30" },
    { major: 25, endOfLife: "2027-06-01" },
  ],
  licencePresets: [],
  registries: [],
};

describe("raising Node.js", () => {
  let pack: RulePack;

  before(async () => {
    pack = await loadBuiltinPack();
  });

  /** The text after each fix of its only finding, with whether it may be made unasked. */
  function fixesOf(name: string, text: string): readonly (readonly [string, boolean])[] {
    const document = new SourceDocument(`file:///project/${name}`, "plaintext", 1, text);
    const analysis = new Analysis(
      compileRules(pack, ({ id }) => id === "node-end-of-life"),
      {
        resolve: () => undefined,
        read: () => undefined,
        programFor: () => ({ threatModels: new Set(), budgetMilliseconds: 60_000, dependencies: new Map() }),
      },
      {
        host: { root: "file:///project", read: (uri) => (uri === document.uri ? text : undefined), manifests: () => [] },
        settings: { licences: { allow: [], deny: [] } },
        knowledge: () => KNOWLEDGE,
        today: () => "2026-11-28",
        modulesAreKnown: () => true,
        metadata: () => NO_METADATA,
      },
    );
    const [finding, another] = analysis.analyze(document, NEVER_CANCELLED).findings;
    assert.ok(finding && !another);
    return proposeFixes(finding, document, analysis, NEVER_CANCELLED).map(({ edits, preferred }) => [applyEdits(text, edits), preferred]);
  }

  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    [".nvmrc", "v16.14.0\n", ["v24\n"]],
    ["Dockerfile", "FROM node:16-alpine3.14 AS base\n", ["FROM node:24-alpine AS base\n"]],
    ["Dockerfile", "ARG V=16\nFROM node:${V}-slim\n", ["ARG V=24\nFROM node:${V}-slim\n"]],
    [".gitlab-ci.yml", 'image: "node:gallium"\n', ['image: "node:24"\n']],
    [".github/workflows/test.yml", "steps:\n  - with: { node-version: 16.x }\n", ["steps:\n  - with: { node-version: 24.x }\n"]],
    ["package.json", '{ "engines": { "node": "^16.3.0" } }\n', ['{ "engines": { "node": "^24.0.0" } }\n']],
    [".tool-versions", "nodejs 16.14.0\n", []],
  ];
  for (const [name, text, expected] of cases) {
    it(`${name}: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(
        fixesOf(name, text),
        expected.map((after) => [after, false]),
      );
    });
  }
});
