import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NEVER_CANCELLED } from "../../../core/cancellation";
import { SourceDocument } from "../../../core/document";
import { loadPack } from "../../../rules/load-pack";
import { analyze } from "../../analyze";
import { compileRules, type RuleSet } from "../../rule-set";

const MODEL = `
packages: [lib]
sources:
  - { name: "(?i)secret$", unless: ["(?i)hash", "^has[A-Z]"], kind: kept-secret, what: "a secret" }
  - { property: "^stack$", kind: kept-secret, what: "a stack" }
  - { path: "Member[all]", kind: kept-secret, what: "all secrets", whole: true }
sinks:
  - { path: "Member[print].Argument[0]", kind: print, what: "what is printed", deep: true }
  - { path: "Member[show].Argument[0]", kind: print, what: "what is shown" }
  - { path: "Member[note].Argument[0]", kind: print, what: "a note", when: { log: kept } }
`;

const RULE = `
id: found
title: test
severity: high
confidence: high
message: "{source} reaches {sink}"
why: test
remedy: test
cwe: [1]
owasp: []
references: []
languages: [javascript, typescript]
flow: { sources: [kept-secret], sinks: [print] }
`;

describe("sources by name", () => {
  let rules: RuleSet;

  before(() => {
    const models = ["ecmascript", "ecmascript-globals"].map((name) => ({
      path: `models/${name}.yml`,
      text: readFileSync(join("rules", "models", `${name}.yml`), "utf8"),
    }));
    const pack = loadPack([...models, { path: "models/lib.yml", text: MODEL }, { path: "found/rule.yml", text: RULE }], new Map());
    assert.deepEqual(pack.problems, []);
    rules = compileRules(pack, () => true);
  });

  function found(code: string): boolean {
    const text = `import { print, show, note, all } from "lib";\n${code}`;
    const document = new SourceDocument("file:///a.ts", "typescript", 1, text);
    const program = { threatModels: new Set<"remote">(), dependencies: new Map<string, string>(), budgetMilliseconds: 10_000 };
    return analyze(document, program, rules, NEVER_CANCELLED).findings.length > 0;
  }

  const secrets = [
    "const y = read(x); print({ secret: y });",
    "function f(secret) { print({ secret }); }",
    "print(appSecret);",
    "print(box.appSecret);",
    "function f(secret: string) { print(`it is ${secret}`); }",
    "const secret = read(); print({ deep: { er: [secret] } });",
    "print({ secret: x });",
    "const { secret: s } = box; print(s);",
    "print(getSecret());",
    'print(settings.get("app.secret"));',
    "const box = {}; box.secret = x; print(box);",
    "print(error.stack);",
    "print(all);",
    'const secret = read() || "fallback"; print(secret);',
    "function id(x) { return x; } print(id(secret));",
    "if (pattern.test(x)) note(secret);",
    'if (typeof window === "undefined") note(secret);',
  ];
  for (const code of secrets)
    it(`finds ${code}`, () => {
      assert.equal(found(code), true);
    });

  const harmless = [
    "const secret = await hasher.hash(x); print({ secret });",
    "const y = await hasher.hash(x); print({ secret: y });",
    "store.hash(x, (error, hash) => print({ secret: hash }));",
    'const secret = "constant"; print(secret);',
    'const text = "constant"; print({ secret: text });',
    "print(secretHash);",
    "print(hasSecret);",
    "print(secretName);",
    "print(secret.length);",
    "print(secret.name);",
    "const secret = hash(x); print(secret);",
    "const secret = await hasher.hash(x); print(secret);",
    "const secret = x === y; print(secret);",
    "function f(secret: boolean) { print(secret); }",
    "function hashed(x) { return x; } print(hashed(secret));",
    'print(secret.replace(/./g, "*"));',
    "const box = { secret: x, name: y }; const { secret, ...rest } = box; print(rest);",
    "const box = { secret: x, name: y }; print(box[z]);",
    "print(all.one);",
    "print(all[x]);",
    "show({ secret: x });",
    "const stack = f(); print(stack);",
    "const wrapper = {}; wrapper.stack = error.stack; print(wrapper);",
    "print(secret());",
    'if (process.env.NODE_ENV === "test") note(secret);',
    "if (environment.isTestEnv()) note(secret);",
    'if (environment.is("test")) note(secret);',
    "window.close(); note(secret);",
  ];
  for (const code of harmless)
    it(`leaves ${code}`, () => {
      assert.equal(found(code), false);
    });
});
