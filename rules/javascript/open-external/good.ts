import { BrowserWindow, ipcMain, shell } from "electron";

const PAGES: Record<string, string> = { help: "https://example.test/help", news: "https://example.test/news" };

ipcMain.on("open-page", (_event, name: string) => {
  // ok: open-external
  void shell.openExternal(PAGES[name] ?? "https://example.test");
});

ipcMain.on("search", (_event, words: string) => {
  // ok: open-external
  void shell.openExternal("https://example.test/search?q=" + encodeURIComponent(words));
});

export function createWindow(): BrowserWindow {
  const window = new BrowserWindow({ width: 800, height: 600 });
  window.webContents.setWindowOpenHandler(({ url }) => {
    // ok: open-external
    if (url.startsWith("https://")) void shell.openExternal(url);
    return { action: "deny" };
  });
  window.webContents.on("context-menu", (_event, { linkURL }) => {
    const { protocol, href } = new URL(linkURL);
    // ok: open-external
    if (protocol === "https:" || protocol === "mailto:") void shell.openExternal(href);
  });
  window.webContents.on("will-navigate", (event) => {
    event.preventDefault();
    // ok: open-external
    void shell.openExternal("https://example.test/");
  });
  return window;
}
