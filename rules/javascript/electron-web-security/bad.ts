import { app, BrowserWindow } from "electron";

export const window = new BrowserWindow({
  width: 800,
  webPreferences: {
    // ruleid: electron-web-security
    webSecurity: false,
    preload: "/app/preload.js",
  },
});

// ruleid: electron-web-security
app.commandLine.appendSwitch("disable-web-security");
