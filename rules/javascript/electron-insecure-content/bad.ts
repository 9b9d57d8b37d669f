import { BrowserWindow } from "electron";

const webPreferences = {
  // ruleid: electron-insecure-content
  allowRunningInsecureContent: true,
};

export const window = new BrowserWindow({ webPreferences });
