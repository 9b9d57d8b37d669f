import $ from "jquery";

const results = document.getElementById("results") as HTMLElement;
const parameters = new URLSearchParams(window.location.search);

// ruleid: dom-xss
results.innerHTML = "You searched for " + parameters.get("q");

function show(element: HTMLElement, text: string): void {
  // ruleid: dom-xss
  element.innerHTML = `<p>${text}</p>`;
}

show(results, decodeURIComponent(location.hash.slice(1)));

// ruleid: dom-xss
document.write("<a href='" + document.referrer + "'>back</a>");

const { hash } = new URL(document.URL);
// ruleid: dom-xss
document.querySelector(".tab")?.insertAdjacentHTML("beforeend", unescape(hash));

window.addEventListener("message", (event) => {
  const banner = document.createElement("div");
  // ruleid: dom-xss
  banner.outerHTML = event.data.html;
  document.body.append(banner);
});

window.addEventListener("hashchange", () => {
  const range = document.createRange();
  // ruleid: dom-xss
  results.append(range.createContextualFragment(location.hash.substring(1)));
  // ruleid: dom-xss
  $("#title").html(location.hash.substring(1));
  // ruleid: dom-xss
  $("<li>").appendTo("ul").append(parameters.get("item") ?? "");
});
