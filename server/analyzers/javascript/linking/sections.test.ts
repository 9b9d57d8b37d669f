import assert from "node:assert/strict";
import { ModuleGraph } from "./module-graph";
import { sectionsOf } from "./sections";
import { MemoryProject, testRules, uriOf } from "./testing";
import { NEVER_CANCELLED } from "../../../core/cancellation";

function graphOf(imports: Readonly<Record<string, readonly string[]>>): ModuleGraph {
  const graph = new ModuleGraph();
  for (const [module, targets] of Object.entries(imports)) graph.set(module, targets);
  return graph;
}

function divided(imports: Readonly<Record<string, readonly string[]>>, count = 2, length = 1) {
  const sections = sectionsOf(graphOf(imports), Object.keys(imports), count, () => length);
  return sections?.map(({ modules, owned }) => [[...modules].sort().join(" "), [...owned].sort().join(" ")]);
}

describe("sections of what imports connect", () => {
  it("hold all that their modules import, and own each module once", () => {
    const imports = { server: ["s1", "s2", "shared"], page: ["p1", "p2", "shared"], s1: [], s2: [], p1: [], p2: [], shared: [] };
    assert.deepEqual(divided(imports), [
      ["s1 s2 server shared", "s1 s2 server shared"],
      ["p1 p2 page shared", "p1 p2 page"],
    ]);
  });

  it("keep together what imports the same", () => {
    const imports = { a1: ["a"], b1: ["b"], a2: ["a"], b2: ["b"], a: ["x"], b: ["x"], x: [] };
    assert.deepEqual(
      divided(imports)?.map(([modules]) => modules),
      ["a a1 a2 x", "b b1 b2 x"],
    );
  });

  it("do not divide circles", () => {
    const imports = { a: ["b"], b: ["a", "c"], c: [], d: ["e", "c"], e: ["d"] };
    assert.deepEqual(
      divided(imports)?.map(([modules]) => modules),
      ["a b c", "c d e"],
    );
  });

  it("are none where one would have nearly everything", () => {
    assert.equal(divided({ root: ["a", "b"], a: [], b: [] }), undefined);
    assert.equal(divided({}), undefined);
  });

  it("find together what is found in one program, in this thread or another", () => {
    const files = new Map(
      Object.entries({
        "server.js": `import { run } from "./shared"; import { source } from "lib"; run(source()); unknown(;`,
        "page.js": `import { read, run } from "./shared"; import { sink } from "lib"; sink(read()); run("x");`,
        "shared.js": `import { source, sink } from "lib"; export const run = (text) => sink(text); export const read = () => source();`,
      }),
    );
    const rules = testRules([]);
    const open = (): MemoryProject => {
      const project = new MemoryProject(rules, files);
      for (const name of files.keys()) project.analysis.program.add(uriOf(name));
      return project;
    };
    const everything = (project: MemoryProject): unknown => [...files.keys()].map((name) => project.resultOf(name));
    const all = [...files.keys()].map(uriOf);
    const together = open();
    const [one, other] = together.analysis.program.sections(all, 2) ?? [];
    assert.ok(one && other);
    const elsewhere = open().analysis.program.solveSection(other.modules, other.owned, NEVER_CANCELLED);
    together.analysis.program.solveSection(one.modules, one.owned, NEVER_CANCELLED);
    together.analysis.program.takeOver(structuredClone(elsewhere));
    const { runs } = together.analysis.program;
    const found = everything(together);
    assert.equal(together.analysis.program.runs, runs);
    assert.deepEqual(found, everything(open()));
    assert.ok(JSON.stringify(found).includes("ruleId"));
  });

  it("are not taken from another text", () => {
    const files = new Map(Object.entries({ "a.js": `import { source, sink } from "lib"; sink(source());` }));
    const project = new MemoryProject(testRules([]), files);
    project.analysis.program.add(uriOf("a.js"));
    const handed = project.analysis.program.solveSection([uriOf("a.js")], [uriOf("a.js")], NEVER_CANCELLED);
    const edited = new MemoryProject(testRules([]), new Map([["a.js", "safe();"]]));
    edited.analysis.program.add(uriOf("a.js"));
    edited.analysis.program.takeOver(handed);
    assert.deepEqual(edited.resultOf("a.js").findings, []);
  });
});
