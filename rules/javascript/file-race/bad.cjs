const { existsSync, openSync, statSync, writeFileSync } = require("fs");

// ruleid: file-race
module.exports = (file) => (existsSync(file) ? undefined : openSync(file, "w"));

module.exports.rotate = (file) => {
  const { size } = statSync(file);
  // ruleid: file-race
  if (size > 1e6) writeFileSync(file, "");
};
