export function greet(name: string) {
  // ruleid: html-construction
  const html = "<b>Welcome, " + escapeHtml(name) + "</b>";
  document.querySelector("#greeting")!.innerHTML = html;
}

function item(text: string) {
  // ruleid: html-construction
  return `<li class="item">${escapeHtml(text)}</li>`;
}

export function list(texts: string[]) {
  document.body.insertAdjacentHTML("beforeend", texts.map((text) => item(text)).join(""));
}

function escapeHtml(text: unknown): string {
  const signs = String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return signs.replace(/"/g, "&quot;").replace(/'/g, "&#39;");
}
