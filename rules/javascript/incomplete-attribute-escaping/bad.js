function link(user) {
  // ruleid: incomplete-attribute-escaping
  return `<a title="${user.name.replace(/</g, "&lt;").replace(/>/g, "&gt;")}" href="/users">user</a>`;
}

function field(text) {
  const safe = text.replace(/[<>"]/g, "");
  return (
    "<input value='" +
    // ruleid: incomplete-attribute-escaping
    safe.trim() +
    "'>"
  );
}

function button(text) {
  // ruleid: incomplete-attribute-escaping
  return '<button onclick="show(\'' + text + '\')">' + '<i onmouseover="' + text.replace(/[<>"]/g, "") + '"></i></button>';
}

module.exports = { link, field, button };
