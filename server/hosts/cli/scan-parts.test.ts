import assert from "node:assert/strict";
import { Analysis } from "../../analyzers/analyze";
import { compileRules } from "../../analyzers/rule-set";
import { SourceDocument } from "../../core/document";
import { PartQueue, progressOf, scanPartsOf } from "./scan-parts";
import { NO_SECRETS } from "../../rules/secret-knowledge";

const PADDING = `// ${"x".repeat(500_000)}\n`;

/** Files of which `import "./NAME"` leads to the one with that name. */
function programOf(files: Readonly<Record<string, string>>) {
  const rules = compileRules({ rules: [], models: [], checks: new Map(), secrets: NO_SECRETS, problems: [] }, () => true);
  const program = { threatModels: new Set<never>(), budgetMilliseconds: 1000, dependencies: new Map<string, string>() };
  const analysis = new Analysis(rules, {
    resolve: (specifier) => (specifier.slice(2) in files ? specifier.slice(2) : undefined),
    read: (uri) => new SourceDocument(uri, "javascript", 0, files[uri] ?? ""),
    programFor: () => program,
  });
  for (const uri of Object.keys(files)) analysis.program.add(uri);
  return analysis.program;
}

describe("parts of a scan", () => {
  it("keep together what imports connect, and begin with the largest", () => {
    const parts = scanPartsOf(programOf({ a: "small();", b: `import "./c";\n${PADDING}`, c: PADDING, d: PADDING }), ["a", "c", "d"], 1);
    assert.deepEqual(
      parts.map(({ modules, wanted }) => ({ modules: [...modules].sort(), wanted })),
      [
        { modules: ["b", "c"], wanted: ["c"] },
        { modules: ["d"], wanted: ["d"] },
        { modules: ["a"], wanted: ["a"] },
      ],
    );
  });

  it("are sections where imports connect more than one thread should have", () => {
    const program = programOf({ a: `import "./c";\n${PADDING}`, b: `import "./c";\n${PADDING}`, c: "small();", d: PADDING });
    const divided = scanPartsOf(program, ["a", "b", "c", "d"], 2);
    assert.deepEqual(
      divided.map(({ modules, wanted, owned }) => ({ modules: [...modules].sort(), wanted, owned: [...(owned ?? [])].sort() })),
      [
        { modules: ["a", "c"], wanted: [], owned: ["a", "c"] },
        { modules: ["b", "c"], wanted: [], owned: ["b"] },
        { modules: ["d"], wanted: ["d"], owned: [] },
      ],
    );
    assert.deepEqual(divided.map(progressOf), [2, 1, 1]);
    assert.equal(scanPartsOf(program, ["a", "b", "c", "d"], 1).length, 2);
    assert.deepEqual(scanPartsOf(program, ["a"], 2), [{ modules: ["a", "c", "b"], wanted: ["a"] }]);
  });

  it("are only those in which something is asked for", () => {
    assert.deepEqual(scanPartsOf(programOf({ a: "f();", b: "g();" }), ["b"], 1), [{ modules: ["b"], wanted: ["b"] }]);
    assert.deepEqual(scanPartsOf(programOf({}), [], 1), []);
  });
});

describe("a queue of parts", () => {
  it("gives each to one of those who take", () => {
    const [first, second, third] = ["a", "b", "c"].map((uri) => ({ modules: [uri], wanted: [uri] }));
    const queue = new PartQueue([first, second, third].filter((part) => part !== undefined));
    const elsewhere = new PartQueue(queue.parts, queue.shared);
    assert.deepEqual([queue.take(), elsewhere.take(), elsewhere.take(), queue.take()], [first, second, third, undefined]);
  });
});
