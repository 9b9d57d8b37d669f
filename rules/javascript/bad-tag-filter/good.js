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



const BLOCKS = [
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
];

function endOfBlock(lines, from) {
  const block = BLOCKS.find(([begin]) => begin.test(lines[from]));
  if (!block) return from;
  // ok: bad-tag-filter
  const end = lines.findIndex((line, at) => at >= from && block[1].test(line));
  return end < 0 ? lines.length : end + 1;
}

function textOf(html) {
  // ok: bad-tag-filter
  return html.replace(/<\/?[a-z][a-z0-9]*\b[^>]*>|<!--[\s\S]*?-->/gi, "");
}

function isFolderName(name) {
  // ok: bad-tag-filter
  if (!/^(?! ).+(?<! )$/.test(name)) throw new Error("no name");
  // ok: bad-tag-filter
  if (!/^(?!.*--).+$/.test(name)) throw new Error("no name");
  // ok: bad-tag-filter
  return /^(?:<none>|.+)$/.test(name);
}
module.exports = { isFolderName, wordsIn, isUnfinished, hasScript, source, withoutScripts, withoutComments, options, endOfBlock, textOf };
