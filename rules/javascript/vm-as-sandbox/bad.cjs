const { VM } = require("vm2");

// ruleid: vm-as-sandbox
module.exports = (code) => new VM().run(code);
