import assert from "node:assert/strict";
import { bucklerSession } from "./buckler-session";
import { UPDATE_SCREENSHOTS, WINDOW } from "./session";
import type { Workbench } from "./workbench";

const VULNERABLE = `  const found = await pool.query("SELECT * FROM orders WHERE customer = '" + customer + "'");`;
const LINE = 9;

describe("while typing", () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(180_000);
    ({ workbench } = await bucklerSession());
    await workbench.openFile("orders.ts");
  });

  it("underlines a vulnerable line as it is typed", async () => {
    await workbench.typeAtEndOfLine(LINE, VULNERABLE);
    await workbench.untilSquiggles(1);
    await workbench.untilStatus("Buckler: 1 problem");
    assert.deepEqual(await workbench.notifications.allInnerTexts(), []);
    await workbench.restMouse();
    await workbench.documentationImage("squiggle", await workbench.editorRegion(300));
  });

  it("says what Scan Current File found in the status bar", async () => {
    await workbench.runCommand("Buckler: Scan Current File");
    await workbench.untilStatus("Buckler: 1 problem in this file");
    assert.deepEqual(await workbench.notifications.allInnerTexts(), []);
  });

  it("explains the problem in a hover", async () => {
    const said = await workbench.hover(workbench.squiggles.first(), "CWE-89");
    assert.match(said, /SQL/);
    assert.match(said, /Why it matters/);
    assert.match(said, /How to fix it/);
    if (UPDATE_SCREENSHOTS) await takePictureOfHover(workbench);
  });

  it("shows the page of the rule when its name is clicked", async () => {
    await workbench.hover(workbench.squiggles.first(), "CWE-89");
    await workbench.page.locator(".monaco-hover:not(.hidden)").getByRole("link", { name: "sql-injection" }).first().click();
    await workbench.until(
      "the rule's page",
      () => workbench.webviewTexts(),
      (texts) => texts.some((text) => /SQL built from untrusted input[^]*CWE-89[^]*Example[^]*How to repair it/.test(text)),
    );
    await workbench.runCommand("View: Close Editor");
  });

  it("repairs the line with the quick fix, and the squiggle goes", async () => {
    const fix = await workbench.openQuickFixes(workbench.squiggles.first(), "query parameters");
    await workbench.documentationImage("quick-fix", await workbench.editorRegion(580));
    await fix.click();
    await workbench.untilSquiggles(0);
    assert.match(await workbench.text(), /customer = \$1", \[customer\]/);
    await workbench.untilStatus("Buckler: no problems");
  });

  it("reports the problem again when the fix is undone", async () => {
    await workbench.page.keyboard.press("Control+z");
    await workbench.untilSquiggles(1);
    assert.match(await workbench.text(), /customer = '" \+ customer \+ "'"/);
    // The editor saves what is typed; the tests that follow count on a folder without this problem.
    await workbench.page.keyboard.press("Control+y");
    await workbench.untilSquiggles(0);
  });
});

async function takePictureOfHover(workbench: Workbench): Promise<void> {
  await workbench.setHeight(2200);
  await workbench.hover(workbench.squiggles.first(), "CWE-89");
  await workbench.documentationImage("hover", await workbench.editorRegion(800));
  await workbench.setHeight(WINDOW.height);
}
