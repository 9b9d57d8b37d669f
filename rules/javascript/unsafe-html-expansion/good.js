function placeholders(text) {
  // ok: unsafe-html-expansion
  return text.replace(/\{(\w+)\/\}/g, "<$1></$1>");
}

function strong(text) {
  // ok: unsafe-html-expansion
  return text.replace(/\*\*([^*<>]+)\*\*/g, "<strong>$1</strong>");
}

function parsed(html) {
  return new DOMParser().parseFromString(html, "text/html");
}

module.exports = { placeholders, strong, parsed };
