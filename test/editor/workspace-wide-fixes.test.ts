import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { bucklerSession, type BucklerSession } from "./buckler-session";
import { PATIENCE, type Workbench } from "./workbench";

// Scans the workspace, so it comes after those that count the problems of open files: files run in the order of their names.
describe("Fix All of a Rule in the Workspace", () => {
  let session: BucklerSession;
  let workbench: Workbench;

  before(async function () {
    this.timeout(180_000);
    session = await bucklerSession();
    ({ workbench } = session);
  });

  it("shows what it would change, and changes nothing unasked", async () => {
    const path = join(session.workspace, "src", "invoices.ts");
    const before = await readFile(path, "utf8");
    await workbench.runCommandThatAsks("Buckler: Fix All of a Rule in the Workspace…");
    const rule = workbench.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: "command-injection" }).first();
    await rule.waitFor({ timeout: PATIENCE });
    await rule.click();
    const preview = workbench.page.locator(".bulk-edit-panel");
    await workbench.until(
      "the preview of the changes",
      () => preview.locator(".monaco-list-row").allInnerTexts(),
      (seen) => seen.some((row) => row.includes("invoices.ts")),
    );
    assert.equal(await readFile(path, "utf8"), before);
    await preview.getByRole("button", { name: "Discard" }).click();
    await preview.locator(".monaco-list-row").first().waitFor({ state: "hidden" });
    assert.equal(await readFile(path, "utf8"), before);
  });
});
