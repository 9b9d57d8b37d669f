import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { TemporaryFolders, type TemporaryFolder } from "../testing/temporary-folder";
import { KeptPackages } from "./kept-packages";
import { Registry } from "./registry";
import { RegistrySettings } from "./registry-settings";

const SHORT = JSON.stringify({ "dist-tags": { latest: "1.0.1" }, versions: { "1.0.0": {}, "1.0.1": {} } });
const WHOLE = JSON.stringify({ "dist-tags": { latest: "1.0.0" }, versions: { "1.0.0": {} }, time: { "1.0.0": "2020-01-01T00:00:00Z" } });

describe("a registry", () => {
  const folders = new TemporaryFolders();
  const cacheBefore = process.env.XDG_CACHE_HOME;
  let server: Server;
  let accepted: (string | undefined)[];
  let project: TemporaryFolder;

  beforeEach(async () => {
    accepted = [];
    project = folders.make();
    process.env.XDG_CACHE_HOME = folders.make().path;
    server = createServer((request: IncomingMessage, response) => {
      accepted.push(request.headers.accept);
      response.end(request.headers.accept === "application/json" ? WHOLE : SHORT);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(() => {
    if (cacheBefore === undefined) delete process.env.XDG_CACHE_HOME;
    else process.env.XDG_CACHE_HOME = cacheBefore;
    server.closeAllConnections();
    server.close();
    folders.removeAll();
  });

  const open = (): Registry => {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    return new Registry(RegistrySettings.read(project.path, address, {}), project.path, "test", 5000);
  };

  it("is asked for the whole only where the times are wanted, and once", async () => {
    const registry = open();
    assert.equal((await registry.packageOf("a", false)).latest, "1.0.1");
    const { versions } = await registry.packageOf("a", true);
    assert.deepEqual(
      versions.map(({ version, published }) => [version, published]),
      [["1.0.0", "2020-01-01T00:00:00Z"]],
    );
    await open().packageOf("a", true);
    await open().packageOf("a", false);
    assert.equal(accepted.length, 2);
  });

  it("is known by what it said, without being asked", async () => {
    const before = open();
    const kept = new KeptPackages(() => before);
    assert.equal(before.keptOf("a"), undefined);
    assert.equal(kept.of("a"), undefined);
    const { stamp } = before;
    await before.packageOf("a", true);
    assert.notEqual(before.stamp, stamp, "something is kept now");
    assert.equal(kept.of("a"), undefined, "an answer stays the same for who holds it");
    assert.equal(new KeptPackages(open).of("a")?.[0]?.published, "2020-01-01T00:00:00Z");
    assert.equal(open().keptOf("../../a"), undefined);
    assert.equal(accepted.length, 1);
  });

  it("is asked again when its answer is old, and the times that it told stay known", async () => {
    const now = Date.now;
    const registry = open();
    await registry.packageOf("a", true);
    Date.now = () => now() + 3_600_000;
    try {
      const { versions } = await registry.packageOf("a", false);
      assert.deepEqual(
        versions.map(({ version, published }) => [version, published]),
        [
          ["1.0.0", "2020-01-01T00:00:00Z"],
          ["1.0.1", undefined],
        ],
      );
    } finally {
      Date.now = now;
    }
    assert.equal(accepted.length, 2);
  });
});
