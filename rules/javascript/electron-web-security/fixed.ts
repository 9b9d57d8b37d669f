import { BrowserWindow } from "electron";

export const window = new BrowserWindow({
  width: 800,
  webPreferences: {
    // ruleid: electron-web-security
    preload: "/app/preload.js",
  },
});
