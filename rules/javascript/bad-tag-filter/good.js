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

function withoutScripts(html) {
  // What is wrong with this is that it is done once: incomplete-multi-character-sanitization reports it.
  // ok: bad-tag-filter
  return html.replace(/<script\b[^>]*>[\s\S]*?<\/script>/gi, "");
}

function options(line) {
  // ok: bad-tag-filter
  return line.replace(/^--[^=]+/, "").replace(/->/g, "→");
}

function isUnfinished(diagram) {
  // ok: bad-tag-filter
  return /-->$/.test(diagram.trim());
}

function wordsIn(search) {
  // ok: bad-tag-filter
  const word = new RegExp("^(?<text>\\S+)(\\s+|$)", "u");
  const words = [];
  let rest = search;
  for (let match = rest.match(word); match; match = rest.match(word)) {
    rest = rest.replace(word, "");
    words.push(match.groups.text);
  }
  return words;
}

module.exports = { wordsIn, isUnfinished, hasScript, source, withoutScripts, withoutComments, options };
