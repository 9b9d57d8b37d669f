import assert from "node:assert/strict";
import { problemsOf, type Behaviours } from "./behaviours";
import { withExample } from "./load-example";
import { toolsAt } from "./tools";

describe("what is told of behaviour", () => {
  const greets = [({ greet }: Readonly<Record<string, unknown>>) => greet, "Hello"] as const;
  const problems = (behaviours: unknown) => problemsOf(behaviours as Behaviours, ["bad.js"]);

  it("is enough with something that is kept", () => {
    assert.deepEqual(problems({ "bad.js": { keeps: { greets } } }), []);
  });

  it("is no test without an assertion", () => {
    assert.deepEqual(problems({}), ["there is no example"]);
    assert.deepEqual(problems({ "bad.js": { stops: { attacks: greets[0] } } }), ["bad.js: nothing is kept"]);
    assert.deepEqual(problems({ "bad.js": { keeps: { greets: [greets[0], undefined] } } }), ["bad.js: nothing is expected"]);
    assert.deepEqual(problems({ "bad.js": { keeps: { greets: [() => 1, 1] } } }), ["bad.js: a run does not use the example"]);
  });

  it("is about an example that exists, in words that mean something", () => {
    assert.deepEqual(problems({ "bad-other.js": { keeps: { greets } } }), ["bad-other.js: there is no such example"]);
    assert.deepEqual(problems({ "bad.js": { keeps: { greets }, stop: {} } }), ['bad.js: "stop" means nothing']);
  });
});

describe("an example that runs", () => {
  const names = (name: string, text: string) => withExample(name, text, {}, (all) => all);

  it("hands out what it exports, and the names at its top", async () => {
    const made = await names("bad.ts", "const one: number = 1;\nexport const two = one + 1;\nfunction three() { return 3; }");
    assert.deepEqual([made["one"], made["two"], typeof made["three"]], [1, 2, "function"]);
    assert.equal((await names("bad.js", "module.exports = (text) => text"))["exports"]?.constructor.name, "Function");
  });

  it("finds its files beside it, in a folder of its own", async () => {
    const text = 'const fs = require("fs"); const read = fs.readFileSync("a/b.txt", "utf8") + require("./c").c;';
    const made = await withExample("bad.js", text, { files: { "a/b.txt": "b", "c.js": "exports.c = 'c'" } }, (all) => all);
    assert.equal(made["exports"] === undefined, false);
    assert.notEqual(process.cwd(), await withExample("bad.js", "", {}, (_, { folder }) => folder));
  });

  it("hangs where it takes too long, and only there", async () => {
    await withExample("bad.js", "", {}, (_, place) => {
      const { hangs } = toolsAt(place);
      assert.equal(
        hangs(() => /^(a+)+$/.test("a".repeat(40) + "b")),
        true,
      );
      assert.equal(
        hangs(() => /^a+$/.test("aa")),
        false,
      );
    });
  });
});
