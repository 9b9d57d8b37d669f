const { existsSync, readFileSync } = require("node:fs");

/** What is called a key here is the path of the file that holds it. */
function keyOf(options) {
  if (!existsSync(options.privateKey)) {
    // doubtful: clear-text-logging
    console.error(`There is no file ${options.privateKey}`);
    return undefined;
  }
  return readFileSync(options.privateKey, "utf8");
}

module.exports = { keyOf };
