import { BrowserWindow } from "electron";
import { Window } from "./windows";

// ok: electron-node-integration
export const main = new BrowserWindow({ width: 800, webPreferences: { preload: "/app/preload.js", sandbox: true } });

export const careful = new BrowserWindow({
  webPreferences: {
    // ok: electron-node-integration
    nodeIntegration: false,
    // ok: electron-node-integration
    contextIsolation: true,
  },
});

// ok: electron-node-integration
export const other = new Window({ webPreferences: { nodeIntegration: true } });
