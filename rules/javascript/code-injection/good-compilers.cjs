"use strict";

const Handlebars = require("handlebars");
const template = require("lodash/template");

/** Whoever gives the template writes the program. */
exports.sourceTemplate = (content, options) =>
  // ok: code-injection
  template(content, { interpolate: /<%=([\s\S]+?)%>/g, ...options });

exports.render = function (source, data) {
  // ok: code-injection
  return Handlebars.compile(source)(data);
};
