const ejs = require("ejs");
const express = require("express");

const app = express();
app.set("view engine", "hbs");
app.use(express.json());

app.post("/profile", (req, res) => {
  // ruleid: template-data-injection
  res.render("profile", req.body);
});

app.get("/search", (req, res) => {
  // ruleid: template-data-injection
  res.render("search", { ...req.query });
});

app.post("/form", (req, res) => {
  const { form } = req.body;
  // ruleid: template-data-injection
  res.render("form", JSON.parse(String(form)));
});

app.get("/card", async (req, res) => {
  // ruleid: template-data-injection
  res.send(await ejs.renderFile("card.ejs", req.query));
});
