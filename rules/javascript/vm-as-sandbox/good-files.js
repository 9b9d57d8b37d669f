const fs = require("fs");
const path = require("path");
const vm = require("vm");

const folder = path.join(__dirname, "vendor");

function load(sandbox) {
  ["first.js", "second.js"].forEach(function (file) {
    const code = fs.readFileSync(path.join(folder, file), "utf8");
    // ok: vm-as-sandbox
    vm.runInContext(code, sandbox, { filename: file });
  });
}

module.exports = { load };
