import assert from "node:assert/strict";
import { readManifest } from "./read-manifest";

const read = (json: unknown) => readManifest("file:///p/package.json", typeof json === "string" ? json : JSON.stringify(json, null, 2));

describe("readManifest", () => {
  it("knows which package an override is about, in every manager's form", () => {
    const manifest = read({
      overrides: { a: { ".": "1", "b@^2": "2" }, "@s/c": "3" },
      resolutions: { "d/**/@s/e": "4", "**/f": "5", "g@npm:^1": "6", "@s/h/i": "7", "@s/x@npm:1/y": "7" },
      pnpm: { overrides: { "j>k": "8", "l@>=1 <2": "9", "@s/m@1>@s/n@2": "10", "o@>1": "11" } },
    });
    assert.deepEqual(
      manifest.overrides.map(({ name, text }) => `${name} ${text}`),
      ["a 1", "b 2", "@s/c 3", "@s/e 4", "f 5", "g 6", "i 7", "y 7", "k 8", "l 9", "@s/n 10", "o 11"],
    );
  });

  it("has places for what stands in it", () => {
    const manifest = read({ dependencies: { a: "^1.0.0" } });
    const span = manifest.spanOf(["dependencies", "a"], "value")!;
    assert.equal(manifest.text.slice(span.start, span.end), "^1.0.0");
    assert.equal(manifest.spanOf(["dependencies", "b"], "value"), undefined);
  });

  it("takes nothing from what objects inherit", () => {
    const manifest = read(
      '{"dependencies": {"__proto__": "1", "constructor": "2"}, "__proto__": {"name": "x", "devDependencies": {"y": "1"}}}',
    );
    assert.deepEqual(
      manifest.requirements.map(({ name }) => name),
      ["__proto__", "constructor"],
    );
    assert.equal(manifest.name, undefined);
  });

  it("says what is wrong, and where", () => {
    for (const [text, says] of [
      ['{"a": }', /this is not JSON/],
      ["[]", /holds an object/],
      [`{"a": ${"[".repeat(100_000)}`, /this is not JSON/],
    ] as const) {
      assert.match(read(text).problems[0]?.message ?? "", says);
      assert.deepEqual(read(text).requirements, []);
    }
  });

  it("knows the manager that devEngines names", () => {
    assert.equal(read({ devEngines: { packageManager: [{ name: "pnpm", version: "11.0.0" }] } }).packageManager, "pnpm@11.0.0");
    assert.equal(read({ packageManager: "yarn@4.1.0", devEngines: { packageManager: { name: "npm" } } }).packageManager, "yarn@4.1.0");
  });
});
