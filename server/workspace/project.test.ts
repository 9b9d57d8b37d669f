import assert from "node:assert/strict";
import { URI } from "vscode-uri";
import { NEVER_CANCELLED } from "../core/cancellation";
import { SourceDocument } from "../core/document";
import type { CodeCheck } from "../rules/code-rule";
import type { RulePack } from "../rules/rule-pack";
import { isProjectFile, openProject, type Project, type ProjectOptions } from "./project";
import { DEMO_CONFIG, DEMO_FINDING } from "./testing/demo-rules";
import { TemporaryFolders } from "./testing/temporary-folder";
import { NO_SECRETS } from "../rules/secret-knowledge";

const folders = new TemporaryFolders();
const EMPTY: RulePack = { rules: [], models: [], checks: new Map(), secrets: NO_SECRETS, problems: [] };

async function open(files: Record<string, string>, options: Partial<ProjectOptions> = {}): Promise<Project> {
  return openProject(folders.make({ ...DEMO_CONFIG, ...files }).path, { builtin: EMPTY, ...options });
}

function analyze(project: Project, text: string, path = "a.js") {
  return project.analyze(new SourceDocument(`${project.root}/${path}`, "javascript", 3, text), NEVER_CANCELLED);
}

describe("openProject", () => {
  afterEach(() => {
    folders.removeAll();
  });

  it("finds with the project's own rules and models", async () => {
    const project = await open({});
    assert.deepEqual(project.problems, []);
    const result = analyze(project, DEMO_FINDING);
    assert.deepEqual(
      result.findings.map(({ ruleId, severity, message }) => [ruleId, severity, message]),
      [["demo-run", "high", "The visitor's input becomes part of what demo runs."]],
    );
    assert.equal(result.version, 3);
  });

  it("reads no configuration where none is wanted", async () => {
    const project = await open({ ".buckler.yml": "nonsense: 1\n" }, { useConfig: false });
    assert.deepEqual(project.problems, []);
    assert.deepEqual(analyze(project, DEMO_FINDING).findings, []);
  });

  it("turns rules off and gives them other severities, the project's word over the editor's, options over both", async () => {
    const off = await open({}, { editorSettings: { rules: { "demo-run": "off" } } });
    assert.deepEqual(analyze(off, DEMO_FINDING).findings, []);
    const files = { ".buckler.yml": "rules: { demo-run: low }\n" };
    const low = await open(files, { editorSettings: { rules: { "demo-run": "off" } } });
    assert.equal(analyze(low, DEMO_FINDING).findings[0]?.severity, "low");
    assert.equal(low.ruleSet.rules[0]?.severity, "low");
    const critical = await open(files, { overrides: { rules: { "demo-run": "critical" } } });
    assert.equal(analyze(critical, DEMO_FINDING).findings[0]?.severity, "critical");
  });

  it("tells what is wrong with the editor's settings and with its own files", async () => {
    const project = await open(
      { ".buckler.yml": "all-rules: 1\n" },
      { editorSettings: { enable: "x", rules: { ghost: "off" }, trace: { server: "off" } } },
    );
    assert.deepEqual(
      project.problems.map(({ uri, message }) => [uri, message]),
      [
        [undefined, '"enable" must be true or false, not text'],
        [undefined, 'there is no rule called "ghost"'],
        [`${project.root}/.buckler.yml`, '"all-rules" must be true or false, not a number'],
      ],
    );
  });

  it("separates what comments silence, with the reason", async () => {
    const project = await open({});
    const result = analyze(project, DEMO_FINDING.replace("run(input());", "run(input()); // buckler-ignore demo-run -- a test"));
    assert.deepEqual(result.findings, []);
    assert.equal(result.suppressed[0]?.reason, "a test");
    assert.equal(result.suppressed[0].finding.ruleId, "demo-run");
  });

  it("separates what is ignored about a dependency, with the reason", async () => {
    const rule =
      "id: loose\nmessage: no\nseverity: low\nconfidence: high\nlanguages: [any]\ndependency: open-range\ntitle: t\nwhy: w\nremedy: r\n";
    const text = '{ "dependencies": { "lodash": "*", "koa": "*" } }';
    const ignore = "ignore: [{ rule: loose, package: lodash, reason: we pin it }, { rule: ghost, package: a, reason: r }]\n";
    const project = await open({ ".buckler/rules/loose/rule.yml": rule, ".buckler.yml": ignore, "package.json": text });
    const result = project.analyze(new SourceDocument(`${project.root}/package.json`, "json", 1, text), NEVER_CANCELLED);
    assert.deepEqual(
      result.findings.map(({ facts }) => facts.package),
      ["koa"],
    );
    assert.deepEqual(
      result.suppressed.map(({ finding, reason }) => [finding.facts.package, reason]),
      [["lodash", "we pin it"]],
    );
    assert.deepEqual(
      project.problems.map(({ position, message }) => [position.character, message]),
      [[ignore.indexOf("ghost"), 'there is no rule called "ghost"']],
    );
  });

  it("shows a rule that yields to another where that one is off or silenced", async () => {
    const rule = `id: demo-guess\nmessage: m\nseverity: low\npattern: run($X)\nyields: [demo-run]\n`;
    const files = { ...DEMO_CONFIG, ".buckler/rules/demo-guess/rule.yml": rule };
    const shown = (project: Project, text: string): string[] => analyze(project, text).findings.map(({ ruleId }) => ruleId);
    assert.deepEqual(shown(await open(files), DEMO_FINDING), ["demo-run"]);
    const silenced = DEMO_FINDING.replace("run(input());", "run(input()); // buckler-ignore demo-run");
    assert.deepEqual(shown(await open(files), silenced), ["demo-guess"]);
    assert.deepEqual(shown(await open({ ...files, ".buckler.yml": "rules: { demo-run: off }\n" }), DEMO_FINDING), ["demo-guess"]);
  });

  it("keeps a rule silent where its paths say so", async () => {
    const rule = `${DEMO_CONFIG[".buckler/rules/demo-run/rule.yml"] ?? ""}paths: { exclude: ["**/*.test.js"] }\n`;
    const project = await open({ ".buckler/rules/demo-run/rule.yml": rule });
    assert.equal(analyze(project, DEMO_FINDING, "src/a.js").findings.length, 1);
    assert.equal(analyze(project, DEMO_FINDING, "src/a.test.js").findings.length, 0);
  });

  it("keeps rules silent in places that they leave alone, unless all rules are on", async () => {
    const rule = `${DEMO_CONFIG[".buckler/rules/demo-run/rule.yml"] ?? ""}silent-in: [tests, examples, dev-servers]\n`;
    const silent = ["examples/a.js", "test/a.js", "lib/a.spec.js", "src/a.examples.js", "src/emulator/a.js", "src/authEmulator.ts"];
    const files = ["src/a.js", "lib/test.js", ...silent];
    const counts = (project: Project): number[] => files.map((path) => analyze(project, DEMO_FINDING, path).findings.length);
    assert.deepEqual(counts(await open({ ".buckler/rules/demo-run/rule.yml": rule })), [1, 1, ...silent.map(() => 0)]);
    const all = files.map(() => 1);
    assert.deepEqual(counts(await open({ ".buckler/rules/demo-run/rule.yml": rule, ".buckler.yml": "all-rules: true\n" })), all);
    assert.deepEqual(counts(await open(DEMO_CONFIG)), all);
  });

  it("keeps rules silent in packages that others import, where they leave these alone", async () => {
    const rule = `${DEMO_CONFIG[".buckler/rules/demo-run/rule.yml"] ?? ""}silent-in: [packages]\n`;
    const manifest = { name: "shop", version: "1.0.0", main: "index.js" };
    const count = async (fields: object, config = ""): Promise<number> => {
      const files = { "package.json": JSON.stringify({ ...manifest, ...fields }), ".buckler.yml": config };
      return analyze(await open({ ".buckler/rules/demo-run/rule.yml": rule, ...files }), DEMO_FINDING, "lib/a.js").findings.length;
    };
    assert.equal(await count({}), 0);
    assert.equal(await count({}, "all-rules: true\n"), 1);
    assert.equal(await count({ private: true }), 1);
    assert.equal(await count({ scripts: { start: "node index.js" } }), 1, "an application");
  });

  it("keeps rules silent in what plugs into tools of developers, where they leave that alone", async () => {
    const rule = `${DEMO_CONFIG[".buckler/rules/demo-run/rule.yml"] ?? ""}silent-in: [tool-plugins]\n`;
    const count = async (manifest: object): Promise<number> => {
      const files = { "package.json": JSON.stringify({ name: "shop-rules", version: "1.0.0", ...manifest }) };
      return analyze(await open({ ".buckler/rules/demo-run/rule.yml": rule, ...files }), DEMO_FINDING, "lib/a.js").findings.length;
    };
    assert.equal(await count({ peerDependencies: { eslint: "^9.0.0" } }), 0);
    assert.equal(await count({ peerDependencies: { vite: "*" }, peerDependenciesMeta: { vite: { optional: true } } }), 1);
    assert.equal(await count({ peerDependencies: { react: "*" }, devDependencies: { eslint: "^9.0.0" } }), 1);
    assert.equal(await count({ peerDependencies: 5 }), 1);
  });

  it("keeps silent, and says why, where somebody looked at the line for another tool", async () => {
    const { findings, suppressed } = analyze(await open({ ...DEMO_CONFIG }), `${DEMO_FINDING.trimEnd()} // nosemgrep\n`, "src/a.js");
    assert.deepEqual(findings, []);
    assert.deepEqual(
      suppressed.map(({ reason }) => reason),
      ["a comment says to Semgrep that somebody looked at it"],
    );
  });

  it("shows what a rule doubts itself only to those who want all of it", async () => {
    const [demo] = (await open({})).ruleSet.rules;
    assert.ok(demo);
    const check: CodeCheck = (context) => {
      for (const [index, node] of context.ast.body.entries()) context.report({ node, isDoubtful: index === 0 });
    };
    const rules = [{ ...demo, id: "doubting", matcher: { type: "code" } as const }];
    const builtin: RulePack = { ...EMPTY, rules, checks: new Map([["doubting", check]]) };
    const lines = async (config: string): Promise<number[]> =>
      analyze(await open({ ".buckler.yml": config }, { builtin }), "first();\nsecond();\n").findings.map(
        ({ location }) => location.range.start.line,
      );
    assert.deepEqual(await lines(""), [1]);
    assert.deepEqual(await lines("all-rules: true\n"), [0, 1]);
    assert.deepEqual(await lines("rules: { doubting: high }\n"), [0, 1]);
    assert.deepEqual(await lines("rules: { doubting: off }\n"), []);
  });

  it("does not hold against a module what its tests do to it", async () => {
    const handle = 'import { run } from "demo";\nexport const handle = (text) => run(text);\n';
    const caller = 'import { input } from "demo";\nimport { handle } from "./a";\nhandle(input());\n';
    const found = async (name: string): Promise<number> => {
      const project = await open({ ...DEMO_CONFIG, "src/a.js": handle, [name]: caller });
      await project.index(NEVER_CANCELLED);
      return analyze(project, handle, "src/a.js").findings.length;
    };
    assert.equal(await found("src/b.js"), 1);
    assert.equal(await found("src/a.test.js"), 0);
  });

  it("counts parameters of exports as untrusted where the nearest package.json is publishable, unless models are chosen", async () => {
    const library = JSON.stringify({ name: "x", version: "1.0.0", main: "x.js" });
    const files = { "package.json": `{ "private": true }`, "packages/x/package.json": library };
    const models = (project: Project, path: string): string[] => [...project.programFor(`${project.root}/${path}`).threatModels].sort();
    const project = await open(files);
    assert.deepEqual(models(project, "app.js"), ["client", "model", "remote"]);
    assert.deepEqual(models(project, "packages/x/test/tools.js"), ["client", "model", "remote"]);
    assert.deepEqual(models(project, "packages/x/examples/a.js"), ["client", "model", "remote"]);
    assert.deepEqual(models(project, "packages/x/lib/x.js"), ["client", "library", "model", "remote"]);
    const chosen = await open({ ...files, ".buckler.yml": "threat-models: [local]\n" });
    assert.deepEqual(models(chosen, "packages/x/lib/x.js"), ["local"]);
  });

  it("counts only those of exports that users of the package get, unless all rules are wanted", async () => {
    const manifest = JSON.stringify({ name: "x", version: "1.0.0", main: "x.js" });
    const files = { "package.json": manifest, "x.js": 'exports.run = require("./lib/run");\n', "lib/run.js": "", "lib/own.js": "" };
    const isCounted = async (path: string, config = ""): Promise<boolean> => {
      const project = await open({ ...files, ".buckler.yml": config });
      return project.programFor(`${project.root}/${path}`).threatModels.has("library");
    };
    assert.equal(await isCounted("x.js"), true);
    assert.equal(await isCounted("lib/run.js"), true);
    assert.equal(await isCounted("lib/own.js"), false);
    assert.equal(await isCounted("lib/own.js", "all-rules: true\n"), true);
    assert.equal(await isCounted("lib/own.js", "threat-models: [library]\n"), true);
  });

  it("knows a file that changes what users of the package get", async () => {
    const manifest = JSON.stringify({ name: "x", version: "1.0.0", main: "x.js" });
    const folder = folders.make({ "package.json": manifest, "x.js": "exports.a = 1;\n", "a.js": "", "b.js": "" });
    const project = await openProject(folder.path, { builtin: EMPTY });
    assert.equal(project.programFor(`${project.root}/a.js`).threatModels.has("library"), false);
    folder.write("x.js", "exports.a = 2;\n");
    assert.equal(project.changesPrograms(`${project.root}/x.js`), false);
    folder.write("x.js", 'exports.a = require("./a");\n');
    assert.equal(project.changesPrograms(`${project.root}/b.js`), false);
    assert.equal(project.changesPrograms(`${project.root}/x.js`), true);
  });

  it("leaves to a rule whether parameters of exports count where nobody chose that", async () => {
    const path = ".buckler/rules/demo-run/rule.yml";
    const rule = DEMO_CONFIG[path] ?? "";
    const text = 'import { run } from "demo";\nexport const start = (name) => run(name);\n';
    const found = async (flow: string, more: Parameters<typeof open>[1] = {}): Promise<number> => {
      const files = { ...DEMO_CONFIG, [path]: rule.replace("sources: [remote, local]", flow) };
      const manifest = JSON.stringify({ name: "x", version: "1.0.0", main: "x.js" });
      return analyze(await open({ ...files, "package.json": manifest }, more), text).findings.length;
    };
    const onlyChosen = "sources: [remote, library], only-chosen: [library]";
    assert.equal(await found("sources: [remote, library]"), 1);
    assert.equal(await found(onlyChosen), 0);
    assert.equal(await found(onlyChosen, { overrides: { threatModels: ["library"] } }), 1);
    assert.equal(await found(onlyChosen, { overrides: { allRules: true } }), 1);
  });

  it("asks the same of a model whose sink says so, wherever in the package that is", async () => {
    const path = ".buckler/models/demo.yml";
    const chosen = (DEMO_CONFIG[path] ?? "").replace('what: "what demo runs"', 'what: "what demo runs", only-chosen: [library]');
    const rule = ".buckler/rules/demo-run/rule.yml";
    const files = {
      ...DEMO_CONFIG,
      [rule]: (DEMO_CONFIG[rule] ?? "").replace("sources: [remote, local]", "sources: [library]"),
      "package.json": JSON.stringify({ name: "x", version: "1.0.0", main: "x.js" }),
      "x.js": 'import { start } from "./inner.js";\nexport const begin = (name) => start(name);\n',
    };
    const inner = 'import { run } from "demo";\nexport const start = (name) => run(name);\n';
    const found = async (model: string, more: Parameters<typeof open>[1] = {}): Promise<number> => {
      const project = await open({ ...files, [path]: model, "inner.js": inner }, more);
      await project.index(NEVER_CANCELLED);
      return analyze(project, inner, "inner.js").findings.length;
    };
    assert.notEqual(chosen, DEMO_CONFIG[path]);
    assert.equal(await found(DEMO_CONFIG[path] ?? ""), 1);
    assert.equal(await found(chosen), 0);
    assert.equal(await found(chosen, { overrides: { threatModels: ["library"] } }), 1);
  });

  it("uses only the chosen threat models", async () => {
    const text = DEMO_FINDING.replaceAll("input", "argument");
    assert.equal(analyze(await open({}), text).findings.length, 0);
    assert.equal(analyze(await open({}, { overrides: { threatModels: ["local"] } }), text).findings.length, 1);
  });

  it("leaves minified code alone unless it is named", async () => {
    const project = await open({});
    const text = `${DEMO_FINDING.replace("\n", "")}${"f(1);".repeat(2000)}`;
    const document = new SourceDocument(`${project.root}/a.js`, "javascript", 0, text);
    assert.equal(project.analyze(document, NEVER_CANCELLED).incomplete[0]?.reason, "minified");
    assert.equal(project.analyze(document, NEVER_CANCELLED, { named: true }).findings.length, 1);
  });

  it("covers its own files alone", async () => {
    const project = await open({ ".buckler.yml": "exclude: [old]\n", "a.js": "", "old/b.js": "" });
    assert.equal(project.covers(`${project.root}/a.js`), true);
    assert.equal(project.covers(`${project.root}/old/b.js`), false);
    assert.equal(project.covers(`${project.root}-other/a.js`), false);
    assert.equal(project.covers("untitled:Untitled-1"), false);
    const found = [];
    for await (const { path } of project.files(NEVER_CANCELLED)) found.push(URI.file(path).toString());
    assert.deepEqual(found, [`${project.root}/a.js`]);
  });

  it("opens a folder that is not there as an empty project", async () => {
    const project = await openProject(folders.make().join("gone"), { builtin: EMPTY });
    assert.deepEqual(project.problems, []);
  });
});

describe("isProjectFile", () => {
  it("knows the files that decide about a project", () => {
    for (const path of [".buckler.yml", "a/.gitignore", "package.json", ".buckler/rules/x.yml", ".buckler/models/y.yml", ".buckler"]) {
      assert.equal(isProjectFile(`file:///p/${path}`), true, path);
    }
    for (const path of ["a.buckler.yml", "a.buckler", "buckler.yml", "src/a.ts", "package-lock.json"]) {
      assert.equal(isProjectFile(`file:///p/${path}`), false, path);
    }
  });
});
