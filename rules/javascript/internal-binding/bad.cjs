const process = require("process");

// ruleid: internal-binding
const fs = process.binding("fs");
// ruleid: internal-binding
module.exports = [fs, process._linkedBinding("electron_browser_app")];
