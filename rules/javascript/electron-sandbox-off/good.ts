import { app, BrowserWindow } from "electron";

// ok: electron-sandbox-off
export const window = new BrowserWindow({ webPreferences: { sandbox: true } });
// ok: electron-sandbox-off
export const other = new BrowserWindow({ webPreferences: { preload: "/app/preload.js" } });
// ok: electron-sandbox-off
if (process.env.NODE_ENV === "test") app.commandLine.appendSwitch("no-sandbox");
// ok: electron-sandbox-off
app.commandLine.appendSwitch("disable-gpu");
export const settings = { sandbox: false };
