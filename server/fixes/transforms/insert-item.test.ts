import assert from "node:assert/strict";
import { insertItem } from "./insert-item";
import { tryTransform } from "./transform.testing";

function becomes(before: string, after: string | undefined): void {
  assert.deepEqual(tryTransform(insertItem, before, { with: { item: "--", programs: ["tar"] } }), after === undefined ? [] : [after]);
}

describe("insert-item", () => {
  it("ends the options before the data", () => {
    becomes('spawn("tar", «["-x", ‹req.body›.file]»);', 'spawn("tar", ["-x", "--", req.body.file]);');
    becomes('spawn("/usr/bin/tar", «["-x", ‹req.body›.file]»);', 'spawn("/usr/bin/tar", ["-x", "--", req.body.file]);');
  });

  it("follows a variable", () => {
    becomes(
      'const args = ["-x", ‹req.body›.file];\nspawn("tar", «args»);',
      'const args = ["-x", "--", req.body.file];\nspawn("tar", args);',
    );
  });

  it("leaves programs alone that it was not told of", () => {
    becomes('spawn("find", «["-x", ‹req.body›.file]»);', undefined);
    becomes('spawn(program, «["-x", ‹req.body›.file]»);', undefined);
  });
});
