import escapeHtml from "escape-html";
import express from "express";
import nodemailer from "nodemailer";

const app = express();
const transport = nodemailer.createTransport("smtp://localhost");

app.post("/welcome", async (req, res) => {
  // ok: mail-html-injection
  await transport.sendMail({ to: req.body.email, subject: "Welcome", text: `Hello ${req.body.name}!` });
  // ok: mail-html-injection
  await transport.sendMail({ to: req.body.email, subject: "Welcome", html: `<p>Hello ${escapeHtml(req.body.name)}!</p>` });
  // ok: mail-html-injection
  await transport.sendMail({ to: req.body.email, subject: "Order", html: `<p>You ordered ${Number(req.body.count)} books.</p>` });
  res.end();
});
