const electron = require("electron");
const fs = require("fs");

function save(path, text) {
  fs.writeFileSync(path, text);
}

// ruleid: electron-unchecked-sender
electron.ipcMain.on("save", (event, path, text) => {
  save(path, text);
  event.returnValue = true;
});
