import assert from "node:assert/strict";
import { bucklerSession } from "./buckler-session";
import type { Workbench } from "./workbench";

describe("Scan Workspace", () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(180_000);
    ({ workbench } = await bucklerSession());
  });

  it("fills Problems with findings of files that are not open", async () => {
    await workbench.runCommand("Buckler: Scan Workspace");
    const rows = await workbench.until(
      "findings of files that are not open",
      () => workbench.problems.allInnerTexts(),
      (seen) => seen.some((row) => row.includes("invoices.ts")) && seen.some((row) => row.includes("command-injection")),
    );
    assert.ok(
      rows.some((row) => row.includes("command-injection")),
      rows.join("\n"),
    );
    const open = await workbench.page.locator(".tab").allInnerTexts();
    assert.ok(!open.some((tab) => /invoices/.test(tab)), open.join(", "));
    await workbench.untilStatus(/Buckler: \d+ problems/);
    assert.deepEqual(await workbench.notifications.allInnerTexts(), []);
    await workbench.documentationImage("problems");
  });

  it("says in the status bar how many problems there are, and a click opens them", async () => {
    await workbench.status.click();
    await workbench.problems.first().waitFor();
    await workbench.documentationImage("status-bar", await workbench.statusRegion(640));
  });
});
