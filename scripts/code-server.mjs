import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";

/**
 * VS Code's workbench and extension host, served to a browser: what `npm run editor` falls back to where there is no
 * desktop VS Code, and what the editor tests run in.
 */

const CODE_SERVER_VERSION = "4.139.1";
/** code-server needs this major version of Node, whatever Node the project itself runs on. */
const NODE_VERSION = "24.21.0";

/** A quiet workbench: no welcome pages, no chat, no updates, no telemetry. */
export const QUIET_SETTINGS = {
  "workbench.startupEditor": "none",
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "workbench.enableExperiments": false,
  "workbench.tips.enabled": false,
  "chat.disableAIFeatures": true,
  "chat.commandCenter.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "git.enabled": false,
  "typescript.disableAutomaticTypeAcquisition": true,
};

function cacheFolder() {
  return process.env.BUCKLER_CACHE ?? path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), ".cache"), "buckler");
}

function paths(folder) {
  const vscode = path.join(folder, "node_modules", "code-server", "lib", "vscode");
  return {
    folder,
    vscode,
    node: path.join(folder, "node_modules", `node-linux-${process.arch}`, "bin", "node"),
    entry: path.join(folder, "node_modules", "code-server", "out", "node", "entry.js"),
  };
}

/** Runs a program to its end and rejects with the tail of its output when it fails. */
function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const keep = (chunk) => {
      output = (output + chunk).slice(-1500);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${path.basename(program)} ${args[0] ?? ""} ended with ${code}:\n${output}`));
    });
  });
}

/**
 * Where code-server is on this machine, installing it from npm into the cache first when it is missing (about a minute,
 * 800 MB, no compiler).
 *
 * @param {(line: string) => void} log told once, before an installation starts
 * @returns {Promise<{ node: string, entry: string }>}
 * @throws when the platform has no code-server or npm fails
 */
export async function ensureCodeServer(log = console.log) {
  if (process.platform !== "linux") throw new Error(`code-server is used on Linux only, and this is ${process.platform}`);
  const target = path.join(cacheFolder(), `code-server-${CODE_SERVER_VERSION}`);
  const installed = paths(target);
  if (existsSync(installed.entry)) return installed;

  log(`Installing code-server ${CODE_SERVER_VERSION} into ${target} (once, about 800 MB)…`);
  const partial = paths(`${target}.partial-${process.pid}`);
  await mkdir(partial.folder, { recursive: true });
  await writeFile(path.join(partial.folder, "package.json"), JSON.stringify({ private: true }));
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = (args, cwd) =>
    run("npm", args, { cwd, env: { ...process.env, PATH: `${path.dirname(partial.node)}${path.delimiter}${process.env.PATH}` } });
  try {
    await npm(["install", ...quiet, `node-linux-${process.arch}@${NODE_VERSION}`, `code-server@${CODE_SERVER_VERSION}`], partial.folder);
    await npm(["install", "--omit=dev", ...quiet], partial.vscode);
    await npm(["install", "--omit=dev", ...quiet], path.join(partial.vscode, "extensions"));
    await rename(partial.folder, target);
  } finally {
    await rm(partial.folder, { recursive: true, force: true });
  }
  return installed;
}

function profileArguments(profile) {
  return [
    ...["--user-data-dir", path.join(profile, "data")],
    ...["--extensions-dir", path.join(profile, "extensions")],
    ...["--config", path.join(profile, "config.yaml")],
  ];
}

/** The user's settings.json of a profile. */
export function settingsFile(profile) {
  return path.join(profile, "data", "User", "settings.json");
}

/**
 * Makes a profile folder: the user's settings, and nothing else.
 *
 * @param {string} profile a folder, created when missing
 * @param {Record<string, unknown>} settings on top of the quiet ones
 */
export async function writeProfile(profile, settings = {}) {
  await mkdir(path.dirname(settingsFile(profile)), { recursive: true });
  await writeFile(path.join(profile, "config.yaml"), "");
  await writeFile(settingsFile(profile), JSON.stringify({ ...QUIET_SETTINGS, ...settings }, null, 2));
}

/**
 * Installs a packaged extension into a profile as a user would.
 *
 * @throws when code-server refuses the package
 */
export async function installExtension(codeServer, profile, vsix) {
  await run(codeServer.node, [codeServer.entry, "--install-extension", vsix, ...profileArguments(profile)]);
}

/**
 * Serves the workbench on this machine only.
 *
 * @param {{ node: string, entry: string }} codeServer
 * @param {string} profile a folder that `writeProfile` made
 * @param {{ port?: number, extra?: string[], environment?: Record<string, string> }} options port 0 (the default) takes any free one;
 *   `environment` is added to what this process has
 * @returns {Promise<{ host: string, url: string, output: () => string, ended: Promise<void>, stop: () => Promise<void> }>}
 * @throws when it ends before it listens
 */
export async function serve(codeServer, profile, { port = 0, extra = [], environment = {} } = {}) {
  const child = spawn(
    codeServer.node,
    [
      codeServer.entry,
      ...["--auth", "none", "--bind-addr", `127.0.0.1:${port}`],
      ...["--disable-telemetry", "--disable-update-check", "--disable-workspace-trust"],
      ...["--disable-getting-started-override", "--ignore-last-opened"],
      ...profileArguments(profile),
      ...extra,
    ],
    // A group of its own: the extension hosts that it forks end with it.
    { stdio: ["ignore", "pipe", "pipe"], detached: true, env: { ...withoutHostVariables(process.env), ...environment } },
  );
  let output = "";
  const ended = new Promise((resolve) => child.once("exit", () => resolve()));
  const host = await new Promise((resolve, reject) => {
    const read = (chunk) => {
      output += chunk;
      const address = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(output);
      if (address !== null) resolve(`localhost:${address[1]}`);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`code-server ended with ${code} before it listened:\n${output}`)));
  });

  const signal = (name) => {
    try {
      process.kill(-child.pid, name);
    } catch {
      // The group has already ended.
    }
  };
  const stop = async () => {
    signal("SIGTERM");
    const slow = setTimeout(() => signal("SIGKILL"), 3000);
    await ended;
    clearTimeout(slow);
    signal("SIGKILL");
  };
  return { host, url: `http://${host}/`, output: () => output, ended, stop };
}

/** A VS Code terminal hands its own variables down, and code-server would then talk to that window. */
function withoutHostVariables(environment) {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^(VSCODE|ELECTRON)_/.test(name)));
}
