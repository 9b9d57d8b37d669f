"use strict";

const { exec, execFile } = require("child_process");

exports.log = (file, done) => {
  // ok: command-runner
  execFile("git", ["log", "--oneline", "--", file], done);
};

exports.status = (done) => {
  // ok: command-runner
  exec("git status --porcelain", done);
};

// A parameter within a command is what command-injection reports.
exports.checkout = (branch, done) => {
  // ok: command-runner
  exec("git checkout " + branch, done);
};
