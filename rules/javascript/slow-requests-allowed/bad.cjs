const app = require("express")();

const server = app.listen(3000);
// ruleid: slow-requests-allowed
server.requestTimeout = 0;
