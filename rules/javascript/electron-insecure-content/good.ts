import { BrowserWindow } from "electron";

// ok: electron-insecure-content
export const window = new BrowserWindow({ webPreferences: { allowRunningInsecureContent: false } });
// ok: electron-insecure-content
export const plain = new BrowserWindow({ webPreferences: { sandbox: true } });
