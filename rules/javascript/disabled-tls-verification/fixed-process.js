const https = require("https");
const request = require("request");
const { spawn } = require("child_process");
const { MongoClient } = require("mongodb");

// ruleid: disabled-tls-verification

// ruleid: disabled-tls-verification

// ruleid: disabled-tls-verification
spawn("node", ["worker.js"], { env: {} });

// ruleid: disabled-tls-verification

// ruleid: disabled-tls-verification
request({ url: "https://api.example.test" });

// ruleid: disabled-tls-verification
new MongoClient("mongodb://db.example.test", { tls: true });

function sslOptions() {
  if (process.env.NODE_ENV !== "production") return undefined;
  // ruleid: disabled-tls-verification
  return {};
}

module.exports = { sslOptions };
