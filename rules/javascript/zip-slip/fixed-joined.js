'use strict'

const fs = require('fs')
const AdmZip = require('adm-zip')

exports.unpack = (upload) => {
  for (const entry of new AdmZip(upload).getEntries()) {
    // ruleid: zip-slip
    fs.writeFileSync('uploads/' + below(String(entry.entryName)), entry.getData())
  }
}

function below(name) {
  return /(?:^|[\\/])\.\.(?:[\\/]|$)/.test(name) ? '' : `./${name}`
}
