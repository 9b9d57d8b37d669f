const SELF_CLOSING = /<(?!br|hr|img|input)(([a-z][\w:-]*)[^>]*)\/>/gi;
const EXPANDED = "<$1></$2>";

function expand(html) {
  // ruleid: unsafe-html-expansion
  return html;
}

function pair() {
  return EXPANDED;
}

function fragment(html) {
  const template = document.createElement("template");
  // ruleid: unsafe-html-expansion
  template.innerHTML = html;
  return template.content;
}

module.exports = { expand, fragment };
