import { BrowserWindow } from "electron";

const window = new BrowserWindow();
// ruleid: electron-any-window
window.webContents.setWindowOpenHandler(() => ({ action: "allow" }));
