import { BrowserWindow } from "electron";

// ruleid: electron-node-integration
export const remote = new BrowserWindow({ webPreferences: { enableRemoteModule: true } });
