"use strict";

const Handlebars = require("handlebars");

/** The template is a program, but nobody takes a greeting for one. */
exports.greet = function (greeting, data) {
  // ruleid: code-injection
  return Handlebars.compile(greeting + ", {{name}}!")(data);
};

exports.template = function (text, options) {
  const source = JSON.stringify(text);
  // ruleid: code-injection
  return new Function(options.variable, `return render(${options.variable}, ${source});`);
};
