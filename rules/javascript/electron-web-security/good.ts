import { app, BrowserWindow } from "electron";

// ok: electron-web-security
export const window = new BrowserWindow({ webPreferences: { preload: "/app/preload.js" } });
// ok: electron-web-security
export const careful = new BrowserWindow({ webPreferences: { webSecurity: true } });

export function open(isDevelopment: boolean): BrowserWindow {
  // ok: electron-web-security
  if (isDevelopment) return new BrowserWindow({ webPreferences: { webSecurity: false } });
  // ok: electron-web-security
  return new BrowserWindow({ webPreferences: { webSecurity: app.isPackaged } });
}
