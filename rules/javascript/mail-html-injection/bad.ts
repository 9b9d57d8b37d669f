import sendgrid from "@sendgrid/mail";
import express from "express";
import nodemailer from "nodemailer";
import { Resend } from "resend";

const app = express();
const transport = nodemailer.createTransport("smtp://localhost");
const resend = new Resend(process.env.RESEND_KEY);

app.post("/welcome", async (req, res) => {
  await transport.sendMail({
    to: req.body.email,
    subject: "Welcome",
    // ruleid: mail-html-injection
    html: `<p>Hello ${req.body.name}!</p>`,
  });
  // ruleid: mail-html-injection
  await resend.emails.send({ from: "shop@example.test", to: "x@example.test", subject: "Order", html: "<b>" + req.body.note + "</b>" });
  // ruleid: mail-html-injection
  await sendgrid.send({ from: "shop@example.test", to: "x@example.test", subject: "Order", html: req.body.note });
  res.end();
});
