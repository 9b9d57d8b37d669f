import assert from "node:assert/strict";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { osvRecord, zipOf } from "../../server/workspace/testing/zip-file";
import { bucklerSession, type BucklerSession } from "./buckler-session";
import { PATIENCE, type Workbench } from "./workbench";

const DEPENDENCIES = { lodash: "4.17.4" };
const MANIFEST = `${JSON.stringify({ name: "pricing", version: "1.0.0", private: true, dependencies: DEPENDENCIES }, null, 2)}\n`;
const LOCKFILE = JSON.stringify({
  name: "pricing",
  lockfileVersion: 3,
  packages: { "": { dependencies: DEPENDENCIES }, "node_modules/lodash": { version: "4.17.4" } },
});

const OLD = zipOf({
  "GHSA-2222-2222-2222.json": osvRecord("GHSA-2222-2222-2222", "lodash", "4.17.5", { modified: "2026-10-01T00:00:00Z" }),
});
const NEW = zipOf(
  Object.fromEntries(
    Array.from({ length: 400 }, (_, index) => {
      const id = `GHSA-3333-3333-${String(index).padStart(4, "0")}`;
      return [`${id}.json`, osvRecord(id, `made-up-${index}`, "1.2.3", { modified: "2026-11-02T00:00:00Z" })];
    }),
  ),
);

/** Serves a zip file bit by bit, and breaks off where it should. */
class SlowServer {
  readonly #server: Server;
  answer: (response: ServerResponse) => void = () => undefined;
  requests = 0;

  constructor() {
    this.#server = createServer((_request, response) => {
      this.requests++;
      this.answer(response);
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return this.address;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/all.zip`;
  }

  serve(bytes: Buffer, milliseconds: number, until = 1): void {
    this.answer = (response) => {
      response.writeHead(200, { "content-length": bytes.length });
      const pieces = 20;
      let sent = 0;
      const timer = setInterval(() => {
        if (sent >= pieces * until) {
          clearInterval(timer);
          if (until < 1) response.destroy();
          else response.end();
          return;
        }
        response.write(bytes.subarray((sent * bytes.length) / pieces, (++sent * bytes.length) / pieces));
      }, milliseconds / pieces);
    };
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

describe("dependencies", () => {
  const server = new SlowServer();
  let session: BucklerSession;
  let workbench: Workbench;
  let folder: string;
  /** The editor's own checks of JSON give warnings, where they cannot fetch a schema. */
  const errors = (): Locator => workbench.editor.locator(".squiggly-error");
  const untilErrors = (count: number): Promise<number> =>
    workbench.until(
      `${count} errors`,
      () => errors().count(),
      (seen) => seen === count,
    );

  before(async function () {
    this.timeout(180_000);
    session = await bucklerSession();
    ({ workbench } = session);
    folder = join(session.workspace, "pricing");
    await mkdir(folder);
    await writeFile(join(folder, "package-lock.json"), LOCKFILE);
    await writeFile(join(folder, "package.json"), MANIFEST);
    await workbench.openFileIn("pricing", "package.json");
  });
  after(async () => {
    server.close();
    await session.writeMachineSettings({});
    await workbench.runCommand("View: Revert and Close Editor");
    await rm(folder, { recursive: true });
  });

  it("are underlined where the manifest asks for them, and counted above", async () => {
    await untilErrors(1);
    const lens = workbench.editor.locator(".codelens-decoration a").filter({ hasText: "1 vulnerable, update all" });
    await lens.waitFor({ timeout: PATIENCE });
    await workbench.restMouse();
    await workbench.documentationImage("dependencies", await workbench.editorRegion(300));
  });

  it("are explained in a hover", async () => {
    const said = await workbench.hover(errors().first(), "Installed:");
    assert.match(said, /Installed: 4\.17\.4/);
    assert.match(said, /GHSA-/);
    await workbench.documentationImage("dependency-hover", await workbench.editorRegion(600));
  });

  it("are updated in a preview, and the squiggle goes; then the user is asked whether to install", async () => {
    await workbench.restMouse();
    await workbench.editor.locator(".codelens-decoration a").filter({ hasText: "update all" }).click();
    const preview = workbench.page.locator(".bulk-edit-panel");
    await preview.getByRole("button", { name: "Apply" }).waitFor({ timeout: PATIENCE });
    await workbench.documentationImage("dependency-preview");
    assert.match(await workbench.text(), /"lodash": "4\.17\.4"/);
    await preview.locator(".monaco-list-row .monaco-checkbox, .monaco-list-row input[type=checkbox]").first().click();
    await preview.getByRole("button", { name: "Apply" }).click();
    await workbench.until(
      "the new range",
      () => workbench.text(),
      (text) => /"lodash": "4\.18\.\d+"/.test(text),
    );
    await untilErrors(0);
    await workbench.notifications.filter({ hasText: "npm install" }).first().waitFor({ timeout: PATIENCE });
    await workbench.documentationImage("dependency-install-offer");
    await workbench.runCommand("Notifications: Clear All Notifications");
  });

  it("are checked with advisories that the user fetches, whose progress is shown", async () => {
    await session.writeMachineSettings({ "buckler.dependencies.advisoriesUrl": await server.listen() });
    server.serve(OLD, 3000);
    await workbench.runCommand("Buckler: Update Advisories");
    await workbench.page
      .locator(".notification-toast")
      .filter({ hasText: /updating advisories.*%/i })
      .first()
      .waitFor({ timeout: PATIENCE });
    await workbench.documentationImage("advisory-progress");
    await workbench.notifications.filter({ hasText: "advisories of 2026-10-01 with 1 record" }).first().waitFor({ timeout: PATIENCE });
    await workbench.runCommand("Notifications: Clear All Notifications");
  });

  it("are checked with the advisories of before when fetching others ends half-way", async function () {
    this.timeout(180_000);
    server.serve(NEW, 1500, 0.5);
    await workbench.runCommand("Buckler: Update Advisories");
    const failed = workbench.notifications.filter({ hasText: "were not updated" }).first();
    await failed.waitFor({ timeout: 150_000 });
    assert.match(await failed.innerText(), /advisories of 2026-10-01 with 1 record/);
    await workbench.documentationImage("advisory-failure");
    await workbench.runCommand("Notifications: Clear All Notifications");
    server.serve(NEW, 500);
    await workbench.runCommand("Buckler: Update Advisories");
    await workbench.notifications.filter({ hasText: "advisories of 2026-11-02 with 400 records" }).first().waitFor({ timeout: PATIENCE });
    await workbench.runCommand("Notifications: Clear All Notifications");
  });

  it("are checked with advisories of the day where the settings ask for them, and without a word", async () => {
    const before = server.requests;
    await session.writeMachineSettings({
      "buckler.dependencies.advisoriesUrl": server.address,
      "buckler.dependencies.updateAdvisoriesDaily": true,
    });
    await workbench.until(
      "a request for advisories",
      () => Promise.resolve(server.requests),
      (requests) => requests > before,
    );
    assert.deepEqual(await workbench.notifications.allInnerTexts(), []);
  });
});
