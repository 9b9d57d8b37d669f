import assert from "node:assert/strict";
import { DEFAULT_SETTINGS, isWanted, mergeSettings, readSettings } from "./settings";
import type { Rule } from "../rules/rule";

describe("settings", () => {
  it("reads the same keys in the editor's and in YAML's spelling", () => {
    const editor = readSettings({ threatModels: ["remote"], allRules: true, failOn: "high", budgetMilliseconds: 100 });
    const yaml = readSettings({ "threat-models": ["remote"], "all-rules": true, "fail-on": "high", "budget-milliseconds": 100 });
    assert.deepEqual(editor.problems, []);
    assert.deepEqual(yaml, editor);
    assert.deepEqual(editor.settings, { threatModels: ["remote"], allRules: true, failOn: "high", budgetMilliseconds: 100 });
  });

  it("takes null as not set, as editors send it", () => {
    assert.deepEqual(readSettings({ threatModels: null, rules: undefined }), { settings: {}, problems: [] });
    assert.deepEqual(readSettings(null), { settings: {}, problems: [] });
  });

  const wrong: [string, unknown, string[], string][] = [
    ["a list instead of settings", ["x"], [], "the settings must be keys and values, not a list"],
    ["text for a switch", { enable: "yes" }, ["enable"], '"enable" must be true or false, not text'],
    ["text for threat models", { threatModels: "remote" }, ["threatModels"], '"threatModels" must be a list of'],
    ["an unknown threat model", { threatModels: ["remote", "alien"] }, ["threatModels", "1"], '"alien" is no threat model'],
    ["a list for rules", { rules: [] }, ["rules"], '"rules" must give rule ids their severity or "off", not a list'],
    [
      "an unknown severity",
      { rules: { a: "bad" } },
      ["rules", "a"],
      'rule "a" must be "off" or one of critical, high, medium, low, not "bad"',
    ],
    ["a number among globs", { exclude: [3] }, ["exclude", "0"], "a glob must be text, not a number"],
    ["a budget below reason", { budgetMilliseconds: 1 }, ["budgetMilliseconds"], '"budgetMilliseconds" must be a number of milliseconds'],
    ["an unknown gate", { failOn: 3 }, ["failOn"], '"failOn" must be one of critical, high, medium, low, not 3'],
    ["text for dependencies", { dependencies: "x" }, ["dependencies"], '"dependencies" must be keys and values, not text'],
    [
      "an age below zero",
      { dependencies: { "minimum-age-days": -1 } },
      ["dependencies", "minimum-age-days"],
      '"dependencies.minimum-age-days" must be a number of days from 0 to 365, not -1',
    ],
    [
      "an unknown preset",
      { dependencies: { licences: { preset: "x" } } },
      ["dependencies", "licences", "preset"],
      '"dependencies.licences.preset" must be one of',
    ],
    [
      "a licence in other words",
      { dependencies: { licences: { allow: ["MIT", "Apache 2.0"] } } },
      ["dependencies", "licences", "allow", "1"],
      '"Apache 2.0" is no SPDX licence id; did you mean Apache-2.0?',
    ],
    [
      "an unknown key of a group",
      { dependencies: { licenses: {} } },
      ["dependencies", "licenses"],
      'there is no setting called "dependencies.licenses"',
    ],
    ["an unknown key", { enabel: true }, ["enabel"], 'there is no setting called "enabel"'],
  ];
  for (const [name, layer, path, message] of wrong) {
    it(`says what is wrong with ${name}`, () => {
      const { problems } = readSettings(layer);
      assert.equal(problems.length, 1);
      assert.deepEqual(problems[0]?.path, path);
      assert.ok(problems[0].message.startsWith(message), problems[0].message);
    });
  }

  it("keeps what is right beside what is wrong", () => {
    const { settings } = readSettings({ enable: 1, threatModels: ["alien", "local"], rules: { a: "off", b: 7 }, exclude: ["x", 1] });
    assert.deepEqual(settings, { threatModels: ["local"], rules: { a: "off" }, exclude: ["x"] });
  });

  it("lets later layers win, and adds rules and globs up", () => {
    const merged = mergeSettings(
      { rules: { a: "off", b: "low" }, exclude: ["x"], allRules: true },
      { rules: { b: "high" }, exclude: ["y", "x"], allRules: false },
    );
    assert.deepEqual(merged, { ...DEFAULT_SETTINGS, rules: { a: "off", b: "high" }, exclude: ["x", "y"], allRules: false });
  });

  it("knows that nobody set an age from an age of 0 days", () => {
    const { settings, problems } = readSettings({ dependencies: { minimumAgeDays: null } });
    assert.deepEqual(problems, []);
    assert.equal(mergeSettings(settings).dependencies.minimumAgeDays, undefined);
    const none = readSettings({ dependencies: { "minimum-age-days": 0 } }).settings;
    assert.equal(mergeSettings({ dependencies: { minimumAgeDays: 7 } }, none).dependencies.minimumAgeDays, 0);
  });

  it("takes the licences of a later layer, list by list", () => {
    const merged = mergeSettings(
      readSettings({ dependencies: { licences: { preset: "no-copyleft", allow: ["MIT"], deny: ["ISC"] } } }).settings,
      readSettings({ dependencies: { licences: { allow: ["MPL-2.0"] } } }).settings,
      {},
    );
    assert.deepEqual(merged.dependencies, { licences: { preset: "no-copyleft", allow: ["MPL-2.0"], deny: ["ISC"] } });
    assert.deepEqual(mergeSettings({}).dependencies, { licences: { allow: [], deny: [] } });
  });

  it("leaves rules of low confidence off unless they, or all, are asked for", () => {
    const rule = (confidence: "high" | "low"): Rule => ({ id: "r", confidence }) as Rule;
    assert.equal(isWanted(rule("high"), DEFAULT_SETTINGS), true);
    assert.equal(isWanted(rule("low"), DEFAULT_SETTINGS), false);
    assert.equal(isWanted(rule("low"), mergeSettings({ allRules: true })), true);
    assert.equal(isWanted(rule("low"), mergeSettings({ rules: { r: "medium" } })), true);
    assert.equal(isWanted(rule("high"), mergeSettings({ rules: { r: "off" }, allRules: true })), false);
  });

  it("is not fooled by rule ids that every object has", () => {
    assert.equal(isWanted({ id: "constructor", confidence: "high" }, DEFAULT_SETTINGS), true);
  });
});
