const query = new URLSearchParams(location.search).get("q");
const box = document.querySelector("#box");

// ok: dom-xss
box.innerHTML = '<a title="' + query.replace(/"/g, "&quot;") + '">more</a>';
// ok: dom-xss
box.innerHTML = `<a href="/search?q=${query.replace(/["']/g, "")}">more</a>`;

function link(name) {
  if (name.includes('"')) return;
  // ok: dom-xss
  box.innerHTML = `<a title="${name}">more</a>`;
}
link(query);

function element(given) {
  // Text has no such property.
  // ok: dom-xss
  if (given.nodeKind) box.innerHTML = given;
}
element(query);
