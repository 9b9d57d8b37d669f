function literal(value) {
  return JSON.stringify(value).replace(/[<>\u2028\u2029]/g, (sign) => "\\u" + sign.charCodeAt(0).toString(16));
}

function page(state) {
  // ok: bad-code-sanitization
  return `<script>(function () { window.state = ${literal(state)}; })()</script>`;
}

function log(name, value) {
  // ok: bad-code-sanitization
  console.log("call() => " + JSON.stringify(value));
  // ok: bad-code-sanitization
  console.log(`function ${name}() { } returned ${JSON.stringify(value)}`);
}

function constant() {
  // ok: bad-code-sanitization
  return `(function () { return ${JSON.stringify({ version: 1 })}; })`;
}

module.exports = { page, log, constant };
