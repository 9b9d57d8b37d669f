function link(user) {
  // ruleid: incomplete-attribute-escaping
  return `<a title="${user.name.replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/'/g, "&#39;")}" href="/users">user</a>`;
}

module.exports = { link };
