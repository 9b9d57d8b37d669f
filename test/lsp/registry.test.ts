import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TestClient } from "./client";
import { Workspace } from "./workspace";

const MANIFEST = `{\n  "name": "shop",\n  "dependencies": {\n    "lodash": "4.17.4",\n    "local": "file:./local"\n  }\n}\n`;
const LOCKFILE = JSON.stringify({
  name: "shop",
  lockfileVersion: 3,
  packages: {
    "": { name: "shop", dependencies: { lodash: "4.17.4", local: "file:./local" } },
    "node_modules/lodash": { version: "4.17.4" },
    "node_modules/local": { resolved: "local", link: true },
    local: { name: "local", version: "1.0.0" },
  },
});
const LODASH = {
  "dist-tags": { latest: "4.99.0" },
  time: { "4.17.4": "2017-01-01T10:00:00.000Z", "4.99.0": "2026-03-01T10:00:00.000Z" },
  versions: { "4.17.4": { version: "4.17.4" }, "4.99.0": { version: "4.99.0" } },
};

describe("a registry, asked by the hover", () => {
  const before = { ...process.env };
  let cache: string;
  let server: Server;
  let asked: string[];
  let answer: (response: ServerResponse) => void;
  let workspace: Workspace;
  let client: TestClient;
  let uri: string;

  beforeEach(async () => {
    cache = mkdtempSync(join(tmpdir(), "buckler-cache-"));
    asked = [];
    answer = (response) => response.end(JSON.stringify(LODASH));
    server = createServer((request: IncomingMessage, response) => {
      asked.push(request.url ?? "");
      answer(response);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    for (const name of ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"]) Reflect.deleteProperty(process.env, name);
    process.env.XDG_CACHE_HOME = cache;
    process.env.npm_config_userconfig = join(cache, "npmrc");
    process.env.npm_config_registry = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterEach(async () => {
    await client.stop();
    workspace.dispose();
    server.closeAllConnections();
    server.close();
    for (const name of Object.keys(process.env)) if (!(name in before)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, before);
    rmSync(cache, { recursive: true, force: true });
  });

  const start = async (network: boolean, minimumAgeDays: number | null = null): Promise<void> => {
    workspace = new Workspace({ "package.json": MANIFEST, "package-lock.json": LOCKFILE });
    client = await TestClient.start({ folders: [workspace], settings: { dependencies: { network, minimumAgeDays } } });
    uri = workspace.uriOf("package.json");
    client.open(uri, MANIFEST, "json");
  };
  const hoverAt = async (line: number): Promise<string> => {
    const contents = (await client.hover(uri, { line, character: 8 }))?.contents;
    return typeof contents === "object" && "value" in contents ? contents.value : "";
  };

  it("tells the latest version and the days, once for all hovers", async () => {
    await start(true);
    assert.match(await hoverAt(3), /Installed: 4\.17\.4 \(published 2017-01-01\), latest: 4\.99\.0 \(published 2026-03-01\)/);
    assert.match(await hoverAt(3), /latest: 4\.99\.0/);
    assert.deepEqual(asked, ["/lodash"]);
  });

  it("is asked for nothing that did not come from it, and not without the setting", async () => {
    await start(true);
    assert.doesNotMatch(await hoverAt(4), /latest/);
    assert.deepEqual(asked, []);
    await client.stop();
    workspace.dispose();
    await start(false);
    assert.match(await hoverAt(3), /Installed: 4\.17\.4(?! \(published)/);
    assert.deepEqual(asked, []);
  });

  it("keeps no hover waiting: what comes late is there for the next", async () => {
    let release = (): void => assert.fail("nobody asked");
    answer = (response) => {
      release = () => response.end(JSON.stringify(LODASH));
    };
    await start(true);
    await client.diagnostics(uri);
    const begun = performance.now();
    assert.doesNotMatch(await hoverAt(3), /latest/);
    const waited = performance.now() - begun;
    assert.ok(waited > 1000 && waited < 2500, `${waited} ms`);
    release();
    assert.match(await hoverAt(3), /latest: 4\.99\.0/);
    assert.deepEqual(asked, ["/lodash"]);
  });

  it("may fail: the hover says the rest, and it is left alone for a while", async () => {
    answer = (response) => response.writeHead(500).end("no");
    await start(true);
    assert.match(await hoverAt(3), /Installed: 4\.17\.4$/m);
    assert.match(await hoverAt(3), /Installed: 4\.17\.4$/m);
    assert.deepEqual(asked, ["/lodash"]);
  });

  for (const body of ["<html>", "{}", '{"versions":{"4.17.4":{}},"time":{"4.17.4":"soon"},"dist-tags":{"latest":3}}']) {
    it(`may answer nonsense: ${body}`, async () => {
      answer = (response) => response.end(body);
      await start(true);
      assert.match(await hoverAt(3), /Installed: 4\.17\.4$/m);
    });
  }

  it("tells how old a version is, to the rule about that", async () => {
    const time = { "4.17.4": new Date().toISOString() };
    answer = (response) => response.end(JSON.stringify({ ...LODASH, time }));
    await start(true, 7);
    const found = async (): Promise<number[]> =>
      (await client.diagnostics(uri)).filter(({ code }) => code === "new-release").map(({ range }) => range.start.line);
    assert.deepEqual(await found(), []);
    const { refreshes } = client;
    await hoverAt(3);
    await client.until("a refresh", () => client.refreshes > refreshes);
    assert.deepEqual(await found(), [3]);
  });

  it("helps to plan with what it said before", async () => {
    await start(true);
    await hoverAt(3);
    const found = await client.repairDependencies(uri);
    assert.match(found?.repairs[0] ?? "", /^Update lodash to 4\.99\.0/, "the only repaired version that there is here");
  });
});
