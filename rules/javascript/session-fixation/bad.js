const express = require("express");
const session = require("express-session");
const { findUser, users } = require("./users");

const app = express();
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: true }));

app.post("/login", async (req, res) => {
  // ruleid: session-fixation
  req.session.user = await findUser(req.body.name, req.body.password);
  res.redirect("/");
});

exports.handleSignIn = (request, response, next) => {
  users.check(request.body, (error, user) => {
    if (error) return next(error);
    // ruleid: session-fixation
    request.session.userId = user.id;
    response.redirect("/");
  });
};

exports.form = (req, res) => {
  users.validateLogin(req.body.name, (user) => {
    // ruleid: session-fixation
    req.session.loggedIn = true;
    // ok: session-fixation
    req.session.userId = user.id;
    res.render("home", { user });
  });
};

module.exports.app = app;
