import assert from "node:assert/strict";
import { loadPack } from "./load-pack";
import { packFromJson, packToJson } from "./serialize-pack";

describe("a pack written as JSON", () => {
  it("is read as what it was", () => {
    const check = (): void => undefined;
    const model = `
packages: [shop]
types: { Request: {} }
sources: [{ path: "Request.Argument[1..]", kind: remote, what: "the query" }]
sinks: [{ name: "(?i)token", kind: secret, what: "a token" }, { path: "Member[*]", kind: sql, what: "SQL" }]
conventions:
  - { parameters: ["^req$"], types: [Request], exported: "^GET$" }
  - { parameters: ["^req$"], types: [Request] }
  - { use: a, type: Request }
`;
    const pack = loadPack(
      [
        { path: "models/shop.yml", text: model },
        { path: "a/rule.yml", text: "id: a\nmessage: m\nseverity: low\ncode: true\n" },
        { path: "b/rule.yml", text: "id: b\nmessage: m\nseverity: low\npattern: f($X)\nfix: g($X)\n" },
      ],
      new Map([["a", check]]),
    );
    assert.deepEqual(pack.problems, []);
    assert.deepEqual(packFromJson(packToJson(pack), pack.checks), pack);
  });
});
