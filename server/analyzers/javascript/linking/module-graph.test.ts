import assert from "node:assert/strict";
import { ModuleGraph } from "./module-graph";

describe("modules that import each other", () => {
  const graph = new ModuleGraph();
  graph.set("app", ["shared"]);
  graph.set("alone", []);
  graph.set("page", ["shared", "gone"]);
  graph.set("shared", []);
  graph.set("left", ["right"]);
  graph.set("right", ["left"]);

  it("are divided where no import leads from one to the other, in either direction", () => {
    assert.deepEqual(graph.unconnected(), [["app", "shared", "page"], ["alone"], ["left", "right"]]);
  });
});
