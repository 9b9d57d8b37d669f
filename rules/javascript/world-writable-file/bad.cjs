const fs = require("fs");
const MODE = 0o767;

// ruleid: world-writable-file
fs.chmod("/opt/shop/start.sh", MODE, () => {});
