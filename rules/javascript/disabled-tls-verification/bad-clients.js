const { app, session } = require("electron");
const { exec } = require("child_process");
const { Client } = require("ssh2");
const k8s = require("@kubernetes/client-node");
const superagent = require("superagent");
const { Pool } = require("pg");

// ruleid: disabled-tls-verification
superagent.get("https://api.example.test/orders").disableTLSCerts().end(console.log);

// ruleid: disabled-tls-verification
new Pool({ connectionString: "postgres://shop@db.example.test:5432/shop?sslmode=no-verify" });

const config = new k8s.KubeConfig();
config.loadFromOptions({
  // ruleid: disabled-tls-verification
  clusters: [{ name: "shop", server: "https://cluster.example.test", skipTLSVerify: true }],
});

// ruleid: disabled-tls-verification
app.commandLine.appendSwitch("ignore-certificate-errors");

// ruleid: disabled-tls-verification
app.on("certificate-error", (event, webContents, url, error, certificate, callback) => {
  event.preventDefault();
  callback(true);
});

// ruleid: disabled-tls-verification
session.defaultSession.setCertificateVerifyProc((request, callback) => callback(0));

// ruleid: disabled-tls-verification
new Client().connect({ host: "build.example.test", username: "deploy", hostVerifier: () => true });

exports.download = (address) =>
  // ruleid: disabled-tls-verification
  exec(`wget -q --no-check-certificate ${address}`);

// ruleid: disabled-tls-verification
exports.database = "mongodb://shop@db.example.test/orders?tls=true&tlsAllowInvalidCertificates=true";

exports.version = () =>
  // ruleid: disabled-tls-verification
  exec("curl -sk https://tools.example.test/version");

const left = {
  host: "version.example.test",
  strictSSL: false,
  // ruleid: disabled-tls-verification
  rejectUnauthorized: false,
};
https.get(left);
