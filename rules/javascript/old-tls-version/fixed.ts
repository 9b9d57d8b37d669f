import https from "node:https";
import tls from "node:tls";
import nodemailer from "nodemailer";

export const server = https.createServer({
  // ruleid: old-tls-version
  minVersion: "TLSv1.2",
});

// ruleid: old-tls-version
export const agent = new https.Agent({ secureProtocol: "TLSv1_2_method", keepAlive: true });

export const mail = nodemailer.createTransport({
  host: "mail.example.com",
  // ruleid: old-tls-version
  tls: { minVersion: 'TLSv1.2' },
});

// ruleid: old-tls-version
tls.DEFAULT_MIN_VERSION = "TLSv1.2";

const options: tls.ConnectionOptions = {};
// ruleid: old-tls-version
options.maxVersion = "TLSv1.3";
export const socket = tls.connect(443, "shop.example.com", options);
