const ftp = require("basic-ftp");
const grpc = require("@grpc/grpc-js");
const nodemailer = require("nodemailer");
const { Rates } = require("./rates");

// ok: plain-text-connection
exports.mail = nodemailer.createTransport({ host: "mail.rates-of-today.com", port: 587, requireTLS: true });

// ok: plain-text-connection
exports.relay = nodemailer.createTransport({ host: "localhost", port: 25, ignoreTLS: true });

exports.upload = async function (file) {
  const client = new ftp.Client();
  // ok: plain-text-connection
  await client.access({ host: "ftp.rates-of-today.com", user: "shop", secure: true });
  await client.uploadFrom(file, "rates.json");
};

// ok: plain-text-connection
exports.rates = new Rates("rates:50051", grpc.credentials.createInsecure());
