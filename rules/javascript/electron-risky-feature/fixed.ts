import { BrowserWindow, WebContentsView } from "electron";

// ruleid: electron-risky-feature
export const window = new BrowserWindow({ webPreferences: {} });
export const view = new WebContentsView({
  webPreferences: {
    // ruleid: electron-risky-feature
    // ruleid: electron-risky-feature
  },
});
