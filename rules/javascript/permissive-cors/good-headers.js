const express = require("express");

const app = express();
const allowed = ["https://shop.example.test"];

app.use((req, res, next) => {
  // ok: permissive-cors
  res.setHeader("Access-Control-Allow-Origin", req.headers.origin ?? "*");
  next();
});

app.use((req, res, next) => {
  const { origin } = req.headers;
  if (allowed.includes(origin)) {
    // ok: permissive-cors
    res.setHeader("Access-Control-Allow-Origin", origin);
    res.setHeader("Access-Control-Allow-Credentials", "true");
  }
  next();
});

app.use((req, res, next) => {
  if (!isAllowed(req.headers.origin)) return res.status(403).end();
  // ok: permissive-cors
  res.setHeader("Access-Control-Allow-Origin", req.headers.origin);
  res.setHeader("Access-Control-Allow-Credentials", "true");
  return next();
});

app.use((req, res, next) => {
  // ok: permissive-cors
  res.setHeader("Access-Control-Allow-Origin", "https://shop.example.test");
  res.setHeader("Access-Control-Allow-Credentials", "true");
  next();
});

function isAllowed(origin) {
  return allowed.includes(origin);
}
