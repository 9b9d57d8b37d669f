import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { loadAdvisories } from "./load-advisories";
import { loadPackageKnowledge } from "./load-package-knowledge";
import { packageKnowledgeFromJson, packageKnowledgeToJson } from "./package-knowledge";

describe("knowledge of packages as files", () => {
  it("is read with all that it may say, and survives JSON", () => {
    const { knowledge, problems } = loadPackageKnowledge([
      { path: "packages/popular.yml", text: "names: [react, express]\nlookalikes: [preact]\n" },
      { path: "packages/node-releases.yml", text: "releases:\n  - { major: 20, codename: Iron, endOfLife: 2026-04-30 }\n" },
      { path: "packages/licence-presets.yml", text: "presets:\n  - { name: none, title: Nothing, deny: [MIT] }\n" },
      {
        path: "packages/vulnerable-exports/data.yml",
        text: 'vulnerableExports:\n  - { package: shop, advisories: [GHSA-29mw-wpgm-hmr9], exports: ["", "Member[buy,sell]"] }\n',
      },
      {
        path: "packages/vulnerable-since.yml",
        text: "vulnerableSince:\n  - { package: shop, advisories: [GHSA-29mw-wpgm-hmr9], since: 1.2.0 }\n",
      },
      { path: "packages/passing.yml", text: 'passing:\n  - { package: mall, to: shop, exports: [], calls: ["Member[buy]"] }\n' },
      { path: "packages/registries.yml", text: "registries:\n  - domains: [example.test, mirror.example.test]\n" },
    ]);
    assert.deepEqual(problems, []);
    assert.deepEqual(knowledge, {
      popular: ["react", "express"],
      lookalikes: new Set(["preact"]),
      vulnerableExports: [{ package: "shop", advisories: ["GHSA-29mw-wpgm-hmr9"], exports: ["", "Member[buy,sell]"] }],
      vulnerableSince: [{ package: "shop", advisories: ["GHSA-29mw-wpgm-hmr9"], since: "1.2.0" }],
      passing: [{ package: "mall", to: "shop", exports: [], calls: ["Member[buy]"] }],
      nodeReleases: [{ major: 20, codename: "Iron", endOfLife: "2026-04-30" }],
      licencePresets: [{ name: "none", title: "Nothing", allow: [], deny: ["MIT"] }],
      registries: [{ domains: ["example.test", "mirror.example.test"] }],
    });
    assert.deepEqual(packageKnowledgeFromJson(packageKnowledgeToJson(knowledge)), knowledge);
  });

  it("loses only the row with a mistake", () => {
    const right = '  - { package: mall, to: shop, exports: [""], calls: [""] }\n';
    const wrong = '  - { package: mall, to: shop, exports: ["Membr[x]"], calls: [""] }\n';
    const { knowledge, problems } = loadPackageKnowledge([{ path: "packages/passing.yml", text: `passing:\n${wrong}${right}` }]);
    assert.equal(problems.length, 1);
    assert.match(problems[0]?.message ?? "", /Membr/);
    assert.equal(problems[0]?.position.line, 1);
    assert.equal(knowledge.passing.length, 1);
  });

  it("has registries as domains", () => {
    const text = "registries:\n  - domains: [https://example.test/]\n";
    const { knowledge, problems } = loadPackageKnowledge([{ path: "packages/registries.yml", text }]);
    assert.match(problems[0]?.message ?? "", /is no domain/);
    assert.deepEqual(knowledge.registries, []);
  });

  it("has dates as dates", () => {
    const text = "releases:\n  - { major: 20, endOfLife: soon }\n";
    const { knowledge, problems } = loadPackageKnowledge([{ path: "packages/node-releases.yml", text }]);
    assert.match(problems[0]?.message ?? "", /"soon" is no date/);
    assert.deepEqual(knowledge.nodeReleases, []);
  });
});

describe("rules/packages", () => {
  const rules = join(import.meta.dirname, "../../rules");
  const read = (folder: string): { path: string; text: string }[] =>
    readdirSync(join(rules, folder), { recursive: true, encoding: "utf8" })
      .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
      .filter((path) => path.endsWith(".yml"))
      .map((path) => ({ path, text: readFileSync(join(rules, path), "utf8") }));
  const { knowledge, problems } = loadPackageKnowledge(read("packages"));
  const { popular, lookalikes, vulnerableExports, vulnerableSince, passing, nodeReleases, licencePresets, registries } = knowledge;

  it("has no mistakes", () => {
    assert.deepEqual(problems, []);
  });

  it("names each much used package once, and no lookalike among them", () => {
    assert.ok(popular.length >= 1000);
    assert.equal(new Set(popular).size, popular.length);
    assert.deepEqual(
      popular.filter((name) => lookalikes.has(name)),
      [],
    );
  });

  it("says of at least 100 packages what has to be reached, for advisories that the seed has", () => {
    const { advisories } = loadAdvisories(read("advisories"));
    const unknown = vulnerableExports.flatMap((row) =>
      row.advisories
        .filter((id) => !advisories.get(row.package)?.some((advisory) => advisory.id === id))
        .map((id) => `${row.package} ${id}`),
    );
    assert.deepEqual(unknown, []);
    assert.ok(new Set(vulnerableExports.map((row) => row.package)).size >= 100);
  });

  it("narrows advisories that the seed has", () => {
    const { advisories } = loadAdvisories(read("advisories"));
    assert.ok(vulnerableSince.length > 0);
    for (const row of vulnerableSince) {
      const ids = advisories.get(row.package)?.map(({ id }) => id) ?? [];
      assert.deepEqual(
        row.advisories.filter((id) => !ids.includes(id)),
        [],
      );
    }
  });

  it("has packages that pass on only to what is vulnerable", () => {
    const vulnerable = new Set(vulnerableExports.map((row) => row.package));
    const reached = new Set([...vulnerable, ...passing.map((row) => row.package)]);
    assert.deepEqual(
      passing.filter(({ to }) => !reached.has(to)),
      [],
    );
  });

  it("has every release line of Node.js in order", () => {
    const majors = nodeReleases.map(({ major }) => major);
    assert.deepEqual(
      majors,
      [...majors].sort((a, b) => a - b),
    );
    assert.equal(nodeReleases.find(({ major }) => major === 20)?.endOfLife, "2026-04-30");
  });

  it("has registries by registered domains, each once", () => {
    const domains = registries.flatMap((each) => each.domains);
    assert.ok(domains.length > 0);
    assert.equal(new Set(domains).size, domains.length);
    assert.deepEqual(
      domains.filter((domain) => domain.split(".").length !== 2),
      [],
    );
  });

  it("has licences by their SPDX ids", () => {
    const require = createRequire(import.meta.url);
    const idsIn = (module: string): string[] => require(module) as string[];
    const known = new Set([...idsIn("spdx-license-ids"), ...idsIn("spdx-license-ids/deprecated")]);
    const unknown = licencePresets.flatMap(({ allow, deny }) => [...allow, ...deny]).filter((id) => !known.has(id));
    assert.deepEqual(unknown, []);
    assert.deepEqual(
      licencePresets.filter(({ allow, deny }) => allow.length > 0 === deny.length > 0),
      [],
    );
  });
});
