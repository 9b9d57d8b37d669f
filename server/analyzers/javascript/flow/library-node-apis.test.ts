import { checkLibraryFlow } from "./library-flow.testing";

const CASES: Readonly<Record<string, string>> = {
  "a part of a path that is there": `
    import fs from "node:fs"; import { exec } from "node:child_process"; import http from "node:http";
    http.createServer((req) => {
      if (fs.existsSync("srv/" + req.url)) exec("cat srv/" + req.url);
      else exec("touch srv/" + req.url); //! command
    });`,
  "a module that is one of two": `
    const http = require("http");
    http.createServer((req) => {
      const files = require(process.versions.electron ? "original-fs" : "fs");
      files.readFileSync(req.url); //! path
    });`,
  child_process: `
    import cp, { exec as run, execFile, spawn, fork, execSync, execFileSync, spawnSync } from "node:child_process";
    import { promisify } from "node:util";
    import * as child from "child_process";
    import http from "node:http";
    const pexec = promisify(run);
    const pexecFile = promisify(child.execFile);
    const server = http.createServer(async (req, res) => {
      const u = new URL(req.url!, "http://x");
      const q = u.searchParams.get("q")!;
      cp.exec(q); //! command
      run("ls " + q, { cwd: "/" }, () => {}); //! command
      await pexec(\`ls \${q}\`); //! command
      await pexecFile(q, ["a"]); //! command
      await pexecFile("ls", [q]);
      execFile("sh", ["-c", q]); //! command
      execFile("ls", [q]);
      spawn(q); //! command
      spawn("ls", [q]);
      spawn("ls", [q], { shell: true }); //! command-argument
      spawn("ls " + q, { shell: "/bin/bash" }); //! command
      spawnSync("bash", ["-c", "ls " + q]); //! command
      execSync("ls " + q).toString(); //! command
      execFileSync(q); //! command
      fork(q); //! command
      fork("./worker.js", [q]);
      const { exec } = await import("node:child_process");
      exec(q); //! command
      run("ls " + parseInt(q, 10));
    });`,
  fs: `
    import fs, { createReadStream as crs, promises as fsp } from "node:fs";
    import { readFile, writeFile, open, rm, cp, readdir } from "node:fs/promises";
    import fss from "fs/promises";
    import path from "node:path";
    import http from "node:http";
    http.createServer(async (req, res) => {
      const name = new URL(req.url!, "http://x").searchParams.get("q")!;
      await readFile(name, "utf8"); //! path
      await writeFile(path.join("/data", name), "x"); //! path
      await fsp.unlink("/data/" + name); //! path
      await fss.mkdir(name); //! path
      const h = await open(name, "r"); //! path
      await rm(\`./x/\${name}\`, { recursive: true }); //! path
      await cp("a", name); //! path
      await readdir(name); //! path
      crs(name).pipe(res); //! path
      fs.createWriteStream("up/" + name); //! path
      fs.readFileSync(path.resolve("x", name)); //! path
      fs.promises.readFile(name); //! path
      fs.rename("a", name, () => {}); //! path
      fs.symlinkSync(name, "b"); //! path
      fs.appendFile(name, "x", () => {}); //! path
      fs.opendirSync(name); //! path
      fs.truncate(name, () => {}); //! path
      await readFile(path.join("/data", path.basename(name)));
      const full = path.resolve("/data", name);
      if (!full.startsWith("/data" + path.sep)) return;
      await readFile(full);
    });`,
  "http, https, net, tls, vm, querystring": `
    import https from "node:https";
    import * as http from "http";
    import { request, get } from "node:http";
    import net from "node:net";
    import tls from "node:tls";
    import dns from "node:dns";
    import dnsp from "node:dns/promises";
    import vm, { runInNewContext, Script } from "node:vm";
    import { exec } from "child_process";
    import querystring from "node:querystring";
    import url from "node:url";
    http.createServer((req, res) => {
      const parsed = url.parse(req.url!, true);
      const q = parsed.query.q as string;
      https.get(q, (r) => {}); //! url
      http.request({ hostname: q, path: "/" }); //! url
      request(new URL(q)); //! url
      get("http://" + q + "/x"); //! url
      get("http://fixed.example.test/x?y=" + encodeURIComponent(q));
      https.request({ host: "example.test", path: "/" + encodeURIComponent(q) });
      net.connect(80, q); //! url
      net.createConnection({ host: q, port: 80 }); //! url
      new net.Socket().connect(80, q); //! url
      tls.connect({ host: q, port: 443 }); //! url
      vm.runInThisContext(q); //! code
      runInNewContext(q, {}); //! code
      new Script("x=" + q).runInThisContext(); //! code
      vm.compileFunction(q); //! code
      new vm.SourceTextModule(q); //! code
      res.setHeader("Location", q); //! redirect
      res.setHeader("content-type", "text/html");
      res.write("<b>" + q); //! html
      res.end("<p>" + q + "</p>"); //! html
      res.writeHead(302, { Location: q }); //! redirect
      const data = querystring.parse(parsed.search!.slice(1));
      exec(data.x as string); //! command
      exec(querystring.unescape(req.headers["x-y"] as string)); //! command
      let body = "";
      req.on("data", (c) => { body += c; });
      req.on("end", () => {
        exec(body); //! command
        exec(JSON.parse(body).cmd); //! command
        const form = new URLSearchParams(body);
        exec(form.get("x")!); //! command
      });
    });`,
  "net, readline, stream, zlib": `
    import net from "net";
    import { createInterface } from "readline";
    import rlp from "readline/promises";
    import { pipeline, Transform, Readable } from "stream";
    import { text, json } from "node:stream/consumers";
    import zlib from "zlib";
    import { exec } from "child_process";
    import http, { IncomingMessage, ServerResponse } from "http";
    net.createServer((socket) => {
      socket.on("data", (d) => exec(d.toString())); //! command
      const rl = createInterface({ input: socket });
      rl.on("line", (l) => exec(l)); //! command
    });
    const rl2 = createInterface({ input: process.stdin });
    rl2.question("name?", (a) => exec(a)); //! command
    async function main() {
      const r = rlp.createInterface({ input: process.stdin, output: process.stdout });
      const answer = await r.question("x");
      exec(answer); //! command
      for await (const line of rl2) exec(line); //! command
      exec(process.argv[2]); //! command
    }
    main();
    async function handler(req: IncomingMessage, res: ServerResponse) {
      exec(await text(req)); //! command
      exec((await json(req)).x); //! command
      const chunks: Buffer[] = [];
      for await (const c of req) chunks.push(c);
      const b = Buffer.concat(chunks).toString();
      exec(b); //! command
      exec(zlib.gunzipSync(Buffer.concat(chunks)).toString()); //! command
      zlib.inflate(Buffer.concat(chunks), (e, out) => exec(out.toString())); //! command
      req.pipe(zlib.createGunzip()).on("data", (d) => exec(String(d))); //! command
    }
    http.createServer(handler);
    export class Client {
      onMessage(message: IncomingMessage): void {
        exec(message.headers["x-name"] as string); //! command
      }
      onAnswer(nodeResponse: IncomingMessage): void {
        exec(nodeResponse.headers["x-name"] as string);
      }
    }
    http.get("http://example.test", (res: http.IncomingMessage) => exec(res.headers.location!));`,
  worker_threads: `
    import { Worker, parentPort, workerData, isMainThread } from "node:worker_threads";
    import http from "http";
    import { exec } from "child_process";
    http.createServer((req, res) => {
      const q = new URL(req.url!, "http://x").searchParams.get("q")!;
      new Worker(q, { eval: true }); //! code
      new Worker(q); //! code
    });`,
  "crypto and url": `
    import crypto from "crypto";
    import { fileURLToPath, URL as U } from "node:url";
    import http from "http";
    import fs from "fs";
    import { exec } from "child_process";
    http.createServer((req, res) => {
      const u = new U(req.url!, "http://x");
      fs.readFileSync(u.pathname); //! path
      fs.readFileSync(fileURLToPath(u.searchParams.get("f")!)); //! path
      exec("x " + crypto.createHash("sha256").update(u.search).digest("hex"));
      exec("x " + u.hash); //! command
      for (const [k, v] of u.searchParams) exec(v); //! command
      const all = Object.fromEntries(u.searchParams);
      exec(all.x); //! command
      exec(u.searchParams.getAll("x").join(" ")); //! command
      exec(Buffer.from(u.search, "base64").toString()); //! command
    });`,
};

describe("Node's own modules", () => {
  for (const [title, code] of Object.entries(CASES)) {
    it(title, () => {
      checkLibraryFlow(code);
    });
  }
});
