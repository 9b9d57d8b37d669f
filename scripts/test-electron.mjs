import { demand, runNode } from "./commands.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";

/** `npm run test:electron`: the suite with the real `vscode` API in a desktop VS Code. */
ensureInstalled();
demand(runNode(["--import", "tsx", "scripts/build.ts"]));
demand(runNode(["--import", "tsx", "test/electron/run.ts"]));
