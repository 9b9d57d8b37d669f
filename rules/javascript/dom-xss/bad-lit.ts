import { html } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { literal, unsafeStatic } from "lit/static-html.js";

export function heading() {
  const title = decodeURIComponent(location.hash.slice(1));
  // ruleid: dom-xss
  return html`<h1>${unsafeHTML(title)}</h1>`;
}

export function element() {
  // ruleid: dom-xss
  return literal`<${unsafeStatic(new URLSearchParams(location.search).get("tag") ?? "p")}>`;
}

export function escaped() {
  const title = decodeURIComponent(location.hash.slice(1));
  // ok: dom-xss
  return html`<h1>${title}</h1>`;
}
