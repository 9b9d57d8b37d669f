import { relative, resolve } from "node:path";
import { demand, root, runNode } from "./commands.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";

/**
 * `npm start [-- PATH…]`: installs and builds what is needed, then scans the example shop, or what was named.
 * Findings are what the scan is for, so they do not make it fail; only a scan that could not be done does.
 */
const from = process.env.INIT_CWD ?? process.cwd();
const given = process.argv.slice(2);
const args = given.length > 0 ? given : [resolve(root, "examples", "shop")];

ensureInstalled();
demand(runNode(["--import", "tsx", "scripts/build.ts"]));

const FINDINGS = 1;
const status = runNode([resolve(root, "bin/buckler.mjs"), "scan", ...args], { cwd: from });
if (status !== 0 && status !== FINDINGS) process.exit(status);

const folder = args.find((arg) => !arg.startsWith("-")) ?? ".";
console.log(`\nTo see the same in the editor: npm run editor -- ${relative(from, resolve(from, folder)) || "."}`);
