import express from "express";

const app = express();
app.use(express.json());

app.get("/slow", (req, res) => {
  // ruleid: untrusted-delay
  setTimeout(() => res.sendStatus(204), Number(req.query.delay));
});

app.post("/poll", (req, res) => {
  const { every } = req.body;
  // ruleid: untrusted-delay
  const timer = setInterval(() => console.info("polling"), every);
  res.on("close", () => clearInterval(timer));
});
