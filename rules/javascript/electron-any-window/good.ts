import { BrowserWindow, shell } from "electron";

const window = new BrowserWindow();
// ok: electron-any-window
window.webContents.setWindowOpenHandler(() => ({ action: "deny" }));
// ok: electron-any-window
window.webContents.setWindowOpenHandler(({ url }) => {
  if (new URL(url).origin === "https://shop.example") return { action: "allow" };
  void shell.openExternal("https://shop.example");
  return { action: "deny" };
});
// ok: electron-any-window
window.webContents.setWindowOpenHandler(({ url }) => ({ action: url === "about:blank" ? "allow" : "deny" }));
