import { bucklerSession, type BucklerSession } from "./buckler-session";

describe("settings", () => {
  let session: BucklerSession;

  before(async function () {
    this.timeout(180_000);
    session = await bucklerSession();
    await session.workbench.openFile("sessions.ts");
    await session.workbench.untilSquiggles(1);
  });

  it("turn a rule off and on again at once", async () => {
    await session.writeSettings({ "buckler.rules": { "weak-hash": "off" } });
    await session.workbench.untilSquiggles(0);
    await session.writeSettings({});
    await session.workbench.untilSquiggles(1);
  });

  it("turn Buckler off and on again, and the status bar says why it is silent", async () => {
    await session.writeSettings({ "buckler.enable": false });
    await session.workbench.untilSquiggles(0);
    await session.workbench.untilStatus("Buckler: off in settings");
    await session.writeSettings({});
    await session.workbench.untilSquiggles(1);
  });
});
