import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadAdvisories } from "./load-advisories";

const ROW = "  - { id: GHSA-29mw-wpgm-hmr9, title: Slow trim, severity: medium, affected: [";

function load(rows: string): ReturnType<typeof loadAdvisories> {
  return loadAdvisories([{ path: "advisories/shop.yml", text: `package: shop\nadvisories:\n${rows}` }]);
}

describe("advisories as files", () => {
  it("are read with all that they may say", () => {
    const { advisories, problems } = load(
      [
        "  - id: GHSA-29mw-wpgm-hmr9",
        "    aliases: [CVE-2020-28500, MAL-2025-1]",
        "    title: Slow trim",
        "    severity: medium",
        "    cwe: [1333]",
        "    published: 2022-01-06",
        "    malicious: true",
        '    affected: ["<1.2.3", ">=2.0.0-rc.1 <=2.1.0", ">=3.0.0"]',
        '    versions: ["2.5.0"]',
      ].join("\n"),
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(advisories.get("shop"), [
      {
        id: "GHSA-29mw-wpgm-hmr9",
        aliases: ["CVE-2020-28500", "MAL-2025-1"],
        title: "Slow trim",
        severity: "medium",
        cwe: [1333],
        malicious: true,
        ranges: [{ introduced: "0", fixed: "1.2.3" }, { introduced: "2.0.0-rc.1", lastAffected: "2.1.0" }, { introduced: "3.0.0" }],
        versions: ["2.5.0"],
        published: "2022-01-06",
      },
    ]);
  });

  it("read * as every version", () => {
    assert.deepEqual(load(`${ROW}"*"] }`).advisories.get("shop")?.[0]?.ranges, [{ introduced: "0" }]);
  });

  const mistakes: [string, RegExp][] = [
    [`${ROW}"<1.2"] }`, /"1\.2" is no version/],
    [`${ROW}"1.2.3"] }`, /is no range/],
    [`${ROW}">=1.0.0<2.0.0"] }`, /is no version/],
    [`${ROW}"<1.0.0 >=0.1.0"] }`, /is no range/],
    [`${ROW}">=2.0.0 <1.0.0"] }`, /has no version/],
    [`${ROW}"<2.0.0", ">=1.0.0 <3.0.0"] }`, /in order/],
    [`${ROW}">=1.0.0", ">=2.0.0 <3.0.0"] }`, /in order/],
    ["  - { id: GHSA-aaaa-bbbb-cccc, title: Slow trim, severity: medium, versions: [1.0.0] }", /is no id/],
    ["  - { id: CVE-2020-28500, title: Slow trim, severity: moderate, versions: [1.0.0] }", /must be one of/],
    ["  - { id: CVE-2020-28500, title: Slow trim, severity: medium }", /"affected" or "versions" is missing/],
    ["  - { id: CVE-2020-28500, title: Slow trim, severity: medium, versions: [1.0.0], published: 2020-13-01 }", /is no date/],
    ["  - { id: MAL-2020-1, title: Slow trim, severity: medium, versions: [1.0.0] }", /comes twice/],
  ];
  for (const [row, message] of mistakes) {
    it(`lose only the row with a mistake: ${message.source}`, () => {
      const right = "  - { id: MAL-2020-1, title: Stolen, severity: high, versions: [2.0.0] }";
      const { advisories, problems } = load(`${right}\n${row}`);
      assert.equal(problems.length, 1);
      assert.match(problems[0]?.message ?? "", message);
      assert.equal(problems[0]?.position.line, 3);
      assert.deepEqual(
        advisories.get("shop")?.map(({ id }) => id),
        ["MAL-2020-1"],
      );
    });
  }

  it("may not come in two files for one package", () => {
    const text = `package: shop\nadvisories:\n${ROW}"*"] }`;
    const { problems } = loadAdvisories([
      { path: "advisories/shop.yml", text },
      { path: "advisories/shop2.yml", text },
    ]);
    assert.match(problems[0]?.message ?? "", /another file/);
  });
});

describe("rules/advisories", () => {
  const folder = join(import.meta.dirname, "../../rules/advisories");
  const files = readdirSync(folder).map((name) => ({ path: `advisories/${name}`, text: readFileSync(join(folder, name), "utf8") }));
  const { date, advisories, problems } = loadAdvisories(files);
  const rows = [...advisories].flatMap(([name, list]) => list.map((advisory) => ({ name, ...advisory })));

  it("has no mistakes, and at least 300 advisories", () => {
    assert.deepEqual(problems, []);
    assert.ok(new Set(rows.map(({ id }) => id)).size >= 300);
  });

  it("has each package in the file of its name", () => {
    assert.deepEqual(
      [...advisories.keys()].map((name) => `advisories/${name.replace("/", "__")}.yml`).sort(),
      files
        .map(({ path }) => path)
        .filter((path) => path !== "advisories/seed.yml")
        .sort(),
    );
  });

  it("knows nothing newer than its date", () => {
    assert.ok(date !== undefined);
    assert.deepEqual(
      rows.filter(({ published }) => published !== undefined && published > date),
      [],
    );
  });

  it("has titles that are phrases", () => {
    const wrong = rows.filter(({ title }) => /[.!?]$|\s\s|\n/.test(title) || title.length < 10 || title.length > 160);
    assert.deepEqual(wrong, []);
  });

  it("says by CWE-506 what is malicious", () => {
    assert.deepEqual(
      rows.filter(({ malicious, cwe }) => malicious !== cwe.includes(506)),
      [],
    );
  });

  it("has weaknesses that MITRE numbers", () => {
    assert.deepEqual(
      rows.filter(({ cwe }) => cwe.some((number) => number < 1 || number > 1500)),
      [],
    );
  });
});
