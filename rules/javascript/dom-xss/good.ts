import DOMPurify from "dompurify";
import $ from "jquery";
import escapeHtml from "escape-html";

const results = document.getElementById("results") as HTMLElement;
const parameters = new URLSearchParams(window.location.search);
const TABS = ["overview", "details"];

// ok: dom-xss
results.textContent = "You searched for " + parameters.get("q");

// ok: dom-xss
results.innerHTML = "<p>Nothing found</p>";

// ok: dom-xss
results.innerHTML = DOMPurify.sanitize(parameters.get("q") ?? "");

// ok: dom-xss
results.innerHTML = "<p>Page " + Number(parameters.get("page")) + "</p>";

// ok: dom-xss
results.innerHTML = `<p>${escapeHtml(parameters.get("q") ?? "")}</p>`;

// ok: dom-xss
results.innerHTML = `<a href="/search?q=${encodeURIComponent(parameters.get("q") ?? "")}">again</a>`;

const tab = location.hash.slice(1);
if (TABS.includes(tab)) {
  // ok: dom-xss
  results.innerHTML = `<section id="${tab}"></section>`;
}

const item = document.createElement("li");
// ok: dom-xss
item.append(parameters.get("item") ?? "");
// ok: dom-xss
results.replaceChildren(item, document.createTextNode(location.hash));

// ok: dom-xss
results.setAttribute("title", parameters.get("title") ?? "");
// ok: dom-xss
$("#title").text(parameters.get("title") ?? "");

window.addEventListener("message", (event) => {
  if (event.origin !== "https://shop.example.test") return;
  // ok: dom-xss
  results.textContent = event.data.text;
});

async function load(): Promise<void> {
  const response = await fetch("/fragments/header.html");
  // ok: dom-xss
  results.innerHTML = await response.text();
}

void load();

const page = globalThis as unknown as { document?: Document; addEventListener: typeof addEventListener };
if (!page.document) {
  page.addEventListener("message", (event) => {
    const { html } = event.data as { html: string };
    // ok: dom-xss
    document.body.innerHTML = html;
  });
}
