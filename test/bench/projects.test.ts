import assert from "node:assert/strict";
import { posix } from "node:path";
import { dependentsProject, DEPENDS_ON_EDITED, EDITED, HANDS_ON, LOCAL_NUMBER, MAKES_HARMLESS } from "../../bench/dependents-project";
import type { ProjectFiles } from "../../bench/generated-project";
import { growingProject } from "../../bench/growing-project";
import { MemoryProject } from "../../server/analyzers/javascript/linking/testing";
import { parse } from "../../server/analyzers/javascript/syntax/parse";
import { compileRules } from "../../server/analyzers/rule-set";
import { SourceDocument } from "../../server/core/document";
import { loadBuiltinPack } from "../../server/hosts/builtin-pack";

/** Which files of the project each file imports; a relative import that leads nowhere is a mistake. */
function importsOf(files: ProjectFiles): Map<string, string[]> {
  const imports = new Map<string, string[]>();
  for (const [path, text] of files) {
    const targets = [...text.matchAll(/from "(\.[^"]+)"/g)].map(([, specifier = ""]) => posix.join(posix.dirname(path), `${specifier}.ts`));
    for (const target of targets) assert.ok(files.has(target), `${path} imports ${target}, which is not there`);
    imports.set(path, targets);
  }
  return imports;
}

function assertParses(files: ProjectFiles): void {
  for (const [path, text] of files) {
    if (!path.endsWith(".ts")) continue;
    assert.deepEqual(parse(new SourceDocument(`file:///${path}`, "typescript", 1, text)).errors, [], path);
  }
}

describe("the bench's project of dependents", () => {
  const { files, dependents } = dependentsProject();

  it("parses, and is the same on every run", () => {
    assertParses(files);
    assert.deepEqual(dependentsProject().files, files);
  });

  it("has 200 modules that depend on the edited one of 1,000 lines, some only through others", () => {
    const imports = importsOf(files);
    const reached = new Set([EDITED]);
    for (const module of reached) {
      for (const [path, targets] of imports) if (targets.includes(module)) reached.add(path);
    }
    assert.deepEqual([...reached].sort(), [EDITED, ...dependents].sort());
    assert.equal(dependents.length, 200);
    assert.equal(dependents.filter((path) => imports.get(path)?.includes(EDITED)).length, 50);
    const lines = files.get(EDITED)!.split("\n").length;
    assert.ok(lines >= 1000 && lines < 1070, String(lines));
  });

  it("has a finding in every layer that goes when the edited module makes the data harmless, and stays with a local edit", async () => {
    const rules = compileRules(await loadBuiltinPack(), () => true);
    const watched = [EDITED, dependents[0]!, dependents.at(-1)!];
    const found = (edited: string): boolean[] => {
      const project = new MemoryProject(rules, new Map(files).set(EDITED, edited));
      project.resultOf(dependents.at(-1)!);
      return watched.map((path) => {
        const line = project.files
          .get(path)!
          .split("\n")
          .findIndex((text) => text.includes(DEPENDS_ON_EDITED));
        return project.resultOf(path).findings.some(({ ruleId, location: { range } }) => {
          return ruleId === "sql-injection" && range.start.line === line;
        });
      });
    };
    const text = files.get(EDITED)!;
    assert.deepEqual(found(text), [true, true, true]);
    assert.deepEqual(found(text.replace(HANDS_ON, MAKES_HARMLESS)), [false, false, false]);
    assert.ok(text.includes(`${LOCAL_NUMBER};`));
    assert.deepEqual(found(text.replace(LOCAL_NUMBER, `${LOCAL_NUMBER}00`)), [true, true, true]);
  });
});

describe("the bench's growing project", () => {
  const files = growingProject(10_000);

  it("has the size asked for, parses, and is the same on every run", () => {
    assertParses(files);
    assert.deepEqual(growingProject(10_000), files);
    const lines = [...files.values()].reduce((sum, text) => sum + text.split("\n").length - 1, 0);
    assert.ok(lines >= 10_000 && lines < 10_700, String(lines));
  });

  it("links all modules: the application reaches each", () => {
    const imports = importsOf(files);
    const reached = new Set(["src/app.ts"]);
    for (const module of reached) for (const target of imports.get(module) ?? []) reached.add(target);
    assert.deepEqual([...reached].sort(), [...files.keys()].filter((path) => path.endsWith(".ts")).sort());
  });

  it("does not get deeper as it grows", () => {
    const depthOf = (project: ProjectFiles): number => {
      const imports = importsOf(project);
      const depth = (path: string): number => 1 + Math.max(0, ...(imports.get(path) ?? []).map(depth));
      return depth("src/app.ts");
    };
    assert.equal(depthOf(growingProject(30_000)), depthOf(files));
  });

  it("has data of requests that comes through two modules into a query", async () => {
    const project = new MemoryProject(
      compileRules(await loadBuiltinPack(), () => true),
      growingProject(400),
    );
    const routes = "src/feature0/routes.ts";
    project.resultOf(routes);
    const store = project.resultOf("src/feature0/store.ts");
    const through = store.findings.filter(({ flow }) => flow.some(({ location }) => location.uri.endsWith(routes)));
    assert.deepEqual(
      through.map(({ ruleId }) => ruleId),
      ["sql-injection"],
    );
  });
});
