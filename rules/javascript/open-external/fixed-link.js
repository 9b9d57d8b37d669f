const { ipcMain, shell } = require('electron')

ipcMain.on('open-link', (_event, link) => {
  // ruleid: open-external
  link.startsWith('https://') ? shell.openExternal(link) : Promise.resolve()
})
