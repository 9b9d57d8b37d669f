import { BrowserWindow } from "electron";

const webPreferences = {
  // ruleid: electron-insecure-content
};

export const window = new BrowserWindow({ webPreferences });
