import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SourceDocument } from "../../core/document";
import { TemporaryFolders } from "../../workspace/testing/temporary-folder";
import { FixedFile } from "./fixed-file";

const folders = new TemporaryFolders();

async function read(path: string): Promise<FixedFile> {
  const file = await FixedFile.read(path, false);
  assert.ok(typeof file !== "string");
  return file;
}

function change(file: FixedFile, text: string): void {
  file.document = new SourceDocument(file.uri, "javascript", 1, text);
}

describe("FixedFile", () => {
  afterEach(() => {
    folders.removeAll();
  });

  it("writes the new text", async () => {
    const path = join(folders.make({ "a.js": "f();\n" }).path, "a.js");
    const file = await read(path);
    assert.equal(file.isChanged, false);
    change(file, "g();\n");
    assert.equal(file.isChanged, true);
    assert.equal(await file.write(), undefined);
    assert.equal(readFileSync(path, "utf8"), "g();\n");
  });

  it("never writes over what somebody else wrote meanwhile", async () => {
    const folder = folders.make({ "a.js": "f();\n" }).path;
    const file = await read(join(folder, "a.js"));
    change(file, "g();\n");
    writeFileSync(join(folder, "a.js"), "h();\n");
    assert.match((await file.write()) ?? "", /changed meanwhile/);
    assert.equal(readFileSync(join(folder, "a.js"), "utf8"), "h();\n");
    assert.deepEqual(readdirSync(folder), ["a.js"]);
  });

  it("says so when the file is gone", async () => {
    const folder = folders.make({ "a.js": "f();\n" });
    const file = await read(join(folder.path, "a.js"));
    change(file, "g();\n");
    folders.removeAll();
    assert.match((await file.write()) ?? "", /could not be written/);
  });
});
