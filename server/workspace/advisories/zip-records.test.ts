import assert from "node:assert/strict";
import { TemporaryFolders } from "../testing/temporary-folder";
import { zipOf } from "../testing/zip-file";
import { zipRecords, type ZipLimits, type ZipRecord } from "./zip-records";

const folders = new TemporaryFolders();
const LIMITS: ZipLimits = { entries: 10, entryBytes: 1000, totalBytes: 5000 };

async function read(zip: Buffer, limits: Partial<ZipLimits> = {}): Promise<ZipRecord[]> {
  const records: ZipRecord[] = [];
  const path = folders.make({ "all.zip": zip }).join("all.zip");
  for await (const record of zipRecords(path, { ...LIMITS, ...limits }, () => undefined)) records.push(record);
  return records;
}

function summaries(records: readonly ZipRecord[]): string[] {
  return records.map((record) => ("error" in record ? `${record.name}: ${record.error}` : `${record.name} ${JSON.stringify(record.json)}`));
}

describe("records of a zip", () => {
  afterEach(() => {
    folders.removeAll();
  });

  it("are read one after the other", async () => {
    assert.deepEqual(summaries(await read(zipOf({ "a.json": '{"a":"ä"}', "b.txt": "{}", "c/d.json": "[1]" }))), [
      'a.json {"a":"ä"}',
      "c/d.json [1]",
    ]);
    assert.deepEqual(await read(zipOf({})), []);
  });

  it("cost themselves when they are damaged", async () => {
    const zip = zipOf({ "a.json": '{"a":1}', "b.json": '{"b":1}' });
    // The first byte of the first file's content.
    zip[30 + 6]! ^= 0xff;
    const [first, second] = summaries(await read(zip));
    assert.match(first ?? "", /^a\.json: /);
    assert.equal(second, 'b.json {"b":1}');
  });

  it("may not grow beyond all measure", async () => {
    const bomb = Buffer.alloc(1_000_000, " ");
    assert.deepEqual(summaries(await read(zipOf({ "a.json": bomb, "b.json": "1" }), { entryBytes: 500_000, totalBytes: 1_000_000 })), [
      "a.json: it unpacks to more than 1 MB",
      "b.json 1",
    ]);
    const several = zipOf(Object.fromEntries([1, 2, 3, 4].map((number) => [`${number}.json`, bomb])));
    await assert.rejects(read(several, { entryBytes: 500_000, totalBytes: 1_200_000 }), /unpacks to more than 1 MB/);
    await assert.rejects(read(several, { entries: 3 }), /holds 4 files, and no more than 3 are read/);
  });

  it("are none where the file is no zip, or not a whole one", async () => {
    const zip = zipOf({ "a.json": '{"a":1}' });
    for (const bytes of [zip.subarray(0, zip.length - 5), Buffer.from("PK\u0003\u0004"), Buffer.alloc(0)])
      await assert.rejects(read(bytes), /it is no zip file, or not a whole one/);
    await assert.rejects(async () => {
      for await (const record of zipRecords(folders.make().path, LIMITS, () => undefined)) assert.fail(record.name);
    }, /it is no file/);
  });

  it("may not lie outside of the file, or leave the folder", async () => {
    const zip = zipOf({ "a.json": '{"a":1}' });
    const directory = zip.readUInt32LE(zip.length - 6);
    const outside = Buffer.from(zip);
    outside.writeUInt32LE(1_000_000, directory + 42);
    await assert.rejects(read(outside));
    await assert.rejects(read(zipOf({ "../a.json": "1" })), /invalid relative path/);
  });
});
