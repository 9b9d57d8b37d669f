function escapeHtml(text) {
  // ok: double-escaping
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
}

function unescapeHtml(text) {
  // ok: double-escaping
  return text.replace(/&quot;/g, '"').replace(/&lt;/g, "<").replace(/&amp;/g, "&");
}

function escapeLoose(text) {
  // ok: double-escaping
  return text.replace(/</g, "&lt;").replace(/&(?!#?\w+;)/g, "&amp;");
}

function slashes(path) {
  // ok: double-escaping
  return path.replace(/\\\\/g, "\\").replace(/\\/g, "\\\\");
}

function previewOf(html) {
  // ok: double-escaping
  return html.replaceAll("?preview=true&amp;", "?").replaceAll("?preview=true&;", "?").replaceAll("?preview=true", "");
}

function headingId(text) {
  // ok: double-escaping
  return text.replace(/&amp;/g, "&").replace(/&lt;/g, "<").replace(/ /g, "-").toLowerCase();
}

module.exports = { escapeHtml, unescapeHtml, escapeLoose, slashes, headingId, previewOf };

exports.abbreviate = (address) => {
  // ok: double-escaping
  return address.replace(/0000/g, "g").replace(/:000/g, ":").replace(/:00/g, ":").replace(/:0/g, ":").replace(/g/g, "0");
};
