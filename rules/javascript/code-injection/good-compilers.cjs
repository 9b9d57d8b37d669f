"use strict";

/** Whoever gives the template writes the program. */
function template(text, data) {
  const source = `let out = '${text.replace(/'/g, "\\'").replace(/<%=(.+?)%>/g, "' + ($1) + '")}'; return out;`;
  // ok: code-injection
  return data ? new Function("data", source)(data) : new Function("data", source);
}

exports.template = template;

exports.compileString = function (source) {
  // ok: code-injection
  return new Function("data", `with (data) { return \`${source}\` }`);
};
