const { BrowserWindow } = require("electron");

const webPreferences = {
  // ruleid: electron-sandbox-off
  sandbox: false,
};

module.exports = () => new BrowserWindow({ webPreferences });
