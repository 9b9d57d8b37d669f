import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { componentsOf } from "./components";
import { Work } from "./work";

describe("the strongly connected components of a graph", () => {
  const found = (graph: Record<string, string>): string[] =>
    componentsOf(Object.keys(graph), (node) => (graph[node] ?? "").split("").filter((name) => name !== ""), new Work(1_000))
      .map((component) => [...component].sort().join(""))
      .sort();

  it("are those that have an edge inside", () => {
    assert.deepEqual(found({ a: "b", b: "c", c: "bd", d: "d", e: "a" }), ["bc", "d"]);
  });

  it("are joined by a way back", () => {
    assert.deepEqual(found({ a: "b", b: "ce", c: "d", d: "a", e: "f", f: "e" }), ["abcd", "ef"]);
  });

  it("can be deep", () => {
    const length = 50_000;
    const [component, ...others] = componentsOf(
      Array.from({ length }, (_, index) => index),
      (node) => [(node + 1) % length],
      new Work(Infinity),
    );
    assert.equal(component?.length, length);
    assert.equal(others.length, 0);
  });
});
