const parameters = new URLSearchParams(location.search);
const status = document.querySelector("#status");

if (status) {
  // ruleid: dom-xss
  status.textContent = `Hello, ${parameters.get("name")}!`;
  // ruleid: dom-xss
  status.insertAdjacentText("beforeend", decodeURIComponent(location.hash.slice(1)));
}

window.addEventListener("message", ({ data }) => {
  const notice = document.createElement("output");
  const message = data.message || "Saved";
  // ruleid: dom-xss
  notice["textContent"] = message;
  document.body.append(notice);
});
