const ftp = require("basic-ftp");
const grpc = require("@grpc/grpc-js");
const nodemailer = require("nodemailer");
const { Rates } = require("./rates");

exports.mail = nodemailer.createTransport({
  // ruleid: plain-text-connection
  host: "mail.rates-of-today.com",
  port: 25,
  ignoreTLS: true,
});

exports.upload = async function (file) {
  const client = new ftp.Client();
  // ruleid: plain-text-connection
  await client.access({ host: "ftp.rates-of-today.com", user: "shop", password: process.env.FTP_PASSWORD });
  await client.uploadFrom(file, "rates.json");
};

// ruleid: plain-text-connection
exports.rates = new Rates("rates.rates-of-today.com:50051", grpc.credentials.createInsecure());
