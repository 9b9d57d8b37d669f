const https = require("https");
const request = require("request");
const { spawn } = require("child_process");
const { MongoClient } = require("mongodb");

// ruleid: disabled-tls-verification
process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";

// ruleid: disabled-tls-verification
process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = 0;

// ruleid: disabled-tls-verification
spawn("node", ["worker.js"], { env: { NODE_TLS_REJECT_UNAUTHORIZED: "0" } });

// ruleid: disabled-tls-verification
https.globalAgent.options.rejectUnauthorized = false;

// ruleid: disabled-tls-verification
request({ url: "https://api.example.test", strictSSL: false });

// ruleid: disabled-tls-verification
new MongoClient("mongodb://db.example.test", { tls: true, tlsAllowInvalidCertificates: true });

function sslOptions() {
  if (process.env.NODE_ENV !== "production") return undefined;
  // ruleid: disabled-tls-verification
  return { rejectUnauthorized: false };
}

module.exports = { sslOptions };
