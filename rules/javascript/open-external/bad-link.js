const { ipcMain, shell } = require('electron')

ipcMain.on('open-link', (_event, link) => {
  // ruleid: open-external
  shell.openExternal(link)
})
