import assert from "node:assert/strict";
import { TemporaryFolders, type TemporaryFolder } from "../../server/workspace/testing/temporary-folder";
import { osvRecord, zipOf } from "../../server/workspace/testing/zip-file";
import { buckler, placesOf, type CliRun, type JsonReport } from "./run-cli";

const folders = new TemporaryFolders();

const MANIFEST = '{\n  "name": "shop",\n  "dependencies": {\n    "left-tree": "^1.0.0"\n  }\n}\n';
const LOCKED = (version: string): string =>
  JSON.stringify(
    {
      name: "shop",
      lockfileVersion: 3,
      packages: { "": { dependencies: { "left-tree": "^1.0.0" } }, "node_modules/left-tree": { version } },
    },
    null,
    2,
  );
const ADVISORIES = (repaired: string): Buffer =>
  zipOf({ "GHSA-2222-2222-2222.json": osvRecord("GHSA-2222-2222-2222", "left-tree", repaired) });

describe("dependencies on the command line", () => {
  let home: TemporaryFolder;
  let project: TemporaryFolder;

  const run = (...args: string[]): Promise<CliRun> => buckler(project.path, args, { XDG_CACHE_HOME: home.path });
  const vulnerable = async (...args: string[]): Promise<string[]> => {
    const { stdout } = await run("scan", "--format", "json", ...args);
    return placesOf(JSON.parse(stdout) as JsonReport).filter((place) => place.endsWith(" vulnerable-dependency"));
  };
  const update = async (repaired: string): Promise<void> => {
    const { code, stderr } = await run("advisories", "update", "--from", home.write("all.zip", ADVISORIES(repaired)));
    assert.equal(code, 0, stderr);
  };

  beforeEach(async () => {
    home = folders.make();
    project = folders.make({ "package.json": MANIFEST, "package-lock.json": LOCKED("1.0.1") });
    await update("1.0.2");
  });
  afterEach(() => {
    folders.removeAll();
  });

  it("are reported once: at the manifest where that is scanned, too, and otherwise at the lockfile", async () => {
    assert.deepEqual(await vulnerable(), ["package.json:4 vulnerable-dependency"]);
    assert.deepEqual(await vulnerable("package-lock.json"), ["package-lock.json:10 vulnerable-dependency"]);
    assert.deepEqual(await vulnerable("package.json"), ["package.json:4 vulnerable-dependency"]);
  });

  it("are reported once for each version, however many packages have their own copy of it", async () => {
    const parent = { version: "1.0.0", dependencies: { "left-tree": "^1.0.0" } };
    const copy = { version: "1.0.1" };
    const dependencies = { one: "^1.0.0", two: "^1.0.0" };
    const packages = {
      "": { dependencies },
      "node_modules/one": parent,
      "node_modules/one/node_modules/left-tree": copy,
      "node_modules/two": parent,
      "node_modules/two/node_modules/left-tree": copy,
    };
    project.write("package.json", JSON.stringify({ name: "shop", dependencies }));
    project.write("package-lock.json", JSON.stringify({ name: "shop", lockfileVersion: 3, packages }));
    const { stdout } = await run("scan", "--format", "json", "package-lock.json");
    const messages = (JSON.parse(stdout) as JsonReport).findings.map(({ message }) => message);
    assert.equal(messages.length, 1, messages.join("\n"));
    assert.match(messages[0] ?? "", /; it is installed in 2 places\.$/);
  });

  it("are looked at again after a change of the lockfile, or of the advisories", async () => {
    assert.equal((await vulnerable()).length, 1);
    assert.equal((await vulnerable()).length, 1);
    project.write("package-lock.json", LOCKED("1.0.2"));
    assert.deepEqual(await vulnerable(), []);
    await update("1.0.3");
    assert.equal((await vulnerable()).length, 1);
    project.write("package-lock.json", LOCKED("1.0.3"));
    assert.deepEqual(await vulnerable(), []);
  });

  it("rest on advisories that every report names, and that are not looked for where there is no manifest", async () => {
    const text = await run("scan");
    assert.match(text.stdout, /^Advisories of 2026-11-02: 1 record\.$/m);
    assert.equal((await run("scan")).stdout, text.stdout, "also where all is known from before");
    const sarif = JSON.parse((await run("scan", "--format", "sarif")).stdout) as {
      runs: { properties?: { advisories?: { date: string } } }[];
    };
    assert.equal(sarif.runs[0]?.properties?.advisories?.date, "2026-11-02");
    project = folders.make({ "a.js": "f();\n" });
    assert.doesNotMatch((await run("scan")).stdout, /[Aa]dvisories/);
  });

  it("say of a lockfile that nobody understands that it was not checked", async () => {
    project.write("package-lock.json", "<<<<<<< HEAD\n{}\n");
    const { stdout } = await run("scan", "--format", "json");
    const { incomplete } = JSON.parse(stdout) as JsonReport;
    assert.deepEqual(
      incomplete.map(({ file, reason }) => `${file} ${reason}`),
      ["package-lock.json lockfile"],
    );
  });
});
