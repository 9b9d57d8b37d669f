import axios from "axios";
import express from "express";
import { base } from "./settings";

const app = express();

app.get("/profiles/:name", async (req, res) => {
  // ruleid: request-path
  const profile = await fetch(`https://users.example.test/public/${pathPart(String(req.params.name))}`);
  // ruleid: request-path
  const orders = await axios.get("https://orders.example.test/of/" + pathPart(String(req.query.user)) + "/all");
  // ruleid: request-path
  const bills = await axios.get(`${base}/bills/${pathPart(String(req.query.bill))}`);
  res.json({ profile: profile.status, orders: orders.data, bills: bills.data });
});

function pathPart(text: string): string {
  return /^\.{1,2}$/.test(text) ? "" : encodeURIComponent(text);
}
