import express from "express";

const app = express();
app.use(express.json());

app.post("/words", (req, res) => {
  // ruleid: polynomial-redos
  res.json(req.body.words.split(/ *, */));
});

app.put("/page", (req, res) => {
  const page: string = req.body.page;
  // What is replaced here leaves the dashes as many as they were.
  // ruleid: polynomial-redos
  res.json(page.replace(/#/g, "").replace(/-+$/, ""));
});
