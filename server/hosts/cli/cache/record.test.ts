import assert from "node:assert/strict";
import { ProjectRecord } from "./record";

const MEGABYTES_10 = "x".repeat(10_000_000);

describe("the record of a project", () => {
  it("is what was written, for the same build", () => {
    const record = new ProjectRecord("one");
    record.setResult("a", "1");
    record.links = {
      files: new Map([
        ["file:///a", { digest: "d", links: new Map([["./b", "file:///b"]]) }],
        ["file:///b", { digest: undefined, links: undefined }],
      ]),
      notes: { files: { "/b.js": true }, folders: {}, realPaths: { "/b": null }, texts: {}, packages: {}, covered: {} },
    };
    const text = record.toText();
    const read = ProjectRecord.from(text, "one");
    assert.equal(read.resultOf("a"), "1");
    assert.deepEqual(read.links, record.links);
    const other = ProjectRecord.from(text, "two");
    assert.equal(other.resultOf("a"), undefined);
    assert.equal(other.links, undefined);
  });

  it("gives up what was not used for longest when all is too much", () => {
    const record = new ProjectRecord("one");
    for (const key of ["a", "b", "c", "d"]) record.setResult(key, MEGABYTES_10);
    assert.ok(record.resultOf("a"));
    record.setResult("e", MEGABYTES_10);
    const read = ProjectRecord.from(record.toText(), "one");
    assert.deepEqual(
      ["a", "b", "c", "d", "e"].filter((key) => read.resultOf(key) !== undefined),
      ["a", "c", "d", "e"],
    );
  });
});
