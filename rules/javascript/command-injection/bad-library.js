"use strict";

const childProcess = require("child_process");
const path = require("path");
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

function Converter(file) {
  this.file = file;
}

Converter.prototype.start = function (done) {
  // ruleid: command-injection
  childProcess.exec(this.command(Array.prototype.slice.call(arguments, 1)), done);
};

Converter.prototype.command = function (options) {
  return "convert " + options.join(" ") + " " + this.file;
};

exports.Converter = Converter;

/** The folder of a program is part of a command. */
exports.check = ({ folder }, done) => {
  // ruleid: command-injection
  childProcess.exec(path.join(folder, "convert -version"), done);
};
