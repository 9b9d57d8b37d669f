import assert from "node:assert/strict";
import { SourceDocument } from "../../../core/document";
import { globalsReadIn } from "./global-reads";
import { buildModule } from "./module";

describe("globals that a module reads", () => {
  const read = (text: string): readonly string[] => [
    ...globalsReadIn(buildModule(new SourceDocument("file:///a.js", "javascript", 0, text))),
  ];

  it("are names that nothing in it declares", () => {
    assert.deepEqual(read("const a = 1; importScripts(a, b);"), ["importScripts", "b"]);
  });

  it("are not those whose presence it asks for alone", () => {
    assert.deepEqual(read('if (typeof importScripts === "function") f();'), ["f"]);
  });
});
