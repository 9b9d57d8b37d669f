import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { ROOT, UPDATE_SCREENSHOTS, WINDOW } from "./session";

/** The first paint after a cold start takes some 20 seconds on a small machine that has other things to do. */
export const PATIENCE = 90_000;
const REPORT_IMAGES = ".test-reports/images";
const POLL_MILLISECONDS = 150;
/** Below this an answer may still be on its way, and asking again only slows it down. */
const ATTEMPT_MILLISECONDS = 6_000;

export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a person does with a VS Code window, and what they see in it. */
export class Workbench {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits until something that is looked at repeatedly holds; the error says what was seen last. */
  async until<T>(what: string, look: () => Promise<T>, holds: (seen: T) => boolean): Promise<T> {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const seen = await look();
      if (holds(seen)) return seen;
      if (Date.now() > end) throw await this.missing(what, `saw ${JSON.stringify(seen)}`);
      await this.page.waitForTimeout(POLL_MILLISECONDS);
    }
  }

  async ready(): Promise<void> {
    await this.page.locator(".monaco-workbench .statusbar").waitFor({ timeout: PATIENCE });
  }

  async runCommand(title: string): Promise<void> {
    await this.pick("F1", `>${title}`, title);
  }

  /** Runs a command that asks something in turn, in the same place. */
  async runCommandThatAsks(title: string): Promise<void> {
    await this.choose("F1", `>${title}`, title);
  }

  async openFile(name: string): Promise<void> {
    await this.pick("Control+p", name, name);
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor({ timeout: PATIENCE });
    await this.editor.locator(".view-line").first().waitFor({ timeout: PATIENCE });
  }

  /** Opens a file of a name that others have, too. */
  async openFileIn(folder: string, name: string): Promise<void> {
    await this.pick("Control+p", `${folder}/${name}`, name);
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor({ timeout: PATIENCE });
    await this.editor.locator(".view-line").first().waitFor({ timeout: PATIENCE });
  }

  /** Puts the cursor after the last character of a line (from 1) and types. */
  async typeAtEndOfLine(line: number, text: string): Promise<void> {
    await this.pick("Control+g", `:${line}`, undefined);
    await this.page.keyboard.press("End");
    await this.page.keyboard.type(text);
  }

  /** Selects so many characters of a line; line and column count from 1. */
  async select(line: number, column: number, length: number): Promise<void> {
    await this.pick("Control+g", `:${line}:${column}`, undefined);
    for (let selected = 0; selected < length; selected++) await this.page.keyboard.press("Shift+ArrowRight");
  }

  async save(): Promise<void> {
    await this.page.keyboard.press("Control+s");
    await this.page.locator(".tab.active:not(.dirty)").waitFor({ timeout: PATIENCE });
  }

  get editor(): Locator {
    return this.page.locator(".editor-group-container.active .monaco-editor").first();
  }

  get squiggles(): Locator {
    return this.editor.locator(".squiggly-error, .squiggly-warning, .squiggly-info");
  }

  /** The text of the lines that the active editor shows. */
  async text(): Promise<string> {
    const lines = await this.editor.locator(".view-lines .view-line").all();
    const placed = await Promise.all(
      lines.map(async (line) => ({
        top: Number(/top: *(\d+)/.exec((await line.getAttribute("style")) ?? "")?.[1]),
        text: await line.innerText(),
      })),
    );
    placed.sort((a, b) => a.top - b.top);
    return placed.map(({ text }) => text.replaceAll("\u00a0", " ")).join("\n");
  }

  async untilSquiggles(count: number): Promise<void> {
    await this.until(
      `${count} squiggles`,
      () => this.squiggles.count(),
      (seen) => seen === count,
    );
  }

  /** Rests the mouse on a squiggle until the hover that opens has a text in it; its parts arrive one after the other. */
  async hover(squiggle: Locator, wanted: string): Promise<string> {
    const hover = this.page.locator(".monaco-hover:not(.hidden) .monaco-hover-content").filter({ hasText: wanted, visible: true }).first();
    await this.retry(`a hover with ${wanted}`, async () => {
      await this.page.mouse.move(4, 4);
      const box = await squiggle.boundingBox();
      if (box === null) throw new Error("the squiggle is gone");
      await this.page.mouse.move(box.x + Math.min(box.width / 2, 60), box.y + box.height / 2, { steps: 5 });
      await hover.waitFor({ timeout: ATTEMPT_MILLISECONDS });
    });
    return hover.innerText();
  }

  /** Takes the mouse to where nothing answers it. */
  async restMouse(): Promise<void> {
    await this.page.mouse.move(WINDOW.width / 2, WINDOW.height - 100);
    await this.page.locator(".monaco-hover:not(.hidden), .workbench-hover").filter({ visible: true }).waitFor({ state: "hidden" });
  }

  /** Clicks into a squiggle and opens the menu of quick fixes; repeated until the menu has the entry wanted. */
  async openQuickFixes(squiggle: Locator, wanted: string): Promise<Locator> {
    const entry = this.page.locator(".action-widget .monaco-list-row").filter({ hasText: wanted }).first();
    await this.retry(`the quick fix "${wanted}"`, async () => {
      await this.page.keyboard.press("Escape");
      const box = await squiggle.boundingBox();
      if (box === null) throw new Error("the squiggle is gone");
      await this.page.mouse.click(box.x + Math.min(box.width / 2, 30), box.y + box.height / 2);
      await this.page.keyboard.press("Control+.");
      await entry.waitFor({ timeout: ATTEMPT_MILLISECONDS });
    });
    return entry;
  }

  /** What views of extensions show, a rendered page for instance. */
  webviewTexts(): Promise<string[]> {
    const webviews = this.page.frames().filter((frame) => frame.url().includes("/webview/"));
    return Promise.all(
      webviews.map((frame) =>
        frame
          .locator("body")
          .innerText({ timeout: ATTEMPT_MILLISECONDS })
          .catch(() => ""),
      ),
    );
  }

  get problems(): Locator {
    return this.page.locator(".markers-panel .monaco-list-row");
  }

  /**
   * Does something that makes a problem go, and waits until no row of Problems has its text any more.
   * @returns the milliseconds between the two, looking at every frame that the window paints
   */
  async timeUntilProblemGoes(text: string, act: () => Promise<void>): Promise<number> {
    await this.problems.filter({ hasText: text, visible: true }).first().waitFor({ timeout: PATIENCE });
    const isShown = `[...document.querySelectorAll(".markers-panel .monaco-list-row")]
      .some((row) => row.offsetParent !== null && row.textContent.includes(${JSON.stringify(text)}))`;
    const start = performance.now();
    await act();
    await this.page
      .waitForFunction(`!${isShown}`, undefined, { polling: "raf", timeout: PATIENCE })
      .catch(async (error: unknown) => Promise.reject(await this.missing(`the end of ${text} in Problems`, error)));
    return performance.now() - start;
  }

  get status(): Locator {
    return this.page.locator(".statusbar-item").filter({ hasText: "Buckler:" });
  }

  async untilStatus(text: string | RegExp): Promise<void> {
    await this.page
      .locator(".statusbar-item")
      .filter({ hasText: text })
      .first()
      .waitFor({ timeout: PATIENCE })
      .catch(async (error: unknown) => {
        throw new Error(`waited for ${String(text)} in the status bar, and saw ${JSON.stringify(await this.status.allInnerTexts())}`, {
          cause: error,
        });
      });
  }

  /** The upper part of the editor area, down to `height`. */
  async editorRegion(height: number): Promise<Region> {
    return topOf(await this.page.locator(".part.editor").boundingBox(), height);
  }

  /** The left end of the status bar, where Buckler's item is. */
  async statusRegion(width: number): Promise<Region> {
    const box = await this.page.locator(".part.statusbar").boundingBox();
    return { ...topOf(box, Number.MAX_SAFE_INTEGER), width };
  }

  /** Makes the window taller or lower; a hover takes at most a quarter of the editor's height. */
  async setHeight(height: number): Promise<void> {
    await this.page.setViewportSize({ width: WINDOW.width, height });
  }

  /** Notifications of ours. */
  get notifications(): Locator {
    return this.page.locator(".notifications-toasts .notification-toast").filter({ hasText: "Buckler" });
  }

  /** A picture for the documentation when its pictures are being renewed, otherwise one to look at beside the report. */
  async documentationImage(name: string, clip?: Region): Promise<void> {
    await this.screenshot(join(UPDATE_SCREENSHOTS ? "docs/images" : REPORT_IMAGES, `${name}.png`), clip);
  }

  /** What did not come, with a picture of what was there instead. */
  private async missing(what: string, cause: unknown): Promise<Error> {
    const image = join(REPORT_IMAGES, `missing ${what.replaceAll(/[^\w ]+/g, "-")}.png`);
    await this.screenshot(image);
    return new Error(`${what} did not come (see ${image})`, { cause });
  }

  private async screenshot(file: string, clip?: Region): Promise<void> {
    const path = join(ROOT, file);
    await mkdir(dirname(path), { recursive: true });
    await this.page.screenshot({ path, ...(clip === undefined ? {} : { clip }) });
  }

  private async pick(key: string, text: string, wanted: string | undefined): Promise<void> {
    await this.choose(key, text, wanted);
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden", timeout: PATIENCE });
  }

  private async choose(key: string, text: string, wanted: string | undefined): Promise<void> {
    const widget = this.page.locator(".quick-input-widget");
    await this.retry(`${text} in the quick input`, async () => {
      await this.page.keyboard.press("Escape");
      await this.page.keyboard.press(key);
      await widget.locator("input[type=text]").waitFor({ timeout: ATTEMPT_MILLISECONDS });
      await widget.locator("input[type=text]").fill(text);
      if (wanted === undefined) return;
      await widget.locator(".monaco-list-row").filter({ hasText: wanted }).first().waitFor({ timeout: ATTEMPT_MILLISECONDS });
    });
    if (wanted === undefined) await this.page.keyboard.press("Enter");
    else await widget.locator(".monaco-list-row").filter({ hasText: wanted }).first().click();
  }

  private async retry(what: string, attempt: () => Promise<void>): Promise<void> {
    const end = Date.now() + PATIENCE;
    for (;;) {
      try {
        await attempt();
        return;
      } catch (error) {
        if (Date.now() > end) throw await this.missing(what, error);
      }
    }
  }
}

function topOf(box: Region | null, height: number): Region {
  if (box === null) throw new Error("what should be in the picture is not there");
  return { ...box, height: Math.min(box.height, height) };
}
