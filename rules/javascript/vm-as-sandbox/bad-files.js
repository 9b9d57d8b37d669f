const fs = require("fs");
const path = require("path");
const vm = require("vm");

function load(sandbox, name) {
  const code = fs.readFileSync(path.join(__dirname, "plugins", name), "utf8");
  // ruleid: vm-as-sandbox
  vm.runInContext(code, sandbox);
  // ruleid: vm-as-sandbox
  vm.runInContext(fs.readFileSync("/srv/plugins/first.js", "utf8"), sandbox);
}

module.exports = { load };
