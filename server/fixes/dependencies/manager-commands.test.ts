import assert from "node:assert/strict";
import { projectOf } from "../../analyzers/dependencies/open-project";
import type { Change } from "./change";
import { commandsFor } from "./manager-commands";

const ROOT = "file:///project";

/** The commands for a project that a package manager installs, of one package or of two. */
function commands(packageManager: string, changes: readonly Change[], isWorkspace = false): string[] {
  const files: Readonly<Record<string, string>> = {
    "package.json": JSON.stringify({ packageManager, ...(isWorkspace && { workspaces: ["packages/*"] }) }),
    "packages/a/package.json": '{"name":"a"}',
  };
  const read = (uri: string): string | undefined => files[uri.slice(ROOT.length + 1)];
  const manifests = (): string[] => Object.keys(files).map((path) => `${ROOT}/${path}`);
  const project = projectOf(`${ROOT}/package.json`, { root: ROOT, read, manifests });
  assert.ok(project);
  return commandsFor(project, changes);
}

const update = (name: string): Change => ({ kind: "update", name, version: "1.2.3" });
const override: Change = { kind: "override", name: "qs", from: "6.5.1", version: "6.5.3", parent: "express", asked: "6.5.1" };

describe("commandsFor", () => {
  it("updates with each manager what no manifest names", () => {
    assert.deepEqual(commands("npm@11.0.0", [update("qs"), update("@s/a")]), ["npm update qs @s/a"]);
    assert.deepEqual(commands("yarn@1.22.22", [update("qs")]), ["delete the entries of qs from yarn.lock and run yarn install"]);
    assert.deepEqual(commands("yarn@4.5.0", [update("qs")]), ["yarn up --recursive qs"]);
    assert.deepEqual(commands("bun@1.2.0", [update("qs")]), ["bun update qs"]);
    assert.deepEqual(commands("pnpm@9.0.0", [update("qs")]), ["pnpm update --no-save --depth Infinity qs"]);
    assert.deepEqual(commands("pnpm@9.0.0", [update("qs")], true), ["pnpm update --recursive --no-save --depth Infinity qs"]);
  });

  it("has npm take overrides for what its workspaces bring in", () => {
    assert.deepEqual(commands("npm@11.0.0", [override]), ["npm install"]);
    assert.deepEqual(commands("npm@11.0.0", [override], true), ["npm install", "npm update qs"]);
    assert.deepEqual(commands("pnpm@9.0.0", [override], true), ["pnpm install"]);
  });

  it("names nothing that a shell or a package manager may take for something else", () => {
    const hostile = [
      "a;reboot",
      "$(id)",
      "`id`",
      "a b",
      "-g",
      "--registry=x",
      "@-s/a",
      "@s/a/b",
      "a\nb",
      "~root",
      "a|b",
      "a&b",
      "../a",
      "a'",
      '"',
      "",
    ];
    for (const manager of ["npm@11.0.0", "yarn@1.22.22", "yarn@4.5.0", "pnpm@9.0.0", "bun@1.2.0"])
      assert.deepEqual(commands(manager, hostile.map(update)), [], manager);
    assert.deepEqual(commands("npm@11.0.0", [...hostile.map(update), update("qs")]), ["npm update qs"]);
  });
});
