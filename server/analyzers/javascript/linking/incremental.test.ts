import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NEVER_CANCELLED } from "../../../core/cancellation";
import { SourceDocument } from "../../../core/document";
import type { RuleSet } from "../../rule-set";
import type { Patience } from "./linked-program";
import { MemoryProject, testRules, uriOf } from "./testing";

const PROJECTS = 30;
const EDITS = 25;

/** The same numbers for the same seed, so that a failure can be looked at again (mulberry32). */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Random = (below: number) => number;

function pick<T>(random: Random, items: readonly T[]): T {
  return items[random(items.length)] as T;
}

const NAMES = ["a.js", "b.js", "c.ts", "d.js", "kit/index.js", "kit/e.ts", "f.js"];
const FUNCTIONS = ["f", "g", "h"];

function bodyOf(random: Random, known: readonly string[]): string {
  return pick(random, [
    "return text;",
    "sink(text); return text;",
    `sink(${pick(random, known)}(text)); return text;`,
    `return ${pick(random, known)}(source()) + text;`,
    `return ${pick(random, known)}(text);`,
    `if (isSafe(text)) return text; return ${pick(random, known)}("x" + text);`,
    "state.text = text; return state.old;",
    "state.old = source(); return state.text;",
    `const store = new Store(); store.run(${pick(random, known)}(text)); return { text };`,
    `return [text].map((item) => ${pick(random, known)}(item));`,
  ]);
}

const TARGETS = ["./a", "./b", "./c", "./d", "./kit", "./kit/e", "./f", "../a", "../b", "./e", "./nowhere"];

/** What a module may import so that no two import each other. */
function targetsBelow(name: string): string[] {
  const up = name.startsWith("kit/") ? "../" : "./";
  const below = NAMES.slice(NAMES.indexOf(name) + 1).map((target) => up + target.replace(/(?:\/index)?\.\w+$/, ""));
  return below.length > 0 ? below : ["./nowhere"];
}

/** Ways to declare and export a function. */
const FORMS: readonly ((name: string, body: string) => string)[] = [
  (name, body) => `export function ${name}(text) { ${body} }`,
  (name, body) => `export const ${name} = (text) => { ${body} }`,
  (name, body) => `exports.${name} = function (text) { ${body} }`,
];

/** A module that imports a few of the others, in some way, and does a few things with what it gets. */
function moduleOf(random: Random, targets: readonly string[] = TARGETS): string {
  const lines = ['import { source, sink, escape, isSafe, Store, listen } from "lib";', `/* ${random(1000)} */`];
  const known = ["escape"];
  for (let count = random(3); count >= 0; count--) {
    const target = pick(random, targets);
    const name = pick(random, FUNCTIONS);
    const alias = `m${count}`;
    lines.push(
      pick(random, [
        `import { ${name} as ${alias} } from "${target}";`,
        `const { ${name}: ${alias} } = require("${target}");`,
        `import * as n${count} from "${target}"; const ${alias} = (text) => n${count}.${name}(text);`,
        `export * from "${target}"; const ${alias} = (text) => text;`,
        `import ${alias} from "${target}";`,
        `const ${alias} = async (text) => (await import("${target}")).${name}(text);`,
      ]),
    );
    known.push(alias);
  }
  const form = pick(random, FORMS);
  for (const name of FUNCTIONS) lines.push(form(name, bodyOf(random, known)));
  lines.push("const state = {};", pick(random, ["export default f;", "export default class { go(text) { return g(text); } }", ""]));
  for (let count = random(4); count > 0; count--) {
    const used = pick(random, [...known, ...FUNCTIONS]);
    lines.push(pick(random, [`${used}(source());`, `listen((req) => ${used}(req.query));`, `sink(${used}(source()));`]));
  }
  if (random(8) === 0) lines.push("if (");
  return lines.join("\n");
}

/** Where the body of a function begins. */
const OPENING = /(\(text\)(?: =>)?) \{/;

/** The module with an edit that leaves most of it as it is: of a body, of white space and comments, of a function that may be of no use. */
function edited(random: Random, text: string): string {
  const lines = text.split("\n");
  const at = random(lines.length + 1);
  const functions = lines.flatMap((line, index) => (/^export.*\(text\) (?:=> )?\{/.test(line) ? [index] : []));
  const body = pick(random, functions.length > 0 ? functions : [0]);
  const line = lines[body] ?? "";
  switch (random(8)) {
    case 0:
      lines.splice(at, 0, "");
      break;
    case 1:
      lines.splice(at, 0, `// ${random(1000)}`);
      break;
    case 2:
      lines[body] = line.replace(OPENING, "$1  { /* text */");
      break;
    case 3:
      lines[body] = line.replace(/\}$/, "\n\n}");
      break;
    case 4:
      lines[body] = line.replace(OPENING, "$1 { if (isSafe(text)) return null;");
      break;
    case 5:
      lines[body] = line.replace(OPENING, "$1 { state.old = text;");
      break;
    default:
      lines[body] = line.replace(/\{.*\}$/, `{ ${bodyOf(random, ["escape", ...(text.match(/\bm\d\b/g) ?? [])])} }`);
  }
  return lines.join("\n");
}

describe("solving again after edits", () => {
  let rules: RuleSet;

  before(() => {
    const models = ["ecmascript", "ecmascript-globals"].map((name) => ({
      path: `models/${name}.yml`,
      text: readFileSync(join("rules", "models", `${name}.yml`), "utf8"),
    }));
    rules = testRules(models);
  });

  /** The findings of a file, with their ways. */
  function resultOf(project: MemoryProject, name: string, patience?: Patience): unknown {
    const { findings, incomplete } = project.resultOf(name, patience);
    return { findings, incomplete: incomplete.map(({ message }) => message) };
  }

  /** The same of all files. */
  function everything(project: MemoryProject): Record<string, unknown> {
    return Object.fromEntries([...project.files.keys()].sort().map((name) => [name, resultOf(project, name)]));
  }

  function fromScratch(files: ReadonlyMap<string, string>): Record<string, unknown> {
    const project = new MemoryProject(rules, new Map([...files].sort()));
    for (const name of project.files.keys()) project.analysis.program.add(uriOf(name));
    return everything(project);
  }

  it("gives what solving everything from scratch gives, whatever was edited and asked before", () => {
    let found = 0;
    for (let seed = 1; seed <= PROJECTS; seed++) {
      const random = randomOf(seed);
      const targetsOf = (name: string): readonly string[] => (seed % 2 === 0 ? TARGETS : targetsBelow(name));
      const project = new MemoryProject(rules, new Map(NAMES.map((name) => [name, moduleOf(random, targetsOf(name))])));
      for (const name of NAMES) project.analysis.program.add(uriOf(name));
      let known = everything(project);
      const mayDiffer = new Set<string>();
      for (let edit = 0; edit < EDITS; edit++) {
        const name = pick(random, NAMES);
        mayDiffer.add(name);
        if (random(8) === 0 && project.files.has(name)) project.remove(name);
        else {
          const text = project.files.get(name);
          project.edit(name, text === undefined || random(5) === 0 ? moduleOf(random, targetsOf(name)) : edited(random, text));
        }
        const asked = pick(random, [...project.files.keys()]);
        if (random(2) === 0) project.resultOf(asked);
        if (random(4) === 0) {
          const instead = new SourceDocument(
            uriOf(asked),
            asked.endsWith("ts") ? "typescript" : "javascript",
            -1,
            moduleOf(random, targetsOf(asked)),
          );
          project.analysis.whatIf(instead, NEVER_CANCELLED);
        }
        if (random(5) !== 0) continue;
        const results = everything(project);
        assert.deepEqual(results, fromScratch(project.files), `seed ${seed}, edit ${edit}`);
        const told = project.analysis.program.takeChanged();
        const untold = Object.keys(results).filter((file) => !mayDiffer.has(file) && !told.includes(uriOf(file)));
        for (const file of untold) assert.deepEqual(results[file], known[file], `seed ${seed}, edit ${edit}: nobody told of ${file}`);
        known = results;
        mayDiffer.clear();
        found += JSON.stringify(results).split("ruleId").length - 1;
      }
    }
    assert.ok(found > 5 * PROJECTS, `only ${found} findings: the random programs say little`);
  });

  for (const [kind, padding] of [
    ["short", ""],
    ["long", `\n/*${" ".repeat(80_000)}*/`],
  ] as const) {
    it(`tells of whatever was shown in haste and is not so, with ${kind} modules`, () => {
      let hasty = 0;
      for (let seed = 1; seed <= PROJECTS; seed++) {
        const random = randomOf(seed);
        const targetsOf = (name: string): readonly string[] => (seed % 4 === 0 ? TARGETS : targetsBelow(name));
        const project = new MemoryProject(rules, new Map(NAMES.map((name) => [name, moduleOf(random, targetsOf(name)) + padding])));
        const { program } = project.analysis;
        for (const name of NAMES) program.add(uriOf(name));
        /** What somebody sees who looks again where something was edited and at what is told. */
        const shown = new Map(Object.entries(everything(project)));
        const forgetChanged = (): void => {
          for (const uri of program.takeChanged()) shown.delete(uri.slice(uriOf("").length));
        };
        forgetChanged();
        for (let edit = 0; edit < EDITS; edit++) {
          const name = pick(random, NAMES);
          project.edit(name, edited(random, project.files.get(name) ?? ""));
          shown.delete(name);
          for (let asked = random(4); asked > 0; asked--) {
            const file = pick(random, NAMES);
            const result = resultOf(project, file, { milliseconds: -1, isAwaited: random(2) === 0 });
            forgetChanged();
            shown.set(file, result);
          }
          if (random(4) !== 0) continue;
          while (!program.solveAround(NAMES.map(uriOf), NEVER_CANCELLED, Infinity)) forgetChanged();
          forgetChanged();
          hasty += shown.size;
          const results = everything(project);
          for (const [file, result] of shown) assert.deepEqual(result, results[file], `seed ${seed}, edit ${edit}: nobody told of ${file}`);
          for (const file of NAMES) shown.set(file, results[file]);
          forgetChanged();
        }
      }
      assert.ok(hasty > PROJECTS, `only ${hasty} results were made in haste`);
    });
  }

  it("looks at a module of a long circle by itself where somebody waits, beside what the others were", () => {
    const padding = `\n/*${" ".repeat(80_000)}*/`;
    const a = `import { source, sink } from "lib"; import { read } from "./b";\nexport const other = 1;\nsink(read());\n`;
    const b = `import { source } from "lib"; import { other } from "./a";\nexport const read = () => source() + other;\n`;
    const project = new MemoryProject(rules, new Map(Object.entries({ "a.js": a + padding, "b.js": b + padding })));
    const { program } = project.analysis;
    for (const name of project.files.keys()) program.add(uriOf(name));
    const lines = (patience?: Patience): unknown => {
      const { findings, complete } = project.resultOf("a.js", patience);
      return [complete, ...findings.map(({ location: { range } }) => range.start.line)];
    };
    const waiting = { milliseconds: 0, isAwaited: true };
    assert.deepEqual(lines(waiting), [false]);
    assert.equal(program.runs, 0);
    assert.deepEqual(lines(), [true, 2]);
    assert.equal(program.runs, 1);
    project.edit("a.js", `${a}sink(source());${padding}`);
    assert.deepEqual(lines(waiting), [false, 2, 3]);
    assert.deepEqual(lines(waiting), [false, 2, 3]);
    assert.equal(program.runs, 3);
    project.edit("a.js", a.replace("sink(read())", "sink(other)") + padding);
    assert.deepEqual(lines(waiting), [false]);
    assert.deepEqual(lines(), [true]);
  });

  it("gives the same however little was asked at a time", () => {
    const random = randomOf(99);
    const files = new Map(NAMES.map((name) => [name, moduleOf(random)]));
    const project = new MemoryProject(rules, files);
    for (const name of NAMES) project.analysis.program.add(uriOf(name));
    project.analysis.program.solveEverything(NAMES.map(uriOf), NEVER_CANCELLED);
    assert.deepEqual(everything(project), fromScratch(files));
  });
});
