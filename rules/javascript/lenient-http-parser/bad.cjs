const { spawn } = require("child_process");

// ruleid: lenient-http-parser
spawn("node", ["--insecure-http-parser", "server.js"]);
