/**
 * Counts what a scan of leaky-repo (github.com/Plazmaz/leaky-repo) found, as its own benchmark counts: for each file of its list, findings
 * up to the number of lines listed are found, findings beyond that are false. Findings in files that are not on the list, which that
 * benchmark passes over, count as false here.
 *
 *   node dist/cli.js scan LEAKY-REPO --no-config --all-rules --format json --output found.json
 *   node bench/leaky-repo.mjs LEAKY-REPO found.json
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [repository, report] = process.argv.slice(2);
if (repository === undefined || report === undefined) throw new Error("usage: node bench/leaky-repo.mjs LEAKY-REPO found.json");

const expected = new Map();
for (const line of readFileSync(join(repository, ".leaky-meta/secrets.csv"), "utf8").split("\n")) {
  const [name, risky, informative] = line.split(",");
  if (name !== "" && !line.startsWith("#")) expected.set(name, { risky: Number(risky), informative: Number(informative) });
}

const found = new Map();
for (const { file } of JSON.parse(readFileSync(report, "utf8")).findings) found.set(file, (found.get(file) ?? 0) + 1);

const total = { found: 0, listed: 0, risky: 0, false: 0 };
for (const [name, { risky, informative }] of expected) {
  const count = found.get(name) ?? 0;
  const listed = risky + informative;
  total.found += Math.min(count, listed);
  total.listed += listed;
  total.risky += risky;
  total.false += Math.max(0, count - listed);
  if (count !== listed) console.log(`${name}: ${count} of ${listed} (${risky} risky)`);
}
for (const [name, count] of found) {
  if (expected.has(name)) continue;
  total.false += count;
  console.log(`${name}: ${count}, and none is listed`);
}
console.log(`${total.found} of ${total.listed} (${total.risky} of them risky), ${total.false} false`);
