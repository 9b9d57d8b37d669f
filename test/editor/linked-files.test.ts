import assert from "node:assert/strict";
import { bucklerSession } from "./buckler-session";
import type { Workbench } from "./workbench";

/** In delivery-service.ts, the argument of findDeliveries. */
const UNSAFE = { line: 4, column: 38, text: "courier" };

describe("a flow over three files", () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(180_000);
    ({ workbench } = await bucklerSession());
    await workbench.runCommand("View: Close All Editors");
    await workbench.openFile("delivery-store.ts");
  });

  after(async () => {
    await workbench.runCommand("View: Toggle Problems");
    await workbench.runCommand("View: Close All Editors");
  });

  it("is underlined where it ends", async () => {
    await workbench.untilSquiggles(1);
    await workbench.untilStatus("Buckler: 1 problem");
  });

  it("is told step by step in the hover, with the file of each step", async () => {
    const said = await workbench.hover(workbench.squiggles.first(), "CWE-89");
    await workbench.documentationImage("hover-linked-files", await workbench.editorRegion(800));
    assert.deepEqual(filesNamedBy(said), ["deliveries.ts", "delivery-service.ts", "delivery-store.ts"], said);
  });

  it("is told step by step in Problems", async () => {
    await workbench.runCommand("Problems: Focus on Problems View");
    await workbench.problems.filter({ hasText: "sql-injection" }).click();
    const rows = await workbench.until(
      "the steps",
      () => workbench.problems.allInnerTexts(),
      (seen) => seen.some((row) => row.includes("comes in")),
    );
    await workbench.restMouse();
    await workbench.documentationImage("problems-linked-files");
    assert.deepEqual(filesNamedBy(rows.join("\n")), ["deliveries.ts", "delivery-service.ts", "delivery-store.ts"], rows.join("\n"));
  });

  it("goes when another file that is open cleans the data, and comes back when that is undone", async () => {
    await workbench.openFile("delivery-service.ts");
    await workbench.select(UNSAFE.line, UNSAFE.column, UNSAFE.text.length);
    const gone = await workbench.timeUntilProblemGoes("sql-injection", () => workbench.page.keyboard.insertText(`Number(${UNSAFE.text})`));
    console.log(`      the problem in delivery-store.ts was gone ${Math.round(gone)} ms after the edit of delivery-service.ts`);
    assert.match(await workbench.text(), /findDeliveries\(Number\(courier\)\)/);
    await workbench.untilStatus("Buckler: no problems");
    await workbench.openFile("delivery-store.ts");
    await workbench.untilSquiggles(0);
    await workbench.openFile("delivery-service.ts");
    await workbench.page.keyboard.press("Control+z");
    await workbench.problems.filter({ hasText: "sql-injection" }).waitFor();
    assert.match(await workbench.text(), /findDeliveries\(courier\)/);
  });
});

/** The files that a text names, in the order in which it first names them. */
function filesNamedBy(text: string): string[] {
  return [...new Set(text.match(/[\w-]+\.ts\b/g))];
}
