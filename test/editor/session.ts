import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { findChromium } from "../../scripts/chromium.mjs";
import { ensureCodeServer, serve, writeProfile, type CodeServer, type Served } from "../../scripts/code-server.mjs";

export const ROOT = join(import.meta.dirname, "..", "..");
export const UPDATE_SCREENSHOTS = process.env.UPDATE_SCREENSHOTS === "1";
export const WINDOW = { width: 1280, height: 800 };

const CHROMIUM_ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Typing must give what is typed: nothing is closed, completed or suggested on the way. */
const TEST_SETTINGS = {
  "workbench.colorTheme": "Default Dark Modern",
  "editor.autoClosingBrackets": "never",
  "editor.autoClosingQuotes": "never",
  "editor.autoIndent": "none",
  "editor.quickSuggestions": { other: "off", comments: "off", strings: "off" },
  "editor.suggestOnTriggerCharacters": false,
  "editor.parameterHints.enabled": false,
  "editor.minimap.enabled": false,
  "editor.fontSize": 14,
  "editor.occurrencesHighlight": "off",
  "files.autoSave": "off",
  "window.commandCenter": false,
  "workbench.layoutControl.enabled": false,
};

/** A VS Code of its own: profile, workspace and browser are made for it and thrown away with it. */
export interface Session {
  readonly page: Page;
  readonly served: Served;
  /** The copy of the fixture that is open. */
  readonly workspace: string;
  readonly profile: string;
  close(): Promise<void>;
}

export interface SessionOptions {
  /** Folder that is copied and becomes the workspace. */
  readonly fixture: string;
  /** What happens to the profile before VS Code starts, e.g. an installation. */
  readonly prepare?: (codeServer: CodeServer, profile: string) => Promise<void>;
  /** What happens to the page before it is opened. */
  readonly beforeOpen?: (page: Page) => Promise<void>;
  /** The window's address, given where the workbench is served and what folder to open. */
  readonly address?: (served: Served, workspace: string) => string;
  readonly serveArguments?: readonly string[];
}

/**
 * Starts code-server and a browser with its window. Nothing is left behind when it fails or is closed.
 * @throws when code-server or Chromium is missing or does not start
 */
export async function openSession(options: SessionOptions): Promise<Session> {
  const folder = await mkdtemp(join(tmpdir(), "buckler-editor-"));
  const undo: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const workspace = join(folder, "shop");
    const profile = join(folder, "profile");
    await cp(options.fixture, workspace, { recursive: true });
    await writeProfile(profile, TEST_SETTINGS);
    const codeServer = await ensureCodeServer();
    await options.prepare?.(codeServer, profile);
    const served = await serve(codeServer, profile, {
      extra: options.serveArguments ?? [],
      // What Buckler keeps for a user is no business of the tests, nor the other way round.
      environment: { XDG_CACHE_HOME: join(folder, "cache") },
    });
    undo.push(served.stop);
    const browser: Browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGUMENTS });
    undo.push(() => browser.close());
    const context = await browser.newContext({ viewport: WINDOW, deviceScaleFactor: UPDATE_SCREENSHOTS ? 2 : 1 });
    const page = await context.newPage();
    await options.beforeOpen?.(page);
    await page.goto(options.address?.(served, workspace) ?? `${served.url}?folder=${encodeURIComponent(workspace)}`);
    return { page, served, workspace, profile, close };
  } catch (error) {
    await close();
    throw error;
  }
}
