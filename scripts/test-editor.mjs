import { rmSync } from "node:fs";
import { join } from "node:path";
import { ensureCodeServer } from "./code-server.mjs";
import { demand, root, runNode } from "./commands.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";

/** `npm run test:editor`: the packaged extension in a real VS Code (code-server), driven through a real browser. */
const report = join(".test-reports", "editor.json");

ensureInstalled();
rmSync(join(root, report), { force: true });
demand(runNode(["--import", "tsx", "scripts/package.ts"]));
await ensureCodeServer();
demand(
  runNode([
    "node_modules/mocha/bin/mocha.js",
    ...["--reporter", "scripts/spec-and-json.mjs", "--reporter-option", `output=${report}`],
    "test/editor/**/*.test.ts",
  ]),
);
