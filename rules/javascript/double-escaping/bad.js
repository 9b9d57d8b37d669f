function escapeHtml(text) {
  // ruleid: double-escaping
  return text.replace(/</g, "&lt;").replace(/"/g, "&quot;").replace(/&/g, "&amp;");
}

function unescapeHtml(text) {
  // ruleid: double-escaping
  let plain = text.replace(/&amp;/g, "&");
  plain = plain.replace(/&lt;/g, "<");
  return plain;
}

function percent(text) {
  let written = text.replaceAll("&", "%26");
  // ruleid: double-escaping
  written = written.replaceAll("%", "%25");
  return written;
}

const NAMED = { "<": "&lt;", ">": "&gt;" };

function escapeTags(text) {
  // ruleid: double-escaping
  return text.replace(/[<>]/g, (sign) => NAMED[sign]).replace(/&/g, "&amp;");
}

module.exports = { escapeHtml, unescapeHtml, percent, escapeTags };
