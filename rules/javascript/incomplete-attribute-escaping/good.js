const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function link(user) {
  // ok: incomplete-attribute-escaping
  return `<a title="${user.name.replace(/[&<>"]/g, (sign) => ESCAPES[sign])}" href="/users">user</a>`;
}

function paragraph(text) {
  // ok: incomplete-attribute-escaping
  return "<p>" + text.replace(/</g, "&lt;") + "</p>";
}

function field(text) {
  // ok: incomplete-attribute-escaping
  return '<input value="' + text.replace(/</g, "&lt;").replace(/[^\w ]/g, "") + '">';
}

function anchor(text) {
  // ok: incomplete-attribute-escaping
  return '<a id="' + text.replace(/\s+/g, "-") + '" href="' + encodeURI(text.replace(/</g, "")) + '">';
}

module.exports = { link, paragraph, field, anchor };
