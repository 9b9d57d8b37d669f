const express = require("express");

module.exports = function shop({ base }) {
  const router = express.Router();
  router.get("/orders/:id", (req, res) => {
    // ok: open-redirect
    res.redirect(base + "orders/" + req.params.id);
  });
  return router;
};
