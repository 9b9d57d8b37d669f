const os = require("os");
const path = require("path");
const express = require("express");
const serveStatic = require("serve-static");
const serveHandler = require("serve-handler");
const fastify = require("fastify")();

const app = express();

// ruleid: exposed-folder
app.use("/lib", express.static(path.join(__dirname, "node_modules")));
// ruleid: exposed-folder
app.use("/jquery", express.static("./node_modules/jquery/"));
// ruleid: exposed-folder
app.use("/ui", express.static(`${__dirname}/../node_modules/@scope/ui`));
// ruleid: exposed-folder
app.use(express.static("./"));
// ruleid: exposed-folder
app.use(express.static(process.cwd()));
// ruleid: exposed-folder
app.use("/home", serveStatic(os.homedir()));

const packages = path.resolve(__dirname, "..", "node_modules");
// ruleid: exposed-folder
fastify.register(require("@fastify/static"), { root: packages, prefix: "/lib/" });

function handle(request, response) {
  // ruleid: exposed-folder
  return serveHandler(request, response, { public: "node_modules" });
}

module.exports = { app, handle };
