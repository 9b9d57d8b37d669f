import { app, BrowserWindow } from "electron";

// ok: electron-risky-feature
export const window = new BrowserWindow({ webPreferences: { webviewTag: true } });
// ok: electron-risky-feature
export const other = new BrowserWindow({ webPreferences: { experimentalFeatures: false, enableBlinkFeatures: "" } });

app.on("web-contents-created", (_, contents) => {
  contents.on("will-attach-webview", (_event, preferences) => {
    delete preferences.preload;
  });
});
