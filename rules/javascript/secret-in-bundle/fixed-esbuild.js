const esbuild = require('esbuild')

function bundle(code) {
  return esbuild.buildSync({
    stdin: { contents: code },
    write: false,
    // ruleid: secret-in-bundle
    define: { 'process.env': JSON.stringify({ NODE_ENV: process.env.NODE_ENV }) },
  }).outputFiles[0].text
}

module.exports = { bundle }
