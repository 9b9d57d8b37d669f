import { rmSync } from "node:fs";
import { join } from "node:path";
import { findChromium } from "./chromium.mjs";
import { ensureCodeServer } from "./code-server.mjs";
import { demand, root, runNode } from "./commands.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";

/**
 * `npm run test:editor`: a real VS Code (code-server) in a real browser. The packaged extension is used as a user would, and
 * the suite in test/extension runs with the real `vscode` API. Each leaves its report in .test-reports. UPDATE_SCREENSHOTS=1
 * renews the pictures in docs/images.
 */
const report = (name) => join(".test-reports", `${name}.json`);

ensureInstalled();
for (const name of ["editor", "extension"]) rmSync(join(root, report(name)), { force: true });
try {
  findChromium();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
await ensureCodeServer();
demand(runNode(["--import", "tsx", "scripts/package.ts"]));

const window = runNode([
  "node_modules/mocha/bin/mocha.js",
  ...["--timeout", "120000", "--reporter", "scripts/spec-and-json.mjs", "--reporter-option", `output=${report("editor")}`],
  "test/editor/**/*.test.ts",
]);
const extensionHost = runNode(["--import", "tsx", "test/editor/extension-host.ts"]);
demand(window);
demand(extensionHost);
