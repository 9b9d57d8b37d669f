import { app, BrowserWindow } from "electron";

const webPreferences = {
  // ruleid: electron-insecure-content
  allowRunningInsecureContent: true,
};

export const window = new BrowserWindow({ webPreferences });

// ruleid: electron-insecure-content
app.commandLine.appendSwitch("allow-running-insecure-content");
