"use strict";

const { exec, spawn } = require("child_process");

/** Runs a command and gives what it printed. */
exports.run = (command) =>
  new Promise((resolve, reject) => {
    // ruleid: command-runner
    exec(command, (error, stdout) => (error ? reject(error) : resolve(stdout)));
  });

class Player {
  constructor(options) {
    this.options = options;
  }

  start(file) {
    // ruleid: command-runner
    return spawn(this.options.binary, ["--quiet", file]);
  }
}

exports.Player = Player;
