import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NEVER_CANCELLED } from "../../../core/cancellation";
import { SourceDocument } from "../../../core/document";
import { loadPack } from "../../../rules/load-pack";
import { analyze } from "../../analyze";
import { compileRules } from "../../rule-set";

const MODELS = ["ecmascript.yml", "node-child-process.yml", "simple-git.yml"];

const RULE = `
id: command
severity: high
message: "{source} reaches {sink}."
flow: { sources: [library], sinks: [command, command-argument] }
`;

/** Exported functions that run something; a call that is reported in any case stands on a line that ends in `//!`. */
const TEXT = `import { exec, spawn } from "node:child_process";
import simpleGit from "simple-git";
export const run = (command) => exec("nice " + command);
export const show = (name) => exec("cat " + name); //!
export const start = (program, list) => spawn(program, list, { shell: true });
export const install = (name) => spawn("npm", ["install", name], { shell: true }); //!
export const open = (file) => spawn("start", [file], { shell: process.platform === "win32" });
export const list = (path, shell) => spawn("ls " + path, { shell });
export const restore = (hash) => simpleGit().raw(["restore", "--source", hash]);
export const build = (options) => exec("make " + options.target);
export const clean = ({ target }) => exec("make clean-" + target);
export function pack(options = {}) { const { target } = options; return exec("tar " + target); }
export const devices = (adb) => exec(\`"\${adb}" devices\`);
export const version = (git) => exec('"' + git + '" --version');
export const quoted = (name, other) => exec(\`"\${dirname()}" \${name} \${other}\`); //!
export const listed = (names) => exec("ls " + names.join(" ")); //!
`;

describe("what callers of a library ask for", () => {
  const pack = loadPack([
    ...MODELS.map((name) => ({ path: `models/${name}`, text: readFileSync(join("rules/models", name), "utf8") })),
    { path: "command/rule.yml", text: RULE },
  ]);
  assert.deepEqual(pack.problems, []);
  const rules = compileRules(pack, () => true);

  /** The lines reported, without those that are doubted. */
  const linesOf = (suggested: readonly "library"[]): number[] => {
    const document = new SourceDocument("file:///a.js", "javascript", 1, TEXT);
    const program = {
      threatModels: new Set(["library" as const]),
      suggested: new Set(suggested),
      dependencies: new Map<string, string>(),
      budgetMilliseconds: 10_000,
    };
    const { findings } = analyze(document, program, rules, NEVER_CANCELLED);
    const sure = findings.filter(({ confidence }) => confidence !== "low");
    return [...new Set(sure.map(({ location }) => location.range.start.line))].sort((a, b) => a - b);
  };

  it("is doubted where only package.json says that somebody else calls", () => {
    const expected = TEXT.split("\n").flatMap((line, index) => (line.endsWith("//!") ? [index] : []));
    assert.deepEqual(linesOf(["library"]), expected);
  });

  it("counts where somebody wants to know of all that callers give", () => {
    assert.deepEqual(linesOf([]), [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
  });
});
