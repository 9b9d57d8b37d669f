import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020";
import { applyEdits } from "../../server/core/edit";
import { SourceDocument } from "../../server/core/document";
import { DEMO_CONFIG, DEMO_FINDING } from "../../server/workspace/testing/demo-rules";
import { TemporaryFolders } from "../../server/workspace/testing/temporary-folder";
import { buckler } from "./run-cli";

/** The schema of the standard, as Microsoft's SARIF tools ship it. */
const SCHEMA = join(import.meta.dirname, "../../node_modules/@microsoft/sarif-multitool-ts/assets/sarif-2.1.0.schema.json");

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Place {
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string }; readonly region: Region };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly locations: readonly Place[];
  readonly partialFingerprints: Record<string, string>;
  readonly codeFlows?: readonly { threadFlows: readonly { locations: readonly { location: Place & { message: { text: string } } }[] }[] }[];
  readonly fixes?: readonly {
    artifactChanges: readonly {
      artifactLocation: { uri: string };
      replacements: readonly { deletedRegion: Region; insertedContent: { text: string } }[];
    }[];
  }[];
  readonly suppressions: readonly { kind: string; justification?: string }[];
}

interface Run {
  readonly tool: {
    readonly driver: { readonly rules: readonly { id: string; help: { markdown: string }; properties: Record<string, unknown> }[] };
  };
  readonly originalUriBaseIds: Record<string, { uri: string }>;
  readonly columnKind: string;
  readonly invocations: readonly {
    toolExecutionNotifications: readonly Notification[];
    toolConfigurationNotifications: readonly Notification[];
  }[];
  readonly results: readonly Result[];
}

interface Notification {
  readonly descriptor: { readonly id: string };
  readonly message: { readonly text: string };
  readonly locations: readonly { physicalLocation: { artifactLocation: { uri: string }; region?: Partial<Region> } }[];
}

const folders = new TemporaryFolders();

const validate = new Ajv2020({
  strict: false,
  allErrors: true,
  formats: {
    uri: /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`[\]]*$/i,
    "uri-reference": /^[^\s<>"{}|\\^`[\]]*$/,
    "date-time": true,
    uuid: true,
  },
}).compile(JSON.parse(readFileSync(SCHEMA, "utf8")) as object);

async function scan(files: Readonly<Record<string, string | Uint8Array>>, ...args: string[]): Promise<{ run: Run; folder: string }> {
  const folder = folders.make({ ...DEMO_CONFIG, ...files }).path;
  const { stdout } = await buckler(folder, ["scan", "--format", "sarif", ...args]);
  const log = JSON.parse(stdout) as { runs: Run[] };
  assert.ok(validate(log), JSON.stringify(validate.errors, undefined, 2));
  assert.equal(log.runs.length, 1);
  return { run: log.runs[0]!, folder };
}

describe("SARIF report", () => {
  afterEach(() => {
    folders.removeAll();
  });

  it("is valid when there is nothing to report", async () => {
    const { run } = await scan({ "a.js": "f();\n" });
    assert.deepEqual(run.results, []);
  });

  it("is valid with findings, flows, suppressions, incomplete files and mistakes, and holds all of them", async () => {
    const { run } = await scan({
      "a.js": DEMO_FINDING,
      "b.js": DEMO_FINDING.replace("run(input", "/* buckler-ignore demo-run -- a demo */ run(input"),
      "broken.js": "function (\n",
      "binary.js": new Uint8Array([0, 1, 2]),
      ".buckler.yml": "rules:\n  ghost: off\n",
    });
    const [open, silenced] = run.results;
    assert.equal(open?.ruleId, "demo-run");
    assert.equal(open.level, "error");
    assert.equal(run.tool.driver.rules[open.ruleIndex]?.id, "demo-run");
    assert.deepEqual(open.locations[0]?.physicalLocation.region, { startLine: 2, startColumn: 5, endLine: 2, endColumn: 12 });
    assert.ok(Object.values(open.partialFingerprints).every((print) => /^[0-9a-f]{32}$/.test(print)));
    const steps = open.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
    assert.ok(steps.length >= 2);
    assert.ok(steps.every(({ location }) => location.message.text !== ""));
    assert.deepEqual(open.suppressions, []);
    assert.deepEqual(silenced?.suppressions, [{ kind: "inSource", justification: "a demo" }]);
    assert.equal(run.results.length, 2);
    const [invocation] = run.invocations;
    assert.deepEqual(
      invocation?.toolExecutionNotifications.map(({ descriptor, locations }) => [
        locations[0]?.physicalLocation.artifactLocation.uri,
        descriptor.id,
      ]),
      [
        ["binary.js", "binary"],
        ["broken.js", "syntax"],
      ],
    );
    assert.deepEqual(invocation.toolConfigurationNotifications[0]?.locations[0]?.physicalLocation, {
      artifactLocation: { uri: ".buckler.yml", uriBaseId: "%SRCROOT%" },
      region: { startLine: 2, startColumn: 3 },
    });
    assert.equal(run.columnKind, "utf16CodeUnits");
  });

  it("tags rules as GitHub code scanning reads them", async () => {
    const { run } = await scan({ "a.js": DEMO_FINDING });
    const rule = run.tool.driver.rules.find(({ id }) => id === "demo-run");
    assert.deepEqual(rule?.properties, {
      tags: ["security", "external/cwe/cwe-094", "external/cwe/cwe-020", "external/owasp/asvs-5.0/v1.3.2"],
      precision: "high",
      "problem.severity": "error",
      "security-severity": "8.0",
      owasp: ["A05:2025"],
      asvs: ["V1.3.2"],
    });
    assert.match(rule.help.markdown, /Visitors run whatever they like\.[\s\S]*## How to fix it[\s\S]*Choose from/);
  });

  it("names files so that base and path lead to them, whatever their names", async () => {
    const names = ["plain.js", "with space/a.js", "per%cent/#hash.js", "ünï/[b].js"];
    const { run, folder } = await scan(Object.fromEntries(names.map((name) => [name, DEMO_FINDING])));
    const paths = run.results.map(({ locations }) => {
      const { uri, uriBaseId } = locations[0]!.physicalLocation.artifactLocation;
      return fileURLToPath(new URL(uri, run.originalUriBaseIds[uriBaseId]!.uri));
    });
    assert.deepEqual(paths.sort(), names.map((name) => join(folder, name)).sort());
  });

  it("counts columns in UTF-16 units, without the byte order mark", async () => {
    const { run } = await scan({ "a.js": `\uFEFFimport { input, run } from "demo"; /* 👍 */ run(input());\n` });
    assert.equal(run.results[0]?.locations[0]?.physicalLocation.region.startColumn, 49);
  });

  it("carries fixes that can be applied", async () => {
    const before =
      'import express from "express";\nimport pg from "pg";\nconst app = express();\nconst db = new pg.Pool();\n' +
      'app.get("/", async (req, res) => {\n  res.json(await db.query(`SELECT * FROM t WHERE id = ${req.query.id}`));\n});\n';
    const rule = DEMO_CONFIG[".buckler/rules/demo-run/rule.yml"]!.replace("demo-run]", "sql]");
    const fixes = 'fixes:\n  - { title: "Pass the values as query parameters", transform: parameterize-query }\n';
    const { run } = await scan({ "a.js": before, ".buckler/rules/demo-run/rule.yml": rule + fixes });
    const change = run.results.find(({ ruleId }) => ruleId === "demo-run")?.fixes?.[0]?.artifactChanges[0];
    assert.equal(change?.artifactLocation.uri, "a.js");
    const document = new SourceDocument("file:///a.js", "javascript", 0, before);
    const at = (line: number, column: number): number => document.offsetAt({ line: line - 1, character: column - 1 });
    const edits = change.replacements.map(({ deletedRegion: { startLine, startColumn, endLine, endColumn }, insertedContent }) => ({
      span: { start: at(startLine, startColumn), end: at(endLine, endColumn) },
      newText: insertedContent.text,
    }));
    assert.match(applyEdits(before, edits), /db\.query\([`'"]SELECT \* FROM t WHERE id = \$1[`'"], \[req\.query\.id\]\)/);
  });
});
