"use strict";

/** The template is a program, but nobody takes the name of a variable for one. */
exports.template = function (text, options) {
  const source = JSON.stringify(text);
  // ruleid: code-injection
  return new Function(options.variable, `return render(${options.variable}, ${source});`);
};

exports.compile = function (format) {
  // ruleid: code-injection
  return new Function("record", `return "${format}"`);
};
