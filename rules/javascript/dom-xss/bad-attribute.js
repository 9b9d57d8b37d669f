const query = new URLSearchParams(location.search).get("q");
const box = document.querySelector("#box");

// ruleid: dom-xss
box.innerHTML = "<a title='" + query.replace(/"/g, "&quot;") + "'>more</a>";
// ruleid: dom-xss
box.innerHTML = `<a href="${query.replace(/"/g, "&quot;")}">more</a>`;
// ruleid: dom-xss
box.innerHTML = `<a title="more" onclick="show('${query.replace(/["']/g, "")}')">more</a>`;
// ruleid: dom-xss
box.innerHTML = `<a title="more">${query.replace(/["']/g, "")}</a>`;
// ruleid: dom-xss
box.innerHTML = `<a title="${decodeURIComponent(query.replace(/["']/g, ""))}">more</a>`;
if (location.hash.href) {
  // ruleid: dom-xss
  box.innerHTML = location.hash;
}
