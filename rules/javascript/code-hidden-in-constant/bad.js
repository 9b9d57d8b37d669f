const r = require;

function d(text) {
  return Buffer.from(text, "hex").toString();
}

// ruleid: code-hidden-in-constant
const run = r(d("6368696c645f70726f63657373"));
// ruleid: code-hidden-in-constant
const files = require(Buffer.from("bm9kZTpmcw==", "base64").toString());

const CODE = "636f6e736f6c652e6c6f67282268656c6c6f2229";
// ruleid: code-hidden-in-constant
eval(Buffer.from(CODE, "hex").toString("utf8"));
// ruleid: code-hidden-in-constant
new Function(atob("Y29uc29sZS5sb2coMSk="))();
// ruleid: code-hidden-in-constant
module._compile(d(CODE), "x.js");

module.exports = { files, run };
