const http = require("http");
const express = require("express");

function protect(response) {
  response.setHeader("X-Frame-Options", "DENY");
}

// ok: missing-frame-options
http.createServer((request, response) => {
  protect(response);
  response.end("hello");
});

// ok: missing-frame-options
const router = express.Router();
router.get("/", (req, res) => res.render("home"));
module.exports = router;
