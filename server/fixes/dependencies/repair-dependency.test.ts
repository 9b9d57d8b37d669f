import assert from "node:assert/strict";
import { NO_METADATA } from "../../analyzers/dependencies/package-metadata";
import { Analysis } from "../../analyzers/analyze";
import { compileRules } from "../../analyzers/rule-set";
import { NEVER_CANCELLED } from "../../core/cancellation";
import { SourceDocument } from "../../core/document";
import { applyEdits } from "../../core/edit";
import { loadPack } from "../../rules/load-pack";
import type { Advisory } from "../../rules/advisory";
import { proposeFixes } from "../propose-fixes";

const ROOT = "file:///project";
const RULE = `
id: vulnerable-dependency
severity: medium
message: "{what}"
languages: [any]
dependency: vulnerable
fixes:
  - { title: raise, transform: raise-dependency }
  - { title: override, transform: override-dependency }
`;

function advisory(id: string, introduced: string, fixed: string): Advisory {
  return { id, aliases: [], title: id, severity: "high", cwe: [], malicious: false, ranges: [{ introduced, fixed }], versions: [] };
}

/** The fixes of each finding of the manifest: title, whether it is preferred, and the manifest after it. */
function fixesOf(
  manifest: unknown,
  packages: Readonly<Record<string, object>>,
  advisories: Readonly<Record<string, readonly Advisory[]>>,
): { title: string; preferred: boolean; json: unknown }[] {
  const files: Readonly<Record<string, string>> = {
    "package.json": JSON.stringify(manifest, undefined, 2),
    "package-lock.json": JSON.stringify({ lockfileVersion: 3, packages: { "": manifest, ...packages } }),
  };
  const document = new SourceDocument(`${ROOT}/package.json`, "json", 1, files["package.json"] ?? "");
  const rules = compileRules(loadPack([{ path: "dependencies/vulnerable-dependency/rule.yml", text: RULE }]), () => true);
  const program = { threatModels: new Set<never>(), budgetMilliseconds: 60_000, dependencies: new Map<string, string>() };
  const analysis = new Analysis(
    rules,
    { resolve: () => undefined, read: () => undefined, programFor: () => program },
    {
      host: { root: ROOT, manifests: () => [], read: (uri) => files[uri.slice(ROOT.length + 1)] },
      settings: { licences: { allow: [], deny: [] } },
      modulesAreKnown: () => false,
      metadata: () => NO_METADATA,
      today: () => "2026-11-28",
      knowledge: () => ({
        advisories: { date: "2026-11-01", isSeed: true, records: 0, of: (name) => advisories[name] ?? [] },
        popular: [],
        lookalikes: new Set(),
        vulnerableExports: [],
        vulnerableSince: [],
        passing: [],
        nodeReleases: [],
        licencePresets: [],
        registries: [],
      }),
    },
  );
  return analysis.analyze(document, NEVER_CANCELLED).findings.flatMap((finding) =>
    proposeFixes(finding, document, analysis, NEVER_CANCELLED).map(({ title, preferred, edits }) => ({
      title,
      preferred,
      json: JSON.parse(applyEdits(document.text, edits)) as unknown,
    })),
  );
}

describe("fixes of vulnerable dependencies", () => {
  it("raise a range to the least version that repairs all, and the finding is gone", () => {
    const fixes = fixesOf(
      { dependencies: { lodash: "^4.17.4" } },
      { "node_modules/lodash": { version: "4.17.4" } },
      { lodash: [advisory("A", "0", "4.17.5"), advisory("B", "0", "4.17.21")] },
    );
    assert.deepEqual(fixes, [
      { title: "Update lodash to 4.17.21 (repairs 2, same major)", preferred: true, json: { dependencies: { lodash: "^4.17.21" } } },
    ]);
  });

  it("say that it is a new major version", () => {
    const fixes = fixesOf(
      { devDependencies: { mocha: "5.2.0" } },
      { "node_modules/mocha": { version: "5.2.0", dev: true } },
      { mocha: [advisory("A", "0", "10.1.0")] },
    );
    assert.deepEqual(fixes, [
      { title: "Update mocha to 10.1.0 (repairs 1, new major version)", preferred: true, json: { devDependencies: { mocha: "10.1.0" } } },
    ]);
  });

  it("never take a version that another advisory affects", () => {
    const fixes = fixesOf(
      { dependencies: { a: "^1.0.0" } },
      { "node_modules/a": { version: "1.0.0" } },
      { a: [advisory("A", "0", "1.1.0"), advisory("B", "1.1.0", "1.2.0")] },
    );
    assert.deepEqual(
      fixes.map(({ title }) => title),
      ["Update a to 1.2.0 (repairs 1, same major)"],
    );
  });

  const nested = (range: string): Record<string, object> => ({
    "node_modules/express": { version: "4.16.0", dependencies: { qs: range } },
    "node_modules/qs": { version: "6.5.1" },
  });

  it("override what a package asks for where no version within that repairs it", () => {
    const fixes = fixesOf({ dependencies: { express: "^4.16.0" } }, nested("6.5.1"), { qs: [advisory("A", "6.5.0", "6.5.3")] });
    assert.deepEqual(fixes, [
      {
        title: "Override qs with 6.5.3 (repairs 1, outside of what express asks for)",
        preferred: true,
        json: { dependencies: { express: "^4.16.0" }, overrides: { express: { qs: "^6.5.3" } } },
      },
    ]);
  });

  it("are not what is taken unasked where a package gets a major version that it does not ask for", () => {
    const fixes = fixesOf({ dependencies: { express: "^4.16.0" } }, nested("6.5.1"), { qs: [advisory("A", "0", "7.0.0")] });
    assert.deepEqual(
      fixes.map(({ title, preferred }) => [title, preferred]),
      [["Override qs with 7.0.0 (repairs 1, new major version, outside of what express asks for)", false]],
    );
  });

  it("are none in the manifest where an update of the lockfile is all that it takes", () => {
    assert.deepEqual(fixesOf({ dependencies: { express: "^4.16.0" } }, nested("^6.5.1"), { qs: [advisory("A", "0", "6.5.3")] }), []);
  });

  it("are none where another package refuses to stand beside the repaired version", () => {
    const packages = {
      "node_modules/eslint": { version: "7.0.0" },
      "node_modules/plugin": { version: "1.0.0", peerDependencies: { eslint: "^7.0.0" } },
    };
    const manifest = { devDependencies: { eslint: "^7.0.0", plugin: "^1.0.0" } };
    assert.deepEqual(fixesOf(manifest, packages, { eslint: [advisory("A", "0", "8.0.0")] }), []);
    assert.equal(fixesOf(manifest, packages, { eslint: [advisory("A", "0", "7.1.0")] }).length, 1);
  });

  it("are none where no version repairs it", () => {
    const unfixed: Advisory = { ...advisory("A", "0", ""), ranges: [{ introduced: "0" }] };
    assert.deepEqual(fixesOf({ dependencies: { a: "^1.0.0" } }, { "node_modules/a": { version: "1.0.0" } }, { a: [unfixed] }), []);
  });

  it("repair the worst of several problems that a dependency brings in, and the next is told", () => {
    const packages = {
      "node_modules/express": { version: "4.16.0", dependencies: { qs: "6.5.1", send: "0.16.0" } },
      "node_modules/qs": { version: "6.5.1" },
      "node_modules/send": { version: "0.16.0" },
    };
    const fixes = fixesOf({ dependencies: { express: "^4.16.0" } }, packages, {
      qs: [{ ...advisory("A", "0", "6.5.3"), severity: "critical" }],
      send: [advisory("B", "0", "0.16.2")],
    });
    assert.deepEqual(
      fixes.map(({ json }) => json),
      [{ dependencies: { express: "^4.16.0" }, overrides: { express: { qs: "^6.5.3" } } }],
    );
  });
});
