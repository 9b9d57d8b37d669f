function markedScripts(html) {
  // ruleid: bad-tag-filter
  return html.replace(/<script\b[^>]*>[\s\S]*?<\/script[^>]*>/gi, "(a script was here)");
}

const FILTERS = [
  // ruleid: bad-tag-filter
  /<script[^>]*>[\s\S]*?<\/script[^>]*>/i,
  // ruleid: bad-tag-filter
  /<script[^>]*>[\s\S]*?<\/script[^>]*>/i,
];

function isHarmless(html) {
  return FILTERS.every((filter) => !filter.test(html));
}

function escapeComment(text) {
  // ruleid: bad-tag-filter
  return text.replace(/--!?>/g, "--&gt;");
}

function tagsOf(html) {
  const tags = [];
  // doubtful: bad-tag-filter
  html.replace(/<!--([\s\S]*?)--!?>|<([^>]*)>/g, (_, comment, tag) => tags.push(tag));
  return tags;
}

module.exports = { markedScripts, isHarmless, escapeComment, tagsOf };
