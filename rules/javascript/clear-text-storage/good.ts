import express from "express";
import { createCipheriv, randomBytes } from "node:crypto";

export function remember(name: string, password: string, accessToken: string): void {
  // ok: clear-text-storage
  localStorage.setItem("login", name);
  // ok: clear-text-storage
  sessionStorage.setItem("session", accessToken);
  // ok: clear-text-storage
  localStorage.setItem("passwordLength", String(password.length));
  // ok: clear-text-storage
  localStorage.setItem("hasPassword", password === "" ? "no" : "yes");
}

const key = randomBytes(32);

function seal(text: string): string {
  const cipher = createCipheriv("aes-256-gcm", key, randomBytes(12));
  return cipher.update(text, "utf8", "hex") + cipher.final("hex");
}

const app = express();
app.post("/login", (req, res) => {
  // ok: clear-text-storage
  res.cookie("login", seal(req.body.password), { httpOnly: true, secure: true });
  res.end();
});
