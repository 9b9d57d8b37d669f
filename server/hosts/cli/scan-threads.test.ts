import assert from "node:assert/strict";
import { TemporaryFolders } from "../../workspace/testing/temporary-folder";
import { threadsFor } from "./scan-threads";

const folders = new TemporaryFolders();

describe("threads of a scan", () => {
  afterEach(() => {
    folders.removeAll();
  });

  it("are as many as the code is worth and the machine has", () => {
    const large = "x".repeat(500_000);
    const { path } = folders.make({ "a.js": "f();", "b.js": large, "c.js": large });
    const [small = "", ...others] = ["a.js", "b.js", "c.js"].map((name) => `${path}/${name}`);
    assert.equal(threadsFor([small, `${path}/gone.js`], 8), 1);
    assert.equal(threadsFor([small, ...others], 8), 3);
    assert.equal(threadsFor([small, ...others], 2), 2);
    assert.equal(threadsFor([], 8), 1);
  });
});
