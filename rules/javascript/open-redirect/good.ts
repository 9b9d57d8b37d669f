import express from "express";
import { createServer } from "node:http";

const app = express();
const PAGES: Record<string, string> = { cart: "/cart", account: "/account" };
const ALLOWED = new Set(["https://shop.example.test/", "https://help.example.test/"]);

app.get("/fixed", (_req, res) => {
  // ok: open-redirect
  res.redirect("/login");
});

app.get("/pages", (req, res) => {
  const page = String(req.query.page);
  // ok: open-redirect
  res.redirect(Object.hasOwn(PAGES, page) ? PAGES[page] : "/");
});

app.get("/listed", (req, res) => {
  const next = String(req.query.next);
  if (ALLOWED.has(next)) {
    // ok: open-redirect
    res.redirect(next);
  } else {
    res.redirect("/");
  }
});

app.get("/orders/:id", (req, res) => {
  // ok: open-redirect
  res.redirect(`/orders/${req.params.id}/summary`);
  // ok: open-redirect
  res.redirect("https://shop.example.test/orders?id=" + req.params.id);
  // ok: open-redirect
  res.redirect("/search?q=" + encodeURIComponent(String(req.query.q)));
  // ok: open-redirect
  res.redirect("orders-" + req.params.id);
  // ok: open-redirect
  res.redirect("_" + req.params.id);
  // ok: open-redirect
  res.redirect(["https://shop.example.test", req.params.id].join("/"));
});

app.get("/secure", (req, res) => {
  // ok: open-redirect
  res.redirect("https://" + req.hostname + req.originalUrl);
});

app.get("/back", (req, res) => {
  // ok: open-redirect
  res.redirect(req.get("Referrer") || "/");
});

createServer((request, response) => {
  // ok: open-redirect
  response.writeHead(301, { Location: "https://" + request.headers.host + request.url });
  response.end();
}).listen(8080);

createServer((request, response) => {
  // Where something was made, no browser goes.
  // ok: open-redirect
  response.writeHead(201, { Location: request.url + "/items/1" });
  response.end();
}).listen(8081);

app.post("/items/:name", (req, res) => {
  // ok: open-redirect
  res.setHeader("Location", req.path + "/1");
  res.status(201).json({ id: 1 });
});

app.get("/static/index.html", (req, res) => {
  // No address that is another host's comes here.
  // ok: open-redirect
  res.redirect(req.originalUrl.replace(/\/index\.html$/, "/"));
});

app.put("/pages/:name", (req, res) => {
  // ok: open-redirect
  res.set("Location", req.query.place);
  res.send("made");
});

app.post("/uploads", (req, res) => {
  const successStatus = req.body.status === "201" ? 201 : 204;
  if (req.query.next === undefined) {
    res.status(successStatus);
    // ok: open-redirect
    res.set("Location", req.query.place);
  } else {
    res.status(303);
    res.set("Location", "/uploads");
  }
  res.end();
});
