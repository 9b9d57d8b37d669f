import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import type { RulePack } from "../rules/rule-pack";
import { readProjectConfig } from "./project-config";
import { TemporaryFolders } from "./testing/temporary-folder";
import { NO_SECRETS } from "../rules/secret-knowledge";

const folders = new TemporaryFolders();
const EMPTY: RulePack = { rules: [], models: [], checks: new Map(), secrets: NO_SECRETS, problems: [] };
const RULE = "rules:\n  - id: mine\n    pattern: eval($X)\n    message: no\n    severity: ERROR\n    languages: [javascript]\n";

async function problemsOf(files: Record<string, string>): Promise<string[]> {
  const { problems } = await readProjectConfig(folders.make(files).path, EMPTY);
  return problems.map(({ file, position, message }) => `${file}:${position.line + 1}:${position.character + 1} ${message}`);
}

describe("readProjectConfig", () => {
  afterEach(() => {
    folders.removeAll();
  });

  it("is content with nothing, with an empty file and with comments alone", async () => {
    assert.deepEqual(await problemsOf({}), []);
    assert.deepEqual(await problemsOf({ ".buckler.yml": "" }), []);
    assert.deepEqual(await problemsOf({ ".buckler.yml": "# nothing yet\n\n" }), []);
  });

  it("reads settings, rules and models", async () => {
    const folder = folders.make({
      ".buckler.yml": "threat-models: [remote, local]\nall-rules: true\nfail-on: high\nexclude:\n  - /old\nrules:\n  mine: low\n",
      ".buckler/rules/deep/er/mine.yml": RULE,
      ".buckler/models/lib.yml":
        "packages: [lib]\ndocs: https://lib.example.test\nsinks:\n  - { path: 'Member[run].Argument[0]', kind: sql, what: the text }\n",
    });
    const { settings, pack, problems } = await readProjectConfig(folder.path, EMPTY);
    assert.deepEqual(problems, []);
    assert.deepEqual(settings, {
      threatModels: ["remote", "local"],
      allRules: true,
      failOn: "high",
      exclude: ["/old"],
      rules: { mine: "low" },
    });
    assert.deepEqual(
      pack.rules.map(({ id }) => id),
      ["mine"],
    );
    assert.equal(pack.models[0]?.sinks[0]?.kind, "sql");
  });

  it("gives a pattern that does not parse its line", async () => {
    assert.deepEqual(await problemsOf({ ".buckler/rules/mine.yml": RULE.replace("eval($X)", "eval(,)") }), [
      ".buckler/rules/mine.yml:3:19 the pattern cannot be parsed: Argument expression expected",
    ]);
  });

  it("gives malformed YAML its line and column", async () => {
    const [problem] = await problemsOf({ ".buckler.yml": "all-rules: true\nrules: [a\nexclude: x\n" });
    assert.match(problem ?? "", /^\.buckler\.yml:3:1 /);
  });

  it("gives every wrong value its line and column, and uses the others", async () => {
    const folder = folders.make({
      ".buckler.yml": "all-rules: maybe\nexclude:\n  - a\n  - 3\nrules:\n  x: awful\n  ghost: off\nnonsense: 1\nfail-on: high\n",
    });
    const { settings, problems } = await readProjectConfig(folder.path, EMPTY);
    assert.deepEqual(settings, { exclude: ["a"], rules: { ghost: "off" }, failOn: "high" });
    assert.deepEqual(
      problems.map(({ position, message }) => [position.line + 1, position.character + 1, message]),
      [
        [1, 12, '"all-rules" must be true or false, not text'],
        [4, 5, "a glob must be text, not a number"],
        [6, 6, 'rule "x" must be "off" or one of critical, high, medium, low, not "awful"'],
        [8, 1, 'there is no setting called "nonsense"'],
        [7, 3, 'there is no rule called "ghost"'],
      ],
    );
  });

  it("keeps the rules beside a malformed rule file", async () => {
    const folder = folders.make({ ".buckler/rules/a.yml": "rules:\n  - id: [\n", ".buckler/rules/b.yml": RULE });
    const { pack, problems } = await readProjectConfig(folder.path, EMPTY);
    assert.deepEqual(
      pack.rules.map(({ id }) => id),
      ["mine"],
    );
    assert.equal(problems[0]?.file, ".buckler/rules/a.yml");
    assert.ok(problems[0].position.line >= 1);
  });

  it("runs nothing of a project: a rule that asks for code of its own is a mistake", async () => {
    const problems = await problemsOf({
      ".buckler/rules/mine/rule.yml":
        "id: mine\ntitle: t\nseverity: low\nconfidence: high\nmessage: m\nwhy: w\nremedy: r\ncwe: [1]\nowasp: []\nreferences: []\nlanguages: [javascript]\ncode: true\n",
      ".buckler/rules/mine/rule.ts": 'throw new Error("executed");',
    });
    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? "", /^\.buckler\/rules\/mine\/rule\.yml:12:\d+ /);
  });

  it("does not follow links in .buckler, and says of a folder in the place of a file that it is none", async () => {
    const outside = folders.make({ "mine.yml": RULE });
    const folder = folders.make({ ".buckler/rules/own.yml": RULE.replace("mine", "own"), ".buckler.yml/x": "" });
    symlinkSync(outside.path, folder.join(".buckler/rules/out"), "junction");
    const { pack, problems } = await readProjectConfig(folder.path, EMPTY);
    assert.deepEqual(
      pack.rules.map(({ id }) => id),
      ["own"],
    );
    assert.deepEqual(
      problems.map(({ message }) => message),
      ["not read: this is not a file"],
    );
  });

  it("is not multiplied by aliases", async () => {
    const bomb = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"];
    for (let i = 1; i < 12; i++)
      bomb.push(
        `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(", ")}]`,
      );
    assert.notEqual((await problemsOf({ ".buckler.yml": `${bomb.join("\n")}\n` })).length, 0);
  });
});
