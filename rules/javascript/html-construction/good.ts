import escapeHtml from "escape-html";

export function greet(name: string) {
  const bold = document.createElement("b");
  bold.textContent = name;
  // ok: html-construction
  document.querySelector("#greeting")!.replaceChildren(bold);
}

export function escaped(name: string) {
  // ok: html-construction
  document.querySelector("#greeting")!.innerHTML = "<b>" + escapeHtml(name) + "</b>";
}

// Markup is what is asked for.
export function setContent(html: string) {
  // ok: html-construction
  document.querySelector("#content")!.innerHTML = html;
}

export function count(items: unknown[]) {
  // ok: html-construction
  document.querySelector("#count")!.innerHTML = "<b>" + items.length + "</b>";
}

export function textOf(markup: string) {
  const detached = document.implementation.createHTMLDocument("");
  // ok: html-construction
  detached.body.innerHTML = "<div>" + markup + "</div>";
  return detached.body.textContent;
}

// Nobody outside calls it.
function note(text: string) {
  // ok: html-construction
  document.querySelector("#note")!.innerHTML = "<i>" + text + "</i>";
}
note("ready");
