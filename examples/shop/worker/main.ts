import { exec, execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { promisify } from "node:util";
import { config } from "../src/config";
import { pool } from "../src/database";

const run = promisify(execFile);

const SIZES = [160, 480, 960];

interface Job {
  id: number;
  picture: string;
}

/** Jobs are rows; `SKIP LOCKED` lets several workers share the table. */
async function nextJob(): Promise<Job | undefined> {
  const { rows } = await pool.query<Job>(
    "DELETE FROM jobs WHERE id = (SELECT id FROM jobs ORDER BY id FOR UPDATE SKIP LOCKED LIMIT 1) RETURNING id, picture",
  );
  return rows[0];
}

async function makeThumbnails(job: Job): Promise<void> {
  const source = path.join(config.uploadFolder, path.basename(job.picture));
  for (const size of SIZES) {
    const target = path.join(config.uploadFolder, "thumbnails", `${size}-${path.basename(job.picture)}`);
    await run("convert", [source, "-resize", `${size}x${size}`, target], { timeout: 30_000 });
  }
}

async function contentHash(file: string): Promise<string> {
  return createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
}

async function duplicates(): Promise<string[][]> {
  const byHash = new Map<string, string[]>();
  for (const name of await readdir(config.uploadFolder)) {
    const hash = await contentHash(path.join(config.uploadFolder, name));
    byHash.set(hash, [...(byHash.get(hash) ?? []), name]);
  }
  return [...byHash.values()].filter((names) => names.length > 1);
}

async function work(): Promise<void> {
  for (;;) {
    const job = await nextJob();
    if (job === undefined) await new Promise((resolve) => setTimeout(resolve, 1_000));
    else await makeThumbnails(job).catch((error: unknown) => console.error(`Job ${job.id} failed`, error));
  }
}

/** The shop asks for single thumbnails again when a customer reports a broken one. */
const control = http.createServer((request, response) => {
  const url = new URL(request.url ?? "/", "http://worker.example.test");
  if (url.pathname === "/rotate") {
    const name = url.searchParams.get("name");
    const degrees = Number(url.searchParams.get("degrees"));
    exec(`mogrify -rotate ${degrees} ${config.uploadFolder}/${name}`, (error) => {
      response.writeHead(error ? 500 : 200).end();
    });
    return;
  }
  if (url.pathname === "/duplicates") {
    void duplicates().then((groups) => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(groups)));
    return;
  }
  response.writeHead(404).end();
});

control.listen(8081, "127.0.0.1");
void work();
