import Cookies from "js-cookie";
import express from "express";
import http from "node:http";
import localforage from "localforage";

export async function remember(name: string, password: string): Promise<void> {
  // ruleid: clear-text-storage
  localStorage.setItem("login", JSON.stringify({ name, password }));
  // ruleid: clear-text-storage
  sessionStorage.password = password;
  // ruleid: clear-text-storage
  Cookies.set("login", `${name}:${password}`);
  // ruleid: clear-text-storage
  document.cookie = `login=${password}`;
  // ruleid: clear-text-storage
  await localforage.setItem("account", { name, password });
}

const app = express();
app.post("/pay", (req, res) => {
  // ruleid: clear-text-storage
  res.cookie("card", req.body.cardNumber, { httpOnly: true });
  res.end();
});

http.createServer((request, response) => {
  const { apiKey } = JSON.parse(request.headers["x-settings"] as string);
  // ruleid: clear-text-storage
  response.setHeader("Set-Cookie", "key=" + apiKey);
  response.end();
});
