const session = require("express-session");
const jwt = require("jsonwebtoken");

module.exports = function configure(app) {
  // ruleid: hard-coded-credentials
  const secret = process.env.SESSION_SECRET || "development-key";
  app.use(session({ secret, resave: false, saveUninitialized: false }));
};

module.exports.sign = function sign(user) {
  // ruleid: hard-coded-credentials
  return jwt.sign({ sub: user.id }, process.env.JWT_SECRET ?? "fallback-key", { expiresIn: "1h" });
};
