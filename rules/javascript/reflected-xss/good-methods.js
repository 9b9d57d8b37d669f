const express = require("express");

const app = express();
app.use(express.json());

app.patch("/folder", (req, res) => {
  // ok: reflected-xss
  res.status(400).send(`No such folder: ${req.body.folder}`);
});

app.route("/orders/:id").delete((req, res) => {
  // ok: reflected-xss
  res.send("Deleted " + req.params.id);
});
