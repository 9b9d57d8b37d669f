import { SeededRandom } from "./random";

const HEAD = `import { createHash, randomBytes } from "node:crypto";
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import express, { type NextFunction, type Request, type Response } from "express";
import pg from "pg";
import { config } from "./config";
import { logger } from "./logger";
import type { Account, Invoice, Order, Page } from "./types";

const pool = new pg.Pool({ connectionString: config.databaseUrl, max: 10 });
export const router = express.Router();
const UPLOADS = path.join(__dirname, "..", "uploads");
const cache = new Map<string, { value: unknown; expires: number }>();
`;

const ENTITIES = ["account", "order", "invoice", "product", "ticket", "message", "report", "shipment", "customer", "payment"];
const COLUMNS = ["id", "name", "email", "total", "status", "created_at", "owner_id", "note", "currency", "region"];
const VERBS = ["load", "find", "list", "check", "count", "merge", "update", "archive", "render", "export"];

/** What one piece of a module is made of. */
interface Names {
  readonly entity: string;
  readonly type: string;
  readonly verb: string;
  readonly column: string;
  readonly other: string;
  readonly number: number;
}

/** Pieces of a service as people write them: mostly right, sometimes wrong. */
const PIECES: readonly ((names: Names) => string)[] = [
  ({ entity, type, verb, column, number }) => `
/** Reads one ${entity} by its ${column}; undefined when there is none. */
export async function ${verb}${type}${number}(${column}: string): Promise<Account | undefined> {
  const key = \`${entity}:\${${column}}\`;
  const cached = cache.get(key);
  if (cached && cached.expires > Date.now()) return cached.value as Account;
  const { rows } = await pool.query<Account>("SELECT * FROM ${entity}s WHERE ${column} = $1 LIMIT 1", [${column}]);
  const [row] = rows;
  if (row) cache.set(key, { value: row, expires: Date.now() + ${number * 100} });
  return row;
}
`,
  ({ entity, verb, column, number }) => `
router.get("/${entity}s/${number}", async (request: Request, response: Response, next: NextFunction) => {
  try {
    const limit = Math.min(Number(request.query.limit ?? 20), 100);
    const page = Number.parseInt(String(request.query.page ?? "1"), 10);
    const { rows } = await pool.query("SELECT ${column} FROM ${entity}s ORDER BY ${column} LIMIT $1 OFFSET $2", [limit, page * limit]);
    response.json({ ${verb}: rows.map((row) => ({ ...row, url: \`/${entity}s/\${encodeURIComponent(row.${column})}\` })) });
  } catch (error) {
    next(error);
  }
});
`,
  ({ entity, column, number }) => `
router.post("/${entity}s/${number}/search", async (request, response) => {
  const { term, sort = "${column}" } = request.body as { term: string; sort?: string };
  const direction = request.query.desc === "true" ? "DESC" : "ASC";
  const sql = "SELECT id, ${column} FROM ${entity}s WHERE ${column} LIKE '%" + term + "%' ORDER BY " + sort + " " + direction;
  const result = await pool.query(sql);
  logger.info("searched ${entity}s", { term, found: result.rowCount });
  response.json(result.rows);
});
`,
  ({ entity, type, other, number }) => `
export class ${type}Service${number} {
  private readonly pending = new Set<string>();

  constructor(
    private readonly clock: () => number,
    private readonly ${other}s: ReadonlyMap<string, Order>,
  ) {}

  async save(${entity}: Invoice): Promise<void> {
    if (this.pending.has(${entity}.id)) return;
    this.pending.add(${entity}.id);
    try {
      const related = [...this.${other}s.values()].filter(({ owner }) => owner === ${entity}.owner);
      const total = related.reduce((sum, item) => sum + item.total, 0);
      await pool.query("UPDATE ${entity}s SET total = $1, saved_at = $2 WHERE id = $3", [total, this.clock(), ${entity}.id]);
    } finally {
      this.pending.delete(${entity}.id);
    }
  }

  get size(): number {
    return this.pending.size;
  }
}
`,
  ({ entity, verb, number }) => `
router.get("/${entity}s/${number}/file/:name", async (request, response) => {
  const name = path.basename(request.params.name);
  const file = path.join(UPLOADS, "${entity}s", name);
  if (!file.startsWith(UPLOADS)) {
    response.status(400).json({ error: "no such file" });
    return;
  }
  const content = await readFile(file, "utf8");
  response.type("text/plain").send(content);
});

async function ${verb}Upload${number}(name: string, lines: readonly string[]): Promise<string> {
  const target = path.join(UPLOADS, \`\${createHash("sha256").update(name).digest("hex")}.txt\`);
  await writeFile(target, lines.map((line) => line.trimEnd()).join("\\n"));
  return target;
}
`,
  ({ entity, type, column, number }) => `
function describe${type}${number}(page: Page<Order>): string {
  const parts: string[] = [];
  for (const [index, item] of page.items.entries()) {
    if (item.status === "void" || item.total <= 0) continue;
    switch (item.status) {
      case "open":
        parts.push(\`\${index + 1}. \${item.${column === "id" ? "id" : "name"}}: \${item.total.toFixed(2)}\`);
        break;
      case "paid":
        parts.push(\`\${index + 1}. paid\`);
        break;
      default:
        parts.push("${entity}");
    }
  }
  return parts.length > 0 ? parts.join("; ") : "nothing to show";
}
`,
  ({ entity, other, number }) => `
export function schedule${number}(jobs: { run(): Promise<void>; name: string }[], delay = ${number * 10}): () => void {
  const token = randomBytes(16).toString("hex");
  const timer = setInterval(() => {
    void Promise.all(
      jobs.map(async (job) => {
        const started = Date.now();
        await job.run().catch((error: unknown) => {
          logger.error(\`${entity} job \${job.name} failed\`, { error, token });
        });
        if (Date.now() - started > delay) logger.warn("slow ${other} job", { name: job.name });
      }),
    );
  }, delay);
  return () => {
    clearInterval(timer);
  };
}
`,
  ({ entity, verb, number }) => `
router.post("/${entity}s/${number}/${verb}", (request, response) => {
  const format = ["pdf", "csv", "html"].includes(request.body.format) ? request.body.format : "pdf";
  execFile("convert", ["--from", "${entity}", "--to", format, String(Number(request.body.id))], { timeout: 5_000 }, (error, stdout) => {
    if (error) {
      response.status(500).send("<p>Could not convert " + request.body.name + "</p>");
      return;
    }
    response.json({ ok: true, size: stdout.length });
  });
});
`,
];

/**
 * A TypeScript module of an Express service with about `lines` lines, at most one piece more: the same text for the same numbers.
 */
export function generateModule(lines: number, seed = 1): string {
  const random = new SeededRandom(seed);
  let text = HEAD;
  let count = text.split("\n").length;
  for (let number = 1; count < lines; number++) {
    const entity = random.pick(ENTITIES);
    const piece = random.pick(PIECES)({
      entity,
      type: entity.charAt(0).toUpperCase() + entity.slice(1),
      verb: random.pick(VERBS),
      column: random.pick(COLUMNS),
      other: random.pick(ENTITIES),
      number,
    });
    text += piece;
    count += piece.split("\n").length - 1;
  }
  return text;
}
