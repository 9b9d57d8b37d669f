import express from "express";

const app = express();
app.use(express.json());

app.get("/slow", (req, res) => {
  // ruleid: untrusted-delay
  setTimeout(() => res.sendStatus(204), Math.min(Number(req.query.delay), 10000));
});

app.post("/poll", (req, res) => {
  const { every } = req.body;
  // ruleid: untrusted-delay
  const timer = setInterval(() => console.info("polling"), Math.min(Number(every), 10000));
  res.on("close", () => clearInterval(timer));
});
