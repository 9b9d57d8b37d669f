import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NEVER_CANCELLED } from "../../../core/cancellation";
import { SourceDocument } from "../../../core/document";
import type { RuleSet } from "../../rule-set";
import { MemoryProject, testRules, uriOf } from "./testing";

const CORE = `import { sink, Store } from "lib";

const store = new Store();
const limit = 2;

export function pass(text) {
  return "x" + text;
}

export function harm(text) {
  sink(text);
}

/** Nobody calls it. */
export function idle(text) {
  return text + limit;
}

export function find(text) {
  return store.run(text);
}

let last = "";
export function keep(text) {
  last = text;
}
export function kept() {
  return last;
}
`;

const FILES: Readonly<Record<string, string>> = {
  "core.js": CORE,
  "passes.js": `import { source, sink } from "lib"; import { pass } from "./core"; sink(pass(source()));\nexport const again = (text) => pass(text);`,
  "harms.js": `import { source } from "lib"; import { harm } from "./core"; harm(source());`,
  "finds.js": `import { source } from "lib"; import { find } from "./core"; find(source());`,
  "keeps.js": `import { kept } from "./core"; import { sink } from "lib"; sink(kept());`,
  "above.js": `import { source, sink } from "lib"; import { again } from "./passes"; sink(again(source()));`,
};

/** What is edited in core.js, and which other modules are solved again. */
const EDITS: Readonly<Record<string, readonly [before: string, after: string, solved: number]>> = {
  "a comment at the end": ["  return last;\n}\n", "  return last;\n}\n// done\n", 0],
  "a comment inside of a function whose result everybody uses": ["return store", "// look\n  return store", 0],
  "white space": ["last = text;", "last  =  text;", 0],
  "the body of a function that nobody calls": ["return text + limit", "return limit + text", 0],
  "the body of a function that modules call, and those above them": ['return "x" + text', 'return text + "x"', 2],
  "the body of a function that one module calls": ["sink(text);", "sink(text + 1);", 1],
  "the body of a function that only shares state with one that a module calls": ["last = text;", 'last = "x" + text;', 5],
  "what is there when the module was loaded": ["const limit = 2", "const limit = 3", 5],
};

describe("what an edit concerns", () => {
  let rules: RuleSet;

  before(() => {
    const models = ["ecmascript", "ecmascript-globals"].map((name) => ({
      path: `models/${name}.yml`,
      text: readFileSync(join("rules", "models", `${name}.yml`), "utf8"),
    }));
    rules = testRules(models);
  });

  function open(files: Readonly<Record<string, string>>): MemoryProject {
    const project = new MemoryProject(rules, new Map(Object.entries(files)));
    for (const name of project.files.keys()) project.analysis.program.add(uriOf(name));
    return project;
  }

  function everything(project: MemoryProject): unknown {
    return [...project.files.keys()].map((name) => project.resultOf(name).findings);
  }

  for (const [name, [before, after, solved]] of Object.entries(EDITS)) {
    it(`solves ${solved} other modules again after an edit of ${name}`, () => {
      const project = open(FILES);
      everything(project);
      const { program } = project.analysis;
      const runs = program.runs;
      assert.ok(CORE.includes(before));
      const text = CORE.replace(before, after);
      project.edit("core.js", text);
      const found = everything(project);
      assert.deepEqual(found, everything(open({ ...FILES, "core.js": text })));
      assert.equal(program.runs - runs, 1 + solved);
    });
  }

  it("moves findings that flow through the edited text, and tells of them", () => {
    const project = open(FILES);
    everything(project);
    const { program } = project.analysis;
    program.takeChanged();
    const runs = program.runs;
    const text = `\n\n${CORE}`;
    project.edit("core.js", text);
    assert.deepEqual(everything(project), everything(open({ ...FILES, "core.js": text })));
    assert.equal(program.runs, runs + 1);
    assert.deepEqual(program.takeChanged().sort(), ["above.js", "core.js", "passes.js"].map(uriOf));
  });

  it("asks only a few of those that find something in a document what another text of it would change", () => {
    const many = Array.from({ length: 12 }, (_, index) => [`caller-${index}.js`, FILES["harms.js"] ?? ""] as const);
    const project = open({ ...FILES, ...Object.fromEntries(many) });
    const before = everything(project);
    const { analysis } = project;
    const rulesIf = (text: string): string[] => {
      const document = new SourceDocument(uriOf("core.js"), "javascript", -1, text);
      return analysis.whatIf(document, NEVER_CANCELLED).findings.map(({ ruleId }) => ruleId);
    };
    const runs = analysis.program.runs;
    assert.deepEqual(rulesIf(CORE.replace("sink(text);", "sink(text + 1);")), rulesIf(CORE));
    assert.equal(rulesIf(CORE).length, 2);
    assert.equal(rulesIf(CORE.replace("sink(text);", "text.length;")).length, 1);
    assert.equal(analysis.program.runs - runs, 2 * (1 + 4));
    assert.deepEqual(everything(project), before);
    assert.equal(analysis.program.runs - runs, 2 * (1 + 4));
  });
});
