import { BrowserWindow, ipcMain, shell } from "electron";

ipcMain.on("open-link", (_event, link: string) => {
  // ruleid: open-external
  void shell.openExternal(link);
});

ipcMain.handle("open-document", async (_event, { path }: { path: string }) => {
  // ruleid: open-external
  return shell.openPath(path);
});

export function createWindow(): BrowserWindow {
  const window = new BrowserWindow({ width: 800, height: 600 });
  window.webContents.setWindowOpenHandler((details) => {
    const target = details.url.trim();
    // ruleid: open-external
    void shell.openExternal(target);
    return { action: "deny" };
  });
  return window;
}
