import assert from "node:assert/strict";
import { Analysis } from "../../analyzers/analyze";
import { compileRules } from "../../analyzers/rule-set";
import { SourceDocument } from "../../core/document";
import { scanPartsOf } from "./scan-parts";

const PADDING = `// ${"x".repeat(500_000)}\n`;

/** Files of which `import "./NAME"` leads to the one with that name. */
function programOf(files: Readonly<Record<string, string>>) {
  const rules = compileRules({ rules: [], models: [], checks: new Map(), problems: [] }, () => true);
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
  it("keep together what imports connect, and are about as large as each other", () => {
    const files = {
      a: `import "./b";\n${PADDING}`,
      b: PADDING,
      c: PADDING,
      d: PADDING,
    };
    const parts = scanPartsOf(programOf(files), ["b", "c", "d"], 2);
    assert.deepEqual(
      parts.map(({ modules, wanted }) => ({ modules: [...modules].sort(), wanted: [...wanted].sort() })),
      [
        { modules: ["a", "b"], wanted: ["b"] },
        { modules: ["c", "d"], wanted: ["c", "d"] },
      ],
    );
  });

  it("are one where there is little to scan, or only one thread", () => {
    assert.deepEqual(scanPartsOf(programOf({ a: "f();", b: "g();" }), ["a", "b"], 8), [
      { modules: ["a", "b"], wanted: ["a", "b"], size: 8 },
    ]);
    assert.equal(scanPartsOf(programOf({ a: PADDING, b: PADDING }), ["a", "b"], 1).length, 1);
    assert.deepEqual(scanPartsOf(programOf({}), [], 8), []);
  });
});
