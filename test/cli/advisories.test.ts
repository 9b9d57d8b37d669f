import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { TemporaryFolders, type TemporaryFolder } from "../../server/workspace/testing/temporary-folder";
import { osvRecord, zipOf } from "../../server/workspace/testing/zip-file";
import { buckler, type CliRun } from "./run-cli";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const folders = new TemporaryFolders();
const servers: Server[] = [];

const OLD = zipOf({
  "GHSA-2222-2222-2222.json": osvRecord("GHSA-2222-2222-2222", "left-tree", "1.2.3", { modified: "2026-10-01T00:00:00Z" }),
});
const OLD_STATUS = /^Advisories of 2026-10-01: 1 record, fetched on /;
const NEW = zipOf({
  "GHSA-2222-2222-2222.json": osvRecord("GHSA-2222-2222-2222", "left-tree", "1.2.3"),
  "GHSA-3333-3333-3333.json": osvRecord("GHSA-3333-3333-3333", "left-tree", "1.3.0"),
  "MAL-2026-1.json": osvRecord("MAL-2026-1", "lefttree", "9.0.0"),
  // Makes it long enough to break off in the middle of it.
  "GHSA-4444-4444-4444.json": osvRecord("GHSA-4444-4444-4444", "big", "1.0.0", { details: randomBytes(400_000).toString("base64") }),
});
const NEW_STATUS = /^Advisories of 2026-11-02: 4 records, fetched on /;

/** What one user has, and how the command line is run by that user. */
class Home {
  readonly folder: TemporaryFolder = folders.make();

  run(...args: string[]): Promise<CliRun> {
    const env = {
      XDG_CACHE_HOME: this.folder.path,
      HTTP_PROXY: undefined,
      http_proxy: undefined,
      ALL_PROXY: undefined,
      all_proxy: undefined,
    };
    return buckler(this.folder.path, ["advisories", ...args], env);
  }

  async withOld(): Promise<this> {
    const { code } = await this.run("update", "--from", this.folder.write("old.zip", OLD));
    assert.equal(code, 0);
    return this;
  }

  async status(): Promise<string> {
    return (await this.run("status")).stdout;
  }

  path(name: string): string {
    return this.folder.join("buckler/advisories", name);
  }
}

/** The address of a server on this machine that answers like this. */
function serve(answer: Answer): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/npm/all.zip`);
    });
  });
}

/** Answers as a store of files does: parts on request, and what the bytes hash to. */
function store(bytes: Buffer, seen: IncomingMessage[] = [], headers: Readonly<Record<string, string>> = {}): Answer {
  return (request, response) => {
    seen.push(request);
    const etag = `"${createHash("sha256").update(bytes).digest("hex")}"`;
    const common = {
      "content-type": "application/zip",
      etag,
      "x-goog-hash": `md5=${createHash("md5").update(bytes).digest("base64")}`,
      ...headers,
    };
    const [, start] = /^bytes=(\d+)-$/.exec(request.headers.range ?? "") ?? [];
    if (start === undefined || request.headers["if-range"] !== etag) {
      response.writeHead(200, { ...common, "content-length": bytes.length }).end(bytes);
      return;
    }
    if (Number(start) >= bytes.length) {
      response.writeHead(416, { ...common, "content-range": `bytes */${bytes.length}` }).end();
      return;
    }
    const rest = bytes.subarray(Number(start));
    const range = `bytes ${start}-${bytes.length - 1}/${bytes.length}`;
    response.writeHead(206, { ...common, "content-length": rest.length, "content-range": range }).end(rest);
  };
}

/** Sends the beginning of what another answer would, and then nothing or not even that. */
function halfOf(bytes: Buffer, then: "dies" | "stalls"): Answer {
  return (_, response) => {
    const etag = `"${createHash("sha256").update(bytes).digest("hex")}"`;
    response.writeHead(200, { "content-type": "application/zip", "content-length": bytes.length, etag });
    response.write(bytes.subarray(0, bytes.length / 2), () => {
      // Long enough for the bytes to arrive.
      if (then === "dies") setTimeout(() => response.destroy(), 300);
    });
  };
}

/** Asserts that an update fails with this, and that what there was is there still. */
async function assertRefused(home: Home, from: string, expected: RegExp, ...args: string[]): Promise<void> {
  const { code, stdout, stderr } = await home.run("update", "--from", from, ...args);
  assert.equal(code, 2, stderr);
  assert.equal(stdout, "");
  assert.match(stderr, expected);
  assert.match(stderr, /those of 2026-10-01 stay in use/);
  assert.match(await home.status(), OLD_STATUS);
  assert.ok(!existsSync(home.path("update.lock")));
}

describe("buckler advisories", () => {
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
    folders.removeAll();
  });

  it("are a seed until somebody fetches them", async () => {
    const { code, stdout, stderr } = await new Home().run("status");
    assert.equal(code, 0);
    assert.match(stdout, /^Advisories of [\d-]+: [\d,]+ records?, the seed that comes with Buckler\n$/);
    assert.match(stderr, /run "buckler advisories update" for full cover/);
  });

  it("are fetched from a server", async () => {
    const home = new Home();
    const url = await serve(store(NEW));
    const { code, stdout, stderr } = await home.run("update", "--from", `${url}?key=secret`);
    assert.deepEqual([code, stderr], [0, ""]);
    assert.equal(stdout, "Advisories of 2026-11-02: 4 records about 3 packages\n");
    const status = await home.run("status");
    assert.match(status.stdout, NEW_STATUS);
    assert.ok(status.stdout.endsWith(` from ${url}\n`), "the address without what may be a password");
    assert.equal(status.stderr, "");
    assert.deepEqual(readdirSync(home.path("")), ["npm.index"]);
  });

  it("are their user's alone", async function () {
    if (process.platform === "win32") this.skip();
    const home = await new Home().withOld();
    assert.equal(statSync(home.path("")).mode & 0o777, 0o700);
    assert.equal(statSync(home.path("npm.index")).mode & 0o777, 0o600);
  });

  it("are taken from a file", async () => {
    const home = new Home();
    home.folder.write("new.zip", NEW);
    const { code, stdout } = await home.run("update", "--from", "new.zip");
    assert.deepEqual([code, stdout], [0, "Advisories of 2026-11-02: 4 records about 3 packages\n"]);
    assert.match(await home.status(), NEW_STATUS);
    assert.ok(existsSync(home.folder.join("new.zip")), "somebody else's file stays");
  });

  it("are fetched on from where the connection died, the old ones in use meanwhile", async () => {
    const home = await new Home().withOld();
    const seen: IncomingMessage[] = [];
    let answer = halfOf(NEW, "dies");
    const url = await serve((request, response) => {
      answer(request, response);
    });
    await assertRefused(home, url, /the connection to 127\.0\.0\.1:\d+ was lost after \d+ bytes/);
    const kept = statSync(home.path("npm.zip.part")).size;
    assert.ok(kept > 0 && kept <= NEW.length / 2);
    answer = store(NEW, seen);
    const { code, stderr } = await home.run("update", "--from", url);
    assert.deepEqual([code, stderr], [0, ""]);
    assert.equal(seen[0]?.headers.range, `bytes=${kept}-`);
    assert.match(await home.status(), NEW_STATUS);
  });

  it("are fetched from the start where the server has another file by now", async () => {
    const home = await new Home().withOld();
    let answer = halfOf(Buffer.concat([NEW, Buffer.alloc(100)]), "dies");
    const url = await serve((request, response) => {
      answer(request, response);
    });
    await assertRefused(home, url, /was lost/);
    answer = store(NEW);
    assert.equal((await home.run("update", "--from", url)).code, 0);
    assert.match(await home.status(), NEW_STATUS);
  });

  it("are not fetched again where an update was ended after all had come, unless too much is there", async () => {
    for (const [there, requests] of [
      [NEW, 1],
      [Buffer.concat([NEW, NEW]), 2],
    ] as const) {
      const home = await new Home().withOld();
      const seen: IncomingMessage[] = [];
      let answer = halfOf(NEW, "dies");
      const url = await serve((request, response) => {
        answer(request, response);
      });
      await assertRefused(home, url, /was lost/);
      writeFileSync(home.path("npm.zip.part"), there);
      answer = store(NEW, seen);
      const { code, stderr } = await home.run("update", "--from", url);
      assert.deepEqual([code, stderr, seen.length], [0, "", requests]);
      assert.match(await home.status(), NEW_STATUS);
    }
  });

  it("stay what they are when the server stalls", async () => {
    const home = await new Home().withOld();
    await assertRefused(home, await serve(halfOf(NEW, "stalls")), /did not answer for 1 seconds?/, "--timeout", "1");
    await assertRefused(home, await serve(() => undefined), /did not answer for 1 seconds?/, "--timeout", "1");
  });

  it("stay what they are when the server sends elsewhere", async () => {
    const home = await new Home().withOld();
    const elsewhere = await serve(store(NEW));
    const redirect = (location: string): Promise<string> => serve((_, response) => response.writeHead(302, { location }).end());
    await assertRefused(
      home,
      await redirect(elsewhere),
      /sends on to http:\/\/127\.0\.0\.1:\d+, which is not followed because it is not https/,
    );
    await assertRefused(home, await redirect("file:///etc/passwd"), /sends on to file:/);
    await assertRefused(home, await redirect("all.zip"), /sends from one address to the next without an end/);
  });

  it("are fetched from another place on the same server", async () => {
    const home = new Home();
    const url = await serve((request, response) => {
      if (request.url === "/npm/all.zip") response.writeHead(301, { location: "/moved.zip" }).end();
      else store(NEW)(request, response);
    });
    assert.equal((await home.run("update", "--from", url)).code, 0);
  });

  it("stay what they are when the answer is none, a page or something else", async () => {
    const home = await new Home().withOld();
    const answers: readonly [Answer, RegExp][] = [
      [(_, response) => response.writeHead(503).end("later"), /answered 503 Service Unavailable/],
      [
        (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>"),
        /answered with a page instead of a zip file/,
      ],
      [store(Buffer.from("<!doctype html><p>Please sign in")), /answered with something else instead of a zip file/],
      [store(Buffer.alloc(0)), /it is no zip file, or not a whole one/],
      [(_, response) => response.destroy(), /cannot be reached/],
      [(_, response) => response.writeHead(200, { "content-length": 5e9 }).end(), /sends more than 1000 MB/],
    ];
    for (const [answer, expected] of answers) await assertRefused(home, await serve(answer), expected);
    await assertRefused(home, "ftp://example.test/all.zip", /addresses begin with https:\/\//);
    await assertRefused(home, "nowhere.zip", /nowhere\.zip cannot be read/);
  });

  it("stay what they are when the zip is not what its server says, and nothing of it is gone on with", async () => {
    const home = await new Home().withOld();
    const wrong = await serve(store(NEW, [], { "x-goog-hash": "crc32c=AAAAAA==,md5=AAAAAAAAAAAAAAAAAAAAAA==" }));
    await assertRefused(home, wrong, /is not what it says it sent: the checksums differ/);
    assert.ok(!existsSync(home.path("npm.zip.part")));
  });

  it("stay what they are when the zip is cut off, or holds nothing of npm", async () => {
    const home = await new Home().withOld();
    await assertRefused(home, await serve(store(NEW.subarray(0, NEW.length - 40))), /it is no zip file, or not a whole one/);
    assert.ok(!existsSync(home.path("npm.zip.part")));
    await assertRefused(home, home.folder.write("empty.zip", zipOf({})), /holds no advisory of npm/);
    await assertRefused(
      home,
      home.folder.write("other.zip", zipOf({ "a.json": "{}" })),
      /1 records? could not be read, the first: a\.json: its id is no text/,
    );
  });

  it("leave out a record that is damaged, or unpacks to far more than a record", async () => {
    const home = new Home();
    const zip = zipOf({
      "GHSA-2222-2222-2222.json": osvRecord("GHSA-2222-2222-2222", "left-tree", "1.2.3"),
      "not-json.json": "{",
      "bomb.json": Buffer.alloc(50_000_000, " "),
      "\u001b[31m.json": osvRecord("GHSA-3333-3333-3333", "left-tree", "soon"),
      "readme.txt": "no record",
    });
    const { code, stdout, stderr } = await home.run("update", "--from", await serve(store(zip)));
    assert.equal(code, 0);
    assert.equal(stdout, "Advisories of 2026-11-02: 1 record about 1 package\n");
    assert.match(
      stderr,
      /^buckler: 3 records could not be read and were left out: not-json\.json: .*; bomb\.json: it unpacks to more than 20 MB; /,
    );
    assert.ok(!stderr.includes("\u001b"));
  });

  it("are fetched by one update at a time", async () => {
    const home = await new Home().withOld();
    let isAsked: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (isAsked = resolve));
    let finish: () => void = () => undefined;
    const url = await serve((request, response) => {
      finish = () => {
        store(NEW)(request, response);
      };
      isAsked();
    });
    const first = home.run("update", "--from", url);
    await asked;
    const second = await home.run("update", "--from", url);
    assert.equal(second.code, 2);
    assert.match(second.stderr, /another update of the advisories is under way: wait until it ends/);
    finish();
    assert.equal((await first).code, 0);
    assert.match(await home.status(), NEW_STATUS);
  });

  it("do not wait for an update that was ended", async () => {
    const home = await new Home().withOld();
    const update = (): Promise<CliRun> => home.run("update", "--from", home.folder.write("new.zip", NEW));
    const { pid } = process;
    writeFileSync(home.path("update.lock"), JSON.stringify({ process: pid, host: "another.example.test", id: "" }));
    writeFileSync(home.path("npm.index.1.tmp"), "half");
    assert.match((await update()).stderr, /another update/);
    const longAgo = new Date(Date.now() - 10 * 60 * 1000);
    utimesSync(home.path("update.lock"), longAgo, longAgo);
    assert.equal((await update()).code, 0);
    assert.deepEqual(readdirSync(home.path("")), ["npm.index"]);
  });

  it("are told, and not used, when they were damaged on disk", async () => {
    const home = await new Home().withOld();
    const index = home.path("npm.index");
    const good = readFileSync(index);
    const damages: readonly (() => void)[] = [
      () => {
        truncateSync(index, good.length - 10);
      },
      () => {
        writeFileSync(
          index,
          good.map((byte, place) => (place === 60 ? byte ^ 1 : byte)),
        );
      },
      () => {
        writeFileSync(index, "");
      },
    ];
    for (const damage of damages) {
      damage();
      const { code, stdout, stderr } = await home.run("status");
      assert.equal(code, 2);
      assert.match(stdout, /the seed that comes with Buckler/);
      assert.match(stderr, /The downloaded advisories cannot be used \(.*run "buckler advisories update"/);
    }
    assert.equal((await home.run("update", "--from", home.folder.write("new.zip", NEW))).code, 0);
    assert.match(await home.status(), NEW_STATUS);
  });

  it("are not taken from a folder that others may write to", async function () {
    if (process.platform === "win32") this.skip();
    const home = new Home();
    const folder = home.folder.join("buckler");
    mkdirSync(folder);
    chmodSync(folder, 0o777);
    const { code, stderr } = await home.run("update", "--from", home.folder.write("new.zip", NEW));
    assert.equal(code, 2);
    assert.match(stderr, /no folder for caches that only you can write to/);
  });

  it("take no option that makes no sense", async () => {
    const home = new Home();
    assert.match((await home.run("update", "--timeout", "soon")).stderr, /name a number of seconds/);
    assert.match((await home.run("fetch")).stderr, /unknown command 'fetch'/);
  });

  it("go through the proxy that the environment names", async () => {
    const home = new Home();
    const seen: IncomingMessage[] = [];
    const proxy = new URL(await serve(store(NEW, seen))).origin;
    const env = { XDG_CACHE_HOME: home.folder.path, HTTP_PROXY: undefined, http_proxy: proxy, no_proxy: "", NO_PROXY: "" };
    const { code, stderr } = await buckler(
      home.folder.path,
      ["advisories", "update", "--from", "http://osv.example.test/npm/all.zip"],
      env,
    );
    assert.deepEqual([code, stderr], [0, ""]);
    assert.equal(seen[0]?.url, "http://osv.example.test/npm/all.zip");
  });
});
