const express = require("express");

const app = express();
const windows = { main: { title: "", width: 0 } };

app.post("/windows/:id", (req, res) => {
  const shown = windows[req.params.id];
  // The same as below: what it is was decided above.
  // doubtful: prototype-pollution
  shown.title = String(req.body.title);
  // ruleid: prototype-pollution
  shown.width = Number(req.body.width);
  res.end();
});
