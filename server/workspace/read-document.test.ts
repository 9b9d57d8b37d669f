import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { MAX_TEXT_LENGTH } from "../analyzers/refusal";
import { readDocument } from "./read-document";
import { TemporaryFolders } from "./testing/temporary-folder";

const folders = new TemporaryFolders();

async function read(content: string | Uint8Array, name = "a.js") {
  return readDocument(folders.make().write(name, content));
}

describe("readDocument", () => {
  afterEach(() => {
    folders.removeAll();
  });

  it("reads a text with its URI, language and version 0", async () => {
    const { document, incomplete } = await read("let ä = 1;\n", "ä b.tsx");
    assert.equal(document?.text, "let ä = 1;\n");
    assert.equal(document.languageId, "typescriptreact");
    assert.equal(document.version, 0);
    assert.match(document.uri, /^file:\/\/.*%C3%A4%20b\.tsx$/);
    assert.deepEqual(incomplete, []);
  });

  it("leaves the byte order mark out of the text, as editors do", async () => {
    assert.equal((await read(Buffer.from("\uFEFFx"))).document?.text, "x");
    assert.equal((await read(Buffer.from("\uFEFFäx", "utf16le"))).document?.text, "äx");
    assert.equal((await read(Buffer.from("\uFEFFäx", "utf16le").swap16())).document?.text, "äx");
  });

  it("replaces what is not UTF-8, and says where it begins", async () => {
    const { document, incomplete } = await read(Buffer.from('x = 1;\ny = "caf\xe9";\nevaluate(y);\n', "latin1"));
    assert.equal(document?.lineText(1), 'y = "caf\uFFFD";');
    assert.equal(incomplete[0]?.reason, "encoding");
    assert.deepEqual(incomplete[0].location?.range.start, { line: 1, character: 8 });
  });

  it("says so even when the very first byte is wrong", async () => {
    assert.equal((await read(Buffer.from("\xe9 = 'some more text than that';", "latin1"))).incomplete[0]?.reason, "encoding");
  });

  it("calls bytes binary that are no text in any encoding", async () => {
    assert.equal((await read(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1]))).incomplete[0]?.reason, "binary");
    assert.equal((await read(Buffer.alloc(400, 0xfe))).incomplete[0]?.reason, "binary");
  });

  it("does not read what is far too long", async () => {
    const { document, incomplete } = await read(Buffer.alloc(3 * MAX_TEXT_LENGTH + 1, "x"));
    assert.equal(document, undefined);
    assert.equal(incomplete[0]?.reason, "too-large");
  });

  it("tells of a file that is gone, and of a folder in its place", async () => {
    const folder = folders.make();
    mkdirSync(folder.join("b.js"));
    const gone = await readDocument(folder.join("a.js"));
    assert.deepEqual(gone.incomplete, [{ reason: "unreadable", message: `${folder.join("a.js")} does not exist` }]);
    assert.equal((await readDocument(folder.join("b.js"))).incomplete[0]?.reason, "unreadable");
  });

  it("does not wait for a named pipe", async function () {
    const path = folders.make().join("pipe.js");
    try {
      execFileSync("mkfifo", [path], { stdio: "ignore" });
    } catch {
      this.skip();
    }
    assert.deepEqual((await readDocument(path)).incomplete, [{ reason: "unreadable", message: `${path} is not a file` }]);
  });
});
