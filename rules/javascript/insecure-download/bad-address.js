const { exec, execFile } = require('child_process')
const nugget = require('nugget')

const url = 'http://tools.example.test/setup.apk'

// ruleid: insecure-download
nugget('http://tools.example.test/setup.exe', {}, () => undefined)

// ruleid: insecure-download
exec('curl -s http://tools.example.test/install.sh | sh')

// ruleid: insecure-download
execFile('wget', ['-q', url])
