import assert from "node:assert/strict";
import { TemporaryFolders } from "../testing/temporary-folder";
import { fits, objectHashesOf } from "./object-hash";

const folders = new TemporaryFolders();

describe("what a server says of a file", () => {
  afterEach(() => {
    folders.removeAll();
  });

  it("is read from its header", () => {
    const both = { crc32c: "4waSgw==", md5: "Jfn0JTuNCmbI3DVvXyC3qQ==" };
    assert.deepEqual(objectHashesOf("crc32c=4waSgw==,md5=Jfn0JTuNCmbI3DVvXyC3qQ=="), both);
    assert.deepEqual(objectHashesOf(["crc32c=4waSgw==", "md5=Jfn0JTuNCmbI3DVvXyC3qQ=="]), both);
    assert.deepEqual(objectHashesOf("sha1=abc, crc32c=n!"), {});
    assert.deepEqual(objectHashesOf(undefined), {});
  });

  it("is held against the file", async () => {
    // The check value of CRC-32C is that of "123456789".
    const path = folders.make({ file: "123456789" }).join("file");
    assert.ok(await fits(path, {}));
    assert.ok(await fits(path, { crc32c: Buffer.from([0xe3, 0x06, 0x92, 0x83]).toString("base64") }));
    assert.ok(await fits(path, { md5: "JfnnlDI7RTiF9RgfG2JNCw==" }));
    assert.ok(!(await fits(path, { crc32c: "AAAAAA==" })));
    assert.ok(!(await fits(path, { md5: "AAAAAAAAAAAAAAAAAAAAAA==" })));
  });
});
