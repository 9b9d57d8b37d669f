import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { bucklerSession, type BucklerSession } from "./buckler-session";

/** So many crashes within three minutes are taken for bad luck; see client/server-process.ts. */
const TOLERATED = 4;

describe("when the language server dies", () => {
  let session: BucklerSession;

  before(async function () {
    this.timeout(180_000);
    session = await bucklerSession();
    await session.workbench.openFile("sessions.ts");
    await session.workbench.untilSquiggles(1);
  });

  it("starts again without a word, and asks the user only when it keeps dying", async () => {
    const { workbench } = session;
    for (let crashes = 0; crashes <= TOLERATED; crashes++) {
      assert.deepEqual(await workbench.notifications.allInnerTexts(), []);
      const [running] = await workbench.until(
        "a running language server",
        () => languageServers(session.profile),
        (pids) => pids.length === 1,
      );
      assert.ok(running);
      process.kill(running, "SIGKILL");
      await workbench.until(
        "the end of the language server",
        () => languageServers(session.profile),
        (pids) => !pids.includes(running),
      );
    }
    await workbench.untilStatus("Buckler: stopped after crashes");
    await workbench.notifications.filter({ hasText: "crashed" }).waitFor();
  });

  it("comes back when the user says so", async () => {
    const { workbench } = session;
    await workbench.untilSquiggles(0);
    await workbench.notifications.getByRole("button", { name: "Restart" }).click();
    await workbench.untilSquiggles(1);
    await workbench.untilStatus(/Buckler: \d+ problem/);
  });
});

/** Process ids of the language servers that run from this profile's extensions. */
async function languageServers(profile: string): Promise<number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")));
  return pids.filter((_, index) => commands[index]?.includes(profile) && commands[index].includes("dist/server.js")).map(Number);
}
