import sendgrid from "@sendgrid/mail";
import express from "express";
import nodemailer from "nodemailer";
import { createToken } from "./tokens";

const app = express();
const transport = nodemailer.createTransport({ host: "mail.example.test" });

app.post("/reset", async (req, res) => {
  const token = await createToken(req.body.mail);
  const link = `https://${process.env.PUBLIC_HOST}/reset?token=${token}`;
  // ruleid: host-header-poisoning
  await transport.sendMail({ to: req.body.mail, subject: "New password", text: `Follow ${link}` });
  res.sendStatus(204);
});

app.post("/invite", async (req, res) => {
  const message = {
    to: req.body.mail,
    from: "shop@example.test",
    subject: "Welcome",
    // ruleid: host-header-poisoning
    html: `<a href="https://${process.env.PUBLIC_HOST}/join">Join</a>`,
  };
  await sendgrid.send(message);
  // ruleid: host-header-poisoning
  await transport.sendMail({ to: "all@example.test", html: "<a href='//" + process.env.PUBLIC_HOST + "'>New</a>" });
  res.sendStatus(204);
});
