import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { installExtension, settingsFile } from "../../scripts/code-server.mjs";
import { openSession, ROOT, type Session } from "./session";
import { Workbench } from "./workbench";

export const FIXTURE = join(ROOT, "test", "fixtures", "editor-shop");

/** A VS Code window on the fixture, with Buckler installed from its package as a user would. */
export interface BucklerSession extends Session {
  readonly workbench: Workbench;
  /** Changes one key of the user's settings.json; undefined removes it. */
  setSetting(key: string, value: unknown): Promise<void>;
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
  const setSetting = async (key: string, value: unknown) => {
    const file = settingsFile(session.profile);
    const settings = JSON.parse(await readFile(file, "utf8")) as Record<string, unknown>;
    settings[key] = value;
    await writeFile(file, JSON.stringify(settings, null, 2));
  };
  return { ...session, workbench, setSetting };
}
