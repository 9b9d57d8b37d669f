const vm = require("vm");
const { VM } = require("vm2");

// ruleid: vm-as-sandbox
module.exports = (code) => new VM().run(code);

exports.render = (coffee, source, sandbox) => {
  // doubtful: vm-as-sandbox
  vm.runInNewContext(coffee.compile(source), sandbox);
};
