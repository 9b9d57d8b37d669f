import { BrowserView, BrowserWindow } from "electron";

const options = {
  width: 800,
  webPreferences: {
    // ruleid: electron-node-integration
    nodeIntegration: true,
    contextIsolation: false,
  },
};
export const main = new BrowserWindow(options);

const preferences = {
  devTools: false,
  // ruleid: electron-node-integration
  contextIsolation: false,
};
export const settings = new BrowserWindow({ show: false, webPreferences: preferences });

export const view = new BrowserView({
  webPreferences: {
    // ruleid: electron-node-integration
    nodeIntegrationInWorker: true,
  },
});
