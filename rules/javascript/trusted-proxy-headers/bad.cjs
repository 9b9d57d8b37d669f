const app = require("express")();

// ruleid: trusted-proxy-headers
app.enable("trust proxy");
