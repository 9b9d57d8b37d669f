import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { installExtension } from "../../scripts/code-server.mjs";
import { FIXTURE } from "./fixture";
import { openSession, ROOT, type Session } from "./session";
import { Workbench } from "./workbench";

/** A VS Code window on the fixture, with Buckler installed from its package as a user would. */
export interface BucklerSession extends Session {
  readonly workbench: Workbench;
  /** Writes the workspace's settings.json, all of it. */
  writeSettings(settings: Readonly<Record<string, unknown>>): Promise<void>;
  /** Writes the settings of the machine that a workspace has no say in. */
  writeMachineSettings(settings: Readonly<Record<string, unknown>>): Promise<void>;
}

let shared: Promise<BucklerSession> | undefined;

/** The session of this test run: one start serves all test files. */
export function bucklerSession(): Promise<BucklerSession> {
  shared ??= open();
  return shared;
}

after("close VS Code", async () => {
  const session = await shared?.catch(() => undefined);
  await session?.close();
});

async function open(): Promise<BucklerSession> {
  const session = await openSession({
    fixture: FIXTURE,
    prepare: (codeServer, profile) => installExtension(codeServer, profile, join(ROOT, "buckler.vsix")),
  });
  const workbench = new Workbench(session.page);
  await workbench.ready();
  const writeSettings = async (settings: Readonly<Record<string, unknown>>) => {
    await mkdir(join(session.workspace, ".vscode"), { recursive: true });
    await writeFile(join(session.workspace, ".vscode", "settings.json"), JSON.stringify(settings, null, 2));
  };
  const writeMachineSettings = async (settings: Readonly<Record<string, unknown>>) => {
    await mkdir(join(session.profile, "data", "Machine"), { recursive: true });
    await writeFile(join(session.profile, "data", "Machine", "settings.json"), JSON.stringify(settings, null, 2));
  };
  return { ...session, workbench, writeSettings, writeMachineSettings };
}
