import { BrowserWindow } from "electron";

export const window = new BrowserWindow({
  // ruleid: electron-sandbox-off
  webPreferences: { preload: "/app/preload.js" },
});
