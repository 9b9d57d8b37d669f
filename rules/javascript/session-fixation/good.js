const express = require("express");
const session = require("express-session");
const passport = require("passport");
const { findUser, saveProfile } = require("./users");

const app = express();
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: true }));

app.post("/login", async (req, res, next) => {
  const user = await findUser(req.body.name, req.body.password);
  req.session.regenerate((error) => {
    if (error) return next(error);
    // ok: session-fixation
    req.session.user = user;
    res.redirect("/");
  });
});

app.post("/sign-in", passport.authenticate("local"), (req, res) => {
  // ok: session-fixation
  req.session.lastPage = req.body.page;
  res.redirect("/");
});

app.post("/profile", async (req, res) => {
  // ok: session-fixation
  req.session.user = await saveProfile(req.session.user, req.body);
  res.redirect("/");
});

app.get("/login", (req, res) => {
  // ok: session-fixation
  req.session.user = null;
  res.render("login");
});

module.exports = app;
