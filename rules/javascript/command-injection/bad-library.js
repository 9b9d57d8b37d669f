"use strict";

const childProcess = require("child_process");
const shell = require("shelljs");

/** Opens an address in the browser. */
exports.open = function open(address) {
  // ruleid: command-injection
  childProcess.exec("xdg-open '" + address + "'");
};

class Repository {
  constructor(directory) {
    this.directory = directory;
  }

  checkout(branch) {
    // ruleid: command-injection
    return shell.exec("git -C " + this.directory + " checkout " + branch);
  }
}

exports.Repository = Repository;

exports.archive = (files, done) => {
  const names = files.map((file) => file.name);
  // ruleid: command-injection
  childProcess.exec(["zip", "-r", "archive.zip"].concat(names).join(" "), done);
};
