import express from "express";
import nodemailer from "nodemailer";
import { createToken } from "./tokens";

const app = express();
const transport = nodemailer.createTransport({ host: "mail.example.test" });
const HOSTS = new Set(["shop.example.test", "shop.example.org"]);

app.post("/reset", async (req, res) => {
  const token = await createToken(req.body.mail);
  const link = new URL("/reset", process.env.PUBLIC_URL);
  link.searchParams.set("token", token);
  // ok: host-header-poisoning
  await transport.sendMail({ to: req.body.mail, subject: "New password", text: `Follow ${link.href}` });
  const host = req.headers.host;
  if (host === undefined || !HOSTS.has(host)) return res.sendStatus(400);
  // ok: host-header-poisoning
  await transport.sendMail({ to: req.body.mail, subject: "New password", text: `Follow https://${host}/reset?token=${token}` });
  // ok: host-header-poisoning
  await transport.sendMail({ to: req.body.mail, subject: "Seen", text: `You came with ${req.get("User-Agent")}` });
  res.sendStatus(204);
});
