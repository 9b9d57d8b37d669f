import { BrowserWindow, WebContentsView } from "electron";

// ruleid: electron-risky-feature
export const window = new BrowserWindow({ webPreferences: { webviewTag: true } });
export const view = new WebContentsView({
  webPreferences: {
    // ruleid: electron-risky-feature
    experimentalFeatures: true,
    // ruleid: electron-risky-feature
    enableBlinkFeatures: "CSSVariables",
  },
});
