import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { ensureCodeServer, installExtension, serve, writeProfile } from "./code-server.mjs";
import { demand, root, runNode } from "./commands.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";

/**
 * `npm run editor [-- PATH]`: a VS Code window on a folder with the packaged extension in it, in a profile of its own, so that nobody's
 * settings and extensions are touched. The desktop VS Code where its `code` command is there, otherwise code-server in a browser.
 */
const folder = resolve(process.env.INIT_CWD ?? root, process.argv[2] ?? join(root, "examples", "shop"));
const profile = join(root, "out", "editor");
const vsix = join(root, "buckler.vsix");

ensureInstalled();
demand(runNode(["--import", "tsx", "scripts/package.ts"]));
rmSync(join(profile, "extensions"), { recursive: true, force: true });

if (code("--version", { stdio: "ignore" }) === 0) {
  const own = ["--user-data-dir", join(profile, "data"), "--extensions-dir", join(profile, "extensions")];
  demand(code([...own, "--install-extension", vsix]));
  demand(code([...own, "--new-window", folder]));
  console.log(`VS Code opens ${folder} with Buckler in it.`);
} else {
  await openInBrowser();
}

async function openInBrowser() {
  const codeServer = await ensureCodeServer();
  await writeProfile(profile);
  await installExtension(codeServer, profile, vsix);
  const server = await serve(codeServer, profile);
  console.log(`\nOpen ${server.url}?folder=${encodeURIComponent(folder)} in a browser. Ctrl+C ends it.`);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void server.stop());
  await server.ended;
}

/** Runs the desktop VS Code's command; on Windows that is a batch file, which only a shell can run. */
function code(args, options = { stdio: "inherit" }) {
  const windows = process.platform === "win32";
  const list = [args].flat().map((arg) => (windows ? `"${arg}"` : arg));
  return spawnSync("code", list, { ...options, shell: windows }).status ?? 1;
}
