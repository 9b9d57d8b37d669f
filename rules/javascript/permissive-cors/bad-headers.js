const express = require("express");

const app = express();

app.use((req, res, next) => {
  // ruleid: permissive-cors
  res.setHeader("Access-Control-Allow-Origin", req.headers.origin);
  res.setHeader("Access-Control-Allow-Credentials", "true");
  next();
});

app.use((req, res, next) => {
  const origin = req.get("Origin");
  if (origin) {
    // ruleid: permissive-cors
    res.header("Access-Control-Allow-Origin", origin);
    res.header("Access-Control-Allow-Credentials", true);
  }
  next();
});

app.use((req, res, next) => {
  const { origin } = req.headers;
  // ruleid: permissive-cors
  res.set("Access-Control-Allow-Origin", origin);
  res.set("Access-Control-Allow-Credentials", "true");
  next();
});

app.use((req, res, next) => {
  // ruleid: permissive-cors
  res.set("Access-Control-Allow-Origin", "null");
  res.set("Access-Control-Allow-Credentials", "true");
  next();
});

exports.handler = async (event) => ({
  statusCode: 200,
  headers: {
    // ruleid: permissive-cors
    "Access-Control-Allow-Origin": event.headers.origin || "*",
    "Access-Control-Allow-Credentials": "true",
  },
});

app.use((req, res, next) => {
  // ruleid: permissive-cors
  res.setHeader("Access-Control-Allow-Origin", null);
  res.setHeader("Access-Control-Allow-Credentials", true);
  next();
});

app.use((req, res, next) => {
  const site = new URL(req.url, "https://example.test").searchParams.get("site");
  // ruleid: permissive-cors
  res.setHeader("Access-Control-Allow-Origin", site);
  res.setHeader("Access-Control-Allow-Credentials", true);
  next();
});
