import assert from "node:assert/strict";
import { loadPack } from "./load-pack";
import type { LibraryModel } from "./model";
import type { RulePack } from "./rule-pack";

function load(files: Readonly<Record<string, string>>, base?: RulePack): RulePack {
  const list = Object.entries(files).map(([name, text]) => ({ path: `models/${name}.yml`, text }));
  return loadPack(list, new Map(), base);
}

function problemsOf(pack: RulePack): string[] {
  return pack.problems.map(({ file, position, message }) => `${file}:${position.line + 1}:${position.character + 1}: ${message}`);
}

function only(pack: RulePack): LibraryModel {
  assert.deepEqual(problemsOf(pack), []);
  const [model, second] = pack.models;
  assert.ok(model && !second);
  return model;
}

describe("a model file", () => {
  it("becomes a model", () => {
    const model = only(
      load({
        shop: `
packages: [shop]
docs: https://example.test/shop
types:
  Request: { from: ["Member[on].Argument[1].Parameter[0]"] }
  Special: { is: Request, from: "Request.Member[special]", unless-named: "(?i)reply$" }
sources:
  - { path: "Request.Member[query]", kind: remote, what: "the query string" }
sinks:
  - { path: "Member[run].Argument[0]", kind: command, what: "a command", facts: { shell: "yes" } }
  - { name: "(?i)token$", kind: secret, what: "a security token" }
propagators:
  - { callee: "Member[join]", from: ["Argument[0]", "Argument[this]"], to: ["ReturnValue", "Argument[1].Parameter[0]"], mode: value }
sanitizers:
  - { callee: "Member[escape]", kinds: [sql, html] }
  - { path: "Request.Member[id]", kinds: all }
guards:
  - { callee: "Member[isInt]", argument: -1, holds: false, kinds: all }
  - { callee: "", argument: 0, kinds: [path] }
conventions:
  - { parameters: ["^req$"], types: [Request], exported: "^GET$", unless-read: [ok] }
  - { member: shop, type: Request }
  - { variable: db, type: Special }
  - { use: [runNow, runLater], type: Special }
  - { directive: use shop, type: Special }
  - { exported: "^shopkeeper$", type: Special }
  - { named-by: $wares }
`,
      }),
    );
    const query = { root: { type: "shop:Request" }, tokens: [{ op: "member", names: ["query"] }], text: "Request.Member[query]" };
    const member = (name: string): unknown => ({
      root: { package: "shop" },
      tokens: [{ op: "member", names: [name] }],
      text: `Member[${name}]`,
    });
    assert.equal(model.file, "models/shop.yml");
    assert.deepEqual(
      model.types.map(({ from, ...rest }) => ({ ...rest, from: from.map(({ text }) => text) })),
      [
        { name: "shop:Request", is: [], from: ["Member[on].Argument[1].Parameter[0]"] },
        { name: "shop:Special", is: ["shop:Request"], from: ["Request.Member[special]"], unlessNamed: "(?i)reply$" },
      ],
    );
    assert.deepEqual(model.sources, [{ path: query, kind: "remote", what: "the query string" }]);
    assert.deepEqual(
      model.sinks.map(({ path, ...rest }) => ({ ...rest, path: path.text })),
      [{ kind: "command", what: "a command", facts: { shell: "yes" }, path: "Member[run].Argument[0]" }],
    );
    assert.deepEqual(model.namedSinks, [{ name: /token$/i, kind: "secret", what: "a security token", facts: {} }]);
    const first = { op: "argument", from: 0, to: 0 };
    const callback = [
      { op: "argument", from: 1, to: 1 },
      { op: "parameter", from: 0, to: 0 },
    ];
    const joined = { callee: member("join"), mode: "value" };
    assert.deepEqual(model.propagators, [
      { ...joined, from: [first], to: [{ op: "return" }] },
      { ...joined, from: [first], to: callback },
      { ...joined, from: [{ op: "this" }], to: [{ op: "return" }] },
      { ...joined, from: [{ op: "this" }], to: callback },
    ]);
    assert.deepEqual(model.sanitizers, [{ callee: member("escape"), kinds: ["sql", "html"] }]);
    assert.deepEqual(
      model.safeValues.map(({ path, kinds }) => [path.text, kinds]),
      [["Request.Member[id]", "all"]],
    );
    assert.deepEqual(model.guards, [
      { callee: member("isInt"), argument: -1, holds: false, kinds: "all" },
      { callee: { root: { package: "shop" }, tokens: [], text: "" }, argument: 0, holds: true, kinds: ["path"] },
    ]);
    assert.deepEqual(model.conventions, [
      { on: "parameters", names: [/^req$/], types: ["shop:Request"], exported: /^GET$/, unlessRead: ["ok"] },
      { on: "member", name: "shop", type: "shop:Request" },
      { on: "variable", name: "db", type: "shop:Special" },
      { on: "use", members: ["runNow", "runLater"], type: "shop:Special" },
      { on: "directive", name: "use shop", type: "shop:Special" },
      { on: "exported", name: /^shopkeeper$/, type: "shop:Special" },
      { on: "named-by", property: "$wares" },
    ]);
  });

  it("speaks of each of its packages, whose types are one", () => {
    const model = only(
      load({
        mysql: `
packages: [mysql2, mysql2/promise]
types: { Pool: { from: "Member[createPool].ReturnValue" } }
sinks:
  - { path: "Member[raw].Argument[0]", kind: sql, what: SQL }
  - { path: "mysql2/promise:Pool.Member[query].Argument[0]", kind: sql, what: SQL }
`,
      }),
    );
    assert.deepEqual(
      model.types.map(({ name, from }) => [name, from.map(({ root }) => root)]),
      [["mysql2:Pool", [{ package: "mysql2" }, { package: "mysql2/promise" }]]],
    );
    assert.deepEqual(
      model.sinks.map(({ path }) => path.root),
      [{ package: "mysql2" }, { package: "mysql2/promise" }, { type: "mysql2:Pool" }],
    );
  });

  it("speaks of the types of other files, whatever their order, and of the pack that it adds to", () => {
    const http = "packages: [http, https]\ntypes: { Message: {} }\n";
    const user = "packages: [app]\ntypes: { Request: { is: https:Message } }\n";
    assert.deepEqual(problemsOf(load({ a: user, b: http })), []);
    const added = load({ a: user }, load({ b: http }));
    assert.deepEqual(problemsOf(added), []);
    assert.deepEqual(added.models[0]?.types[0]?.is, ["http:Message"]);
  });

  it("reads what rows say of schemas", () => {
    const model = only(
      load({
        shop: `
packages: [shop]
types: { Schema: { from: "Member[schema].ReturnValue" } }
propagators:
  - { callee: "Schema.Member[parse]", from: "Argument[0]", to: ReturnValue, mode: value, schema: -1 }
  - { callee: "Schema.Member[regex]", from: "Argument[0]", to: "ReturnValue.Member[pattern]", mode: pattern }
guards:
  - { callee: "Schema", argument: 0, schema: callee, kinds: [nosql] }
  - { callee: "Member[check]", argument: 1, json-schema: 0, pattern: 2, kinds: [] }
`,
      }),
    );
    assert.deepEqual(
      model.propagators.map(({ mode, schema }) => [mode, schema]),
      [
        ["value", -1],
        ["pattern", undefined],
      ],
    );
    assert.deepEqual(
      model.guards.map(({ schema, jsonSchema, pattern }) => [schema, jsonSchema, pattern]),
      [
        ["callee", undefined, undefined],
        [undefined, 0, 2],
      ],
    );
  });

  const START = "packages: [shop]\ntypes: { Request: { from: [ReturnValue] } }\n";
  const mistakes: readonly [what: string, text: string, expected: string][] = [
    ["an unknown key", `${START}sink: []\n`, '3:1: unknown key "sink"'],
    ["an unknown step", `${START}sources:\n  - { path: "Request.Membre[a]", kind: remote, what: x }\n`, '4:22: unknown step "Membre"'],
    ["an unknown type", `${START}sources:\n  - { path: "Reqest.Member[a]", kind: remote, what: x }\n`, '4:14: unknown type "Reqest"'],
    [
      "a type that is called like a step",
      `packages: [shop]\ntypes: { Element: { from: [ReturnValue] } }\nsources:\n  - { path: "Element.Member[a]", kind: remote, what: x }\n`,
      '4:14: "Element" is a step here; the type is called "shop:Element"',
    ],
    ["an unknown supertype", `${START}  `.replace("{ from:", '{ is: ["http:Nothing"], from:'), '2:26: unknown type "http:Nothing"'],
    ["a missing word", `${START}sources:\n  - { path: Request, kind: remote }\n`, '4:5: "what" is missing'],
    ["a source without a place", `${START}sources:\n  - { kind: remote, what: x }\n`, '4:5: "path" is missing'],
    [
      "a mode that is none",
      `${START}propagators:\n  - { callee: "", from: "Argument[0]", to: ReturnValue, mode: move }\n`,
      "4:63: must be one of taint, value",
    ],
    [
      "an output that is an input",
      `${START}propagators:\n  - { callee: "", from: ReturnValue, to: ReturnValue, mode: taint }\n`,
      "4:25: must start with an Argument",
    ],
    [
      "a schema that is no place",
      `${START}guards:\n  - { callee: "", argument: 0, schema: receiver, kinds: all }\n`,
      "4:40: must be one of callee",
    ],
    ["kinds of the wrong type", `${START}sanitizers:\n  - { callee: "", kinds: sql }\n`, "4:26: must be one of all"],
    [
      "an argument before the receiver",
      `${START}guards:\n  - { callee: "", argument: -2, kinds: all }\n`,
      "4:29: must be -1 (the receiver), 0 or more",
    ],
    [
      "a convention about nothing",
      `${START}conventions:\n  - { type: Request }\n`,
      "4:5: needs one of parameters, member, variable, directive, exported, named-by, use",
    ],
    [
      "a convention with a type too few",
      `${START}conventions:\n  - { parameters: [a, b], types: [Request] }\n`,
      "4:27: 2 parameters but 1 types",
    ],
    [
      "a convention with a broken expression",
      `${START}conventions:\n  - { parameters: ["("], types: [Request] }\n`,
      "4:20: Invalid regular expression",
    ],
    ["a sink named by a broken expression", `${START}sinks:\n  - { name: "[", kind: a, what: x }\n`, "4:13: Invalid regular expression"],
    ["a fact that is no text", `${START}sinks:\n  - { path: Request, kind: a, what: x, facts: { n: 1 } }\n`, "4:52: must be text"],
  ];
  for (const [what, text, expected] of mistakes) {
    it(`has ${what} told at its place, and the rest is used`, () => {
      const pack = load({ shop: text });
      const told = problemsOf(pack);
      assert.ok(
        told.some((problem) => problem.startsWith(`models/shop.yml:${expected}`)),
        told.join("\n"),
      );
      assert.equal(told.length, 1, told.join("\n"));
      assert.deepEqual(
        pack.models[0]?.types.map(({ from }) => from.length),
        [1],
      );
    });
  }

  it("says of what a call's outcome, or its coming back at all, speaks", () => {
    const guard = (text: string): unknown => only(load({ shop: `packages: [shop]\nguards:\n  - ${text}\n` })).guards[0];
    const callee = { root: { package: "shop" }, tokens: [], text: "" };
    assert.deepEqual(guard('{ callee: "", argument: 0, holds: false, member: error, kinds: all }'), {
      callee,
      argument: 0,
      holds: false,
      member: "error",
      kinds: "all",
    });
    assert.deepEqual(guard('{ callee: "", argument: 0, holds: returns, kinds: all }'), {
      callee,
      argument: 0,
      holds: "returns",
      kinds: "all",
    });
  });

  it("says what parsing brings back, and since when a package refuses what hurts", () => {
    const model = only(
      load({
        shop: `
packages: [shop]
sinks:
  - { path: "Argument[0]", kind: nosql, what: a key, fixed: ">=4" }
propagators:
  - { callee: "Member[parse]", from: "Argument[0]", to: ReturnValue, mode: taint, restores: [nosql] }
`,
      }),
    );
    assert.deepEqual(model.sinks[0]?.fixed, { packages: ["shop"], range: ">=4" });
    assert.deepEqual(model.propagators[0]?.restores, ["nosql"]);
  });

  it("reads schemas that stand beside functions, and constants", () => {
    const pack = load({
      shop: `
packages: [shop]
propagators:
  - { object: "Member[tool].Argument[0]", from: "Member[input]", to: "Member[run].Parameter[0].Member[data]", mode: schema }
constants:
  - { path: "Member[Parts].Member[BODY]", text: body }
`,
    });
    assert.deepEqual(problemsOf(pack), []);
    const [model] = pack.models;
    assert.deepEqual(model?.propagators, []);
    assert.deepEqual(
      model.limits.map(({ object, from, to }) => [object.text, from.length, to.map(({ op }) => op)]),
      [["Member[tool].Argument[0]", 1, ["member", "parameter", "member"]]],
    );
    assert.deepEqual(
      model.constants.map(({ path, text }) => [path.text, text]),
      [["Member[Parts].Member[BODY]", "body"]],
    );
    const wrong = load({
      shop: 'packages: [shop]\npropagators:\n  - { object: "", from: "Argument[0]", to: "Member[run].Parameter[0]", mode: schema }\n',
    });
    assert.deepEqual(problemsOf(wrong), ["models/shop.yml:3:26: must start with a Member"]);
  });

  it("needs packages", () => {
    const pack = load({ shop: "sources: []\n" });
    assert.deepEqual(problemsOf(pack), ['models/shop.yml:1:1: "packages" is missing']);
    assert.deepEqual(pack.models, []);
  });

  it("loses one path of a type to a mistake in it", () => {
    const pack = load({ shop: 'packages: [shop]\ntypes:\n  T: { from: ["Member[a]", "Membr[b]"] }\n' });
    assert.deepEqual(problemsOf(pack), ['models/shop.yml:3:29: unknown type "Membr"']);
    assert.deepEqual(
      pack.models[0]?.types[0]?.from.map(({ text }) => text),
      ["Member[a]"],
    );
  });

  it("says when an argument is a sink", () => {
    const row = (when: string): string =>
      `packages: [shop]\nsinks:\n  - { path: "Argument[0]", kind: command, what: a command, when: ${when} }\n`;
    const conditionOf = (when: string): unknown => only(load({ shop: row(when) })).sinks[0]?.when;
    assert.deepEqual(conditionOf("{ option: shell }"), { on: "option", name: "shell", present: true });
    assert.deepEqual(conditionOf("{ without-option: root }"), { on: "option", name: "root", present: false });
    assert.deepEqual(conditionOf('{ begins: "(?i)^on" }'), { on: "beginning", matches: "(?i)^on" });
    assert.deepEqual(conditionOf("{ response: html }"), { on: "response" });
    assert.deepEqual(conditionOf('{ text: "(?i)^select" }'), { on: "text", matches: "(?i)^select" });
    assert.deepEqual(conditionOf('{ template: "^$" }'), { on: "template", matches: "^$" });
    assert.deepEqual(conditionOf('{ variable: ":raw$" }'), { on: "variable", matches: ":raw$" });
    assert.deepEqual(conditionOf("{ receiver: text }"), { on: "receiver" });
    assert.deepEqual(conditionOf("{ arguments: 2 }"), { on: "arguments", atLeast: 2 });
    assert.deepEqual(conditionOf("{ at-most: 1 }"), { on: "arguments", atMost: 1 });
    assert.deepEqual(conditionOf("{ size: unchecked }"), { on: "unchecked size" });
    assert.deepEqual(conditionOf("{ hash: chosen }"), { on: "chosen hash" });
    assert.deepEqual(conditionOf("{ value: number }"), { on: "number" });
    assert.deepEqual(conditionOf('{ piped-into: "^fs" }'), { on: "destination", matches: "^fs" });
    assert.deepEqual(conditionOf('{ option-of: "^hg ", flags: "^-v$" }'), { on: "option place", program: "^hg ", flags: "^-v$" });
    assert.deepEqual(conditionOf("{ callback: 1, is: tolerant }"), { on: "tolerant callback", position: 1 });
    assert.deepEqual(conditionOf("{ backtracking: polynomial }"), { on: "backtracking", growth: "polynomial", isAcrossLines: false });
    assert.deepEqual(conditionOf("{ backtracking: polynomial-across-lines }"), {
      on: "backtracking",
      growth: "polynomial",
      isAcrossLines: true,
    });
    assert.deepEqual(problemsOf(load({ shop: row("{ response: json }") })), ["models/shop.yml:3:78: must be one of html, declared-html"]);
    assert.deepEqual(problemsOf(load({ shop: row("{}") })), [
      "models/shop.yml:3:66: needs one of option, without-option, begins, leads, argument, arguments, at-most, no-object, receiver (a sink also response, text, template, variable, log, backtracking, size, hash, link, value, piped-into, option-of, callback)",
    ]);
    assert.match(problemsOf(load({ shop: row('{ begins: "(" }') })).join(), /models\/shop\.yml:3:76: .*regular expression/i);
  });
});
