const electron = require("electron");

// ruleid: electron-risky-feature
module.exports = new electron.BrowserWindow({ webPreferences: { navigateOnDragDrop: true } });
