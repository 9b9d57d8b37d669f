const escapeHtml = require("escape-html");

function page(state) {
  // ruleid: bad-code-sanitization
  return `<script>(function () { window.state = ${JSON.stringify(state)}; })()</script>`;
}

function accessor(key) {
  return `[${JSON.stringify(key)}]`;
}

function setter(key) {
  // doubtful: bad-code-sanitization
  return "(function (object, value) { object" + accessor(key) + " = value; })";
}

function failure(path) {
  // ruleid: bad-code-sanitization
  return `() => { throw new Error('${escapeHtml(path)}'); }`;
}

function copy(keys) {
  const statements = [];
  for (const key of keys) statements.push(`to[${JSON.stringify(key)}] = from[${JSON.stringify(key)}]`);
  // doubtful: bad-code-sanitization
  return `(function (to, from) { ${statements.join(";")} })`;
}

module.exports = { page, setter, failure, copy };
