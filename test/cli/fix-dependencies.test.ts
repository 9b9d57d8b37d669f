import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { writeIndex } from "../../server/analyzers/dependencies/advisories/write-index";
import type { Advisory } from "../../server/rules/advisory";
import { TemporaryFolders, type TemporaryFolder } from "../../server/workspace/testing/temporary-folder";
import { buckler, type CliRun } from "./run-cli";

const folders = new TemporaryFolders();
const servers: Server[] = [];

function advisory(id: string, introduced: string, fixed: string): Advisory {
  return { id, aliases: [], title: id, severity: "high", cwe: [], malicious: false, ranges: [{ introduced, fixed }], versions: [] };
}

const ADVISORIES = new Map([
  ["lodash", [advisory("GHSA-2222-2222-2222", "0", "4.17.21")]],
  ["qs", [advisory("GHSA-3333-3333-3333", "0", "6.5.3")]],
  ["minimist", [advisory("GHSA-4444-4444-4444", "0", "0.0.10")]],
  ["semver", [advisory("GHSA-5555-5555-5555", "7.0.0", "7.5.2")]],
]);

const MANIFEST = '{\n\t"name": "shop",\n\t"dependencies": {\n\t\t"express": "^4.16.0",\n\t\t"lodash": "~4.17.4"\n\t}\n}\n';
const LOCKFILE = JSON.stringify({
  lockfileVersion: 3,
  packages: {
    "": { dependencies: { express: "^4.16.0", lodash: "~4.17.4" } },
    "node_modules/express": { version: "4.16.0", dependencies: { qs: "6.5.1" } },
    "node_modules/qs": { version: "6.5.1" },
    "node_modules/lodash": { version: "4.17.4" },
  },
});

class Shop {
  readonly folder: TemporaryFolder;
  private readonly home = folders.make();

  constructor(files: Readonly<Record<string, string>> = { "package.json": MANIFEST, "package-lock.json": LOCKFILE }) {
    this.folder = folders.make(files);
    mkdirSync(join(this.home.path, "buckler/advisories"), { recursive: true, mode: 0o700 });
    writeFileSync(join(this.home.path, "buckler/advisories/npm.index"), writeIndex(ADVISORIES, { date: "2026-11-01", isSeed: false }));
  }

  fix(...args: string[]): Promise<CliRun> {
    const none = Object.fromEntries(["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"].map((name) => [name, undefined]));
    const env = { ...none, XDG_CACHE_HOME: this.home.path, npm_config_userconfig: join(this.home.path, "npmrc") };
    return buckler(this.folder.path, ["fix", "--dependencies", ...args], env);
  }

  text(path = "package.json"): string {
    return readFileSync(join(this.folder.path, path), "utf8");
  }
}

const MANAGERS = join(import.meta.dirname, "../fixtures/managers");

/** What it has to write for a package manager, and to say that is to be run. */
interface Manager {
  readonly folder: string;
  readonly lockfile: string;
  /** What stands in a file instead of something else. */
  readonly override: readonly [file: string, text: string];
  readonly raise: readonly [file: string, text: string];
  readonly commands: readonly string[];
}

const NESTED = '"overrides": {\n    "mkdirp": {\n      "minimist": "^0.0.10"\n    }\n  }';
const IN_WORKSPACE_FILE = 'overrides:\n  "mkdirp>minimist": ^0.0.10\n';
const OWN_RAISE: Manager["raise"] = ["packages/a/package.json", '"semver": "7.5.2"'];
const SHARED_RAISE: Manager["raise"] = ["pnpm-workspace.yaml", "  semver: 7.5.2 # shared\n"];

const EACH_MANAGER: readonly Manager[] = [
  {
    folder: "npm",
    lockfile: "package-lock.json",
    override: ["package.json", NESTED],
    raise: OWN_RAISE,
    commands: ["npm install", "npm update minimist"],
  },
  {
    folder: "yarn1",
    lockfile: "yarn.lock",
    override: ["package.json", '"resolutions": {\n    "**/mkdirp/minimist": "^0.0.10"\n  }'],
    raise: OWN_RAISE,
    commands: ["yarn install"],
  },
  {
    folder: "berry",
    lockfile: "yarn.lock",
    override: ["package.json", '"resolutions": {\n    "mkdirp/minimist": "^0.0.10"\n  }'],
    raise: [".yarnrc.yml", "  semver: '7.5.2'\n"],
    commands: ["yarn install"],
  },
  {
    folder: "pnpm8",
    lockfile: "pnpm-lock.yaml",
    override: ["package.json", '"pnpm": {\n    "overrides": {\n      "mkdirp>minimist": "^0.0.10"\n    }\n  }'],
    raise: OWN_RAISE,
    commands: ["pnpm install"],
  },
  {
    folder: "pnpm10",
    lockfile: "pnpm-lock.yaml",
    override: ["pnpm-workspace.yaml", IN_WORKSPACE_FILE],
    raise: SHARED_RAISE,
    commands: ["pnpm install"],
  },
  {
    folder: "pnpm12",
    lockfile: "pnpm-lock.yaml",
    override: ["pnpm-workspace.yaml", IN_WORKSPACE_FILE],
    raise: SHARED_RAISE,
    commands: ["pnpm install"],
  },
  {
    folder: "bun",
    lockfile: "bun.lock",
    override: ["package.json", '"overrides": {\n    "minimist": "^0.0.10"\n  }'],
    raise: ["package.json", '"catalog": { "semver": "7.5.2" }'],
    commands: ["bun install"],
  },
];

/** The files of a project as its package manager left them. */
function filesOf(folder: string): Record<string, string> {
  const paths = readdirSync(join(MANAGERS, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(
    paths.map((path) => [path.slice(join(MANAGERS, folder).length + 1).replaceAll("\\", "/"), readFileSync(path, "utf8")]),
  );
}

async function registry(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

function packument(versions: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
  return JSON.stringify({
    versions: Object.fromEntries(Object.entries(versions).map(([version, dependencies]) => [version, { version, dependencies }])),
  });
}

const PACKAGES: Readonly<Record<string, string>> = {
  express: packument({ "4.16.0": { qs: "6.5.1" }, "4.16.3": { qs: "6.5.1" }, "4.18.0": { qs: "6.5.3" }, "5.0.0": { qs: "^6.14.0" } }),
  qs: packument({ "6.5.1": {}, "6.5.3": {}, "6.14.0": {} }),
  lodash: packument({ "4.17.4": {}, "4.17.21": {}, "4.18.0": {} }),
};

describe("buckler fix --dependencies", () => {
  afterEach(() => {
    folders.removeAll();
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  it("changes the manifest, keeps how it is written, says what each change costs and what to run", async () => {
    const shop = new Shop();
    const { code, stdout, stderr } = await shop.fix();
    assert.equal(code, 0, stderr);
    const overrides = ',\n\t"overrides": {\n\t\t"express": {\n\t\t\t"qs": "^6.5.3"\n\t\t}\n\t}\n}\n';
    assert.equal(shop.text(), MANIFEST.replace("~4.17.4", "~4.17.21").replace(/\n}\n$/, overrides));
    assert.match(stdout, /^-\t\t"lodash": "~4\.17\.4"\n\+\t\t"lodash": "~4\.17\.21"$/m);
    assert.match(stderr, /^buckler: Update lodash to 4\.17\.21 \(repairs 1, same major\)$/m);
    assert.match(stderr, /^buckler: Override qs with 6\.5\.3 \(repairs 1, outside of what express asks for\)$/m);
    assert.match(stderr, /^buckler: 2 known vulnerabilities, of which 2 are repaired once this was run:\nbuckler: {3}npm install$/m);
  });

  it("writes nothing with --dry-run", async () => {
    const shop = new Shop();
    const { code, stdout } = await shop.fix("--dry-run");
    assert.equal(code, 0);
    assert.match(stdout, /^\+\t\t"lodash": "~4\.17\.21"$/m);
    assert.equal(shop.text(), MANIFEST);
  });

  it("raises a parent instead of overriding what it asks for where a registry tells how", async () => {
    const asked: string[] = [];
    const address = await registry((request, response) => {
      asked.push(request.headers.authorization ?? request.headers.cookie ?? "no credentials");
      response.end(PACKAGES[request.url?.slice(1) ?? ""]);
    });
    const shop = new Shop();
    const { code, stderr } = await shop.fix("--registry", address);
    assert.equal(code, 0, stderr);
    assert.equal(shop.text(), MANIFEST.replace("~4.17.4", "~4.17.21").replace("^4.16.0", "^4.18.0"));
    assert.deepEqual([...new Set(asked)], ["no credentials"]);
    const before = asked.length;
    await shop.fix("--registry", address, "--dry-run");
    assert.equal(asked.length, before, "what was just asked is kept");
  });

  const broken: readonly (readonly [what: string, answer: (response: ServerResponse) => void, message: RegExp])[] = [
    ["answers HTML", (response) => response.end("<html>"), /answered with something else than JSON/],
    ["refuses", (response) => response.writeHead(401).end(), /answered with 401/],
    ["has no such package", (response) => response.writeHead(404).end(), /has no such package/],
    [
      "breaks off",
      (response) => response.writeHead(200, { "content-length": "900" }).write("{", () => response.destroy()),
      /could not be looked up/,
    ],
  ];
  for (const [what, answer, message] of broken) {
    it(`does without a registry that ${what}, and says so`, async () => {
      const address = await registry((_request, response) => {
        answer(response);
      });
      const shop = new Shop();
      const { code, stderr } = await shop.fix("--registry", address, "--dry-run");
      assert.equal(code, 2);
      assert.match(stderr, message);
      assert.match(stderr, /Update lodash to 4\.17\.21/);
    });
  }

  it("asks nobody whom only the project's own .npmrc names", async () => {
    let asked = 0;
    const address = await registry((_request, response) => {
      asked++;
      response.end();
    });
    const shop = new Shop();
    shop.folder.write(".npmrc", `registry=${address}\n`);
    const { stderr } = await shop.fix("--online", "--dry-run");
    assert.equal(asked, 0);
    assert.match(stderr, /the project's \.npmrc names another registry than your own settings/);
  });

  for (const { folder, lockfile, override, raise, commands } of EACH_MANAGER) {
    it(`writes what ${folder} reads: what that made of it has nothing left`, async () => {
      const { [`after.${lockfile}`]: after = "", ...files } = filesOf(folder);
      const shop = new Shop(files);
      const { code, stderr } = await shop.fix();
      assert.equal(code, 0, stderr);
      assert.match(stderr, /Update lodash to 4\.17\.21 .*Update semver to 7\.5\.2 .*Override minimist with 0\.0\.10 .*3 are repaired/s);
      assert.deepEqual(
        [...stderr.matchAll(/^buckler: {3}(.*)$/gm)].map(([, command]) => command),
        commands,
      );
      assert.ok(shop.text().includes('"lo": "npm:lodash@4.17.21"'));
      for (const [file, text] of [override, raise]) assert.ok(shop.text(file).includes(text), `${file}:\n${shop.text(file)}`);
      shop.folder.write(lockfile, after);
      const again = await shop.fix("--dry-run");
      assert.match(again.stderr, /nothing is known against what is installed/);
      assert.equal(again.stdout, "");
    });
  }

  it("makes pnpm's workspace file where there is none yet", async () => {
    const { "pnpm-lock.yaml": lockfile = "" } = filesOf("pnpm12");
    const text = '{"dependencies":{"lo":"npm:lodash@4.17.15","mkdirp":"0.5.1"}}\n';
    const shop = new Shop({ "package.json": text, "pnpm-lock.yaml": lockfile });
    const { stderr } = await shop.fix();
    assert.match(stderr, /Override minimist/);
    assert.equal(shop.text("pnpm-workspace.yaml"), IN_WORKSPACE_FILE);
  });

  it("says where there is nothing to repair, and where there is no manifest", async () => {
    const shop = new Shop();
    shop.folder.write("package.json", "{}");
    shop.folder.write("package-lock.json", '{"lockfileVersion":3,"packages":{"":{}}}');
    const { code, stderr } = await shop.fix();
    assert.equal(code, 0);
    assert.match(stderr, /nothing is known against what is installed/);
    const missing = await shop.fix("nowhere");
    assert.equal(missing.code, 2);
    assert.match(missing.stderr, /there is no .*nowhere/);
  });
});
