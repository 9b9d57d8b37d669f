// ok: bad-tag-filter
const SCRIPT = /<script[^>]*>[\s\S]*?<\/script[^>]*>/gi;

function hasScript(html) {
  return SCRIPT.test(html);
}

function source(html) {
  // Reads what its own build wrote.
  // ok: bad-tag-filter
  const found = /<script>([\s\S]*?)<\/script>/.exec(html);
  return found[1];
}

function withoutComments(html) {
  // ok: bad-tag-filter
  return html.replace(/<!--[\s\S]*?--!?>/g, "");
}

function options(line) {
  // ok: bad-tag-filter
  return line.replace(/^--[^=]+/, "").replace(/->/g, "→");
}

module.exports = { hasScript, source, withoutComments, options };
