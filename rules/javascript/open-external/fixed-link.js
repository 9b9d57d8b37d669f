const { ipcMain, shell } = require('electron')

ipcMain.on('open-link', (_event, link) => {
  // ruleid: open-external
  shell.openExternal(webAddress(link))
})

function webAddress(address) {
  const { protocol } = new URL(address)
  if (protocol !== 'https:' && protocol !== 'http:') throw new Error('Only web pages are opened')
  return address
}
