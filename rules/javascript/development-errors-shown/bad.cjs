const app = require("express")();
const errorhandler = require("errorhandler");

// ruleid: development-errors-shown
app.use(errorhandler({ log: false }));
