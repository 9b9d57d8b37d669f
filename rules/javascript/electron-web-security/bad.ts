import { BrowserWindow } from "electron";

export const window = new BrowserWindow({
  width: 800,
  webPreferences: {
    // ruleid: electron-web-security
    webSecurity: false,
    preload: "/app/preload.js",
  },
});
