const { app, session } = require("electron");
const { exec } = require("child_process");
const { Client } = require("ssh2");

const KNOWN = "sha256/AAAA";

// ok: disabled-tls-verification
app.on("certificate-error", (event, webContents, url, error, certificate, callback) => {
  if (certificate.fingerprint === KNOWN) {
    event.preventDefault();
    callback(true);
  } else callback(false);
});

// ok: disabled-tls-verification
session.defaultSession.setCertificateVerifyProc((request, callback) => callback(request.certificate.fingerprint === KNOWN ? 0 : -3));

// ok: disabled-tls-verification
new Client().connect({ host: "build.example.test", hostVerifier: (key) => key.equals(Buffer.from(KNOWN)) });

// ok: disabled-tls-verification
exec("curl -sS https://tools.example.test/k | head -k 3");

// ok: disabled-tls-verification
exports.local = "postgres://shop@localhost:5432/shop?sslmode=no-verify";

// ok: disabled-tls-verification
const serverOptions = { key: process.env.TLS_KEY, rejectUnauthorized: false };
tls[process.env.METHOD](serverOptions);
