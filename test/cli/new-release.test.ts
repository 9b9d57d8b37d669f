import assert from "node:assert/strict";
import { join } from "node:path";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { TemporaryFolders, type TemporaryFolder } from "../../server/workspace/testing/temporary-folder";
import { buckler, placesOf, type CliRun, type JsonReport } from "./run-cli";

const folders = new TemporaryFolders();

const MANIFEST = '{\n  "name": "shop",\n  "dependencies": {\n    "left-tree": "^1.0.0"\n  }\n}\n';
const LOCKFILE = JSON.stringify({
  name: "shop",
  lockfileVersion: 3,
  packages: {
    "": { dependencies: { "left-tree": "^1.0.0" } },
    "node_modules/left-tree": { version: "1.0.1", dependencies: { below: "1" } },
    "node_modules/below": { version: "1.0.0" },
  },
});

describe("versions that are only days old, on the command line", () => {
  let home: TemporaryFolder;
  let project: TemporaryFolder;
  let server: Server;
  let asked: string[];
  let answer: (response: ServerResponse) => void;

  const scan = (...args: string[]): Promise<CliRun> => {
    const none = Object.fromEntries(["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"].map((name) => [name, undefined]));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const npm = { npm_config_registry: address, npm_config_userconfig: join(home.path, "npmrc") };
    return buckler(project.path, ["scan", "--format", "json", ...args], { ...none, ...npm, XDG_CACHE_HOME: home.path });
  };
  const found = async (...args: string[]): Promise<string[]> => {
    const { stdout } = await scan(...args);
    return placesOf(JSON.parse(stdout) as JsonReport).filter((place) => place.endsWith(" new-release"));
  };

  beforeEach(async () => {
    home = folders.make();
    project = folders.make({
      "package.json": MANIFEST,
      "package-lock.json": LOCKFILE,
      ".buckler.yml": "dependencies:\n  minimum-age-days: 7\n",
    });
    asked = [];
    const time = { "1.0.0": "2020-01-01T00:00:00Z", "1.0.1": new Date(Date.now() - 86_400_000).toISOString() };
    answer = (response) => response.end(JSON.stringify({ time, versions: { "1.0.0": {}, "1.0.1": {} } }));
    server = createServer((request, response) => {
      asked.push(request.url ?? "");
      answer(response);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(() => {
    folders.removeAll();
    server.closeAllConnections();
    server.close();
  });

  it("are reported once somebody asked the registry, and then by every scan", async () => {
    assert.deepEqual(await found(), []);
    assert.deepEqual(asked, [], "nobody is asked by itself");
    assert.deepEqual(await found("--online"), ["package.json:4 new-release"]);
    assert.deepEqual(asked, ["/left-tree"], "what others bring in is not asked for");
    assert.deepEqual(await found(), ["package.json:4 new-release"]);
    assert.deepEqual(await found("--online"), ["package.json:4 new-release"]);
    assert.deepEqual(asked, ["/left-tree"], "a version is published once");
  });

  it("are nobody's question where no age is set", async () => {
    project.write(".buckler.yml", "dependencies:\n  minimum-age-days: 0\n");
    assert.deepEqual(await found("--online"), []);
    assert.deepEqual(asked, []);
  });

  it("are not known where the registry fails, which is said and told by the exit code", async () => {
    answer = (response) => response.writeHead(503).end();
    const { code, stderr } = await scan("--online", "--fail-on", "critical");
    assert.equal(code, 2);
    assert.match(stderr, /left-tree could not be looked up: 127\.0\.0\.1:\d+ answered with 503/);
  });
});
