const { execFileSync } = require("child_process");

// ruleid: shell-option
module.exports = (folder) => execFileSync("ls", ["-l", `${folder}/files`], { shell: true, encoding: "utf8" });
