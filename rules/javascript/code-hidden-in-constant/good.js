const vm = require("node:vm");

function d(text) {
  return Buffer.from(text, "hex").toString();
}

// ok: code-hidden-in-constant
const files = require("node:fs");
// ok: code-hidden-in-constant
const key = d("9f2b1c44de77aa019f2b1c44de77aa01");
// ok: code-hidden-in-constant
vm.runInNewContext("1 + 1");
// ok: code-hidden-in-constant
console.log(atob("aGVsbG8gd29ybGQ="));

module.exports = { files, key };
