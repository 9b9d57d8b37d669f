const parameters = new URLSearchParams(location.search);
const status = document.querySelector("#status");

if (status) {
  // ruleid: dom-xss
  status.innerHTML = `Hello, ${parameters.get("name")}!`;
  // ruleid: dom-xss
  status.insertAdjacentHTML("beforeend", decodeURIComponent(location.hash.slice(1)));
}

window.addEventListener("message", ({ data }) => {
  const notice = document.createElement("output");
  const message = data.message || "Saved";
  // ruleid: dom-xss
  notice["innerHTML"] = message;
  document.body.append(notice);
});
