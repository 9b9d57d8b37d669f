import { handle, isTrusted, render } from "./view";

const frame = document.querySelector("iframe");

// ok: missing-origin-check
window.addEventListener("message", (event) => {
  if (event.origin !== "https://shop.example.test") return;
  render(event.data.title);
});

// ok: missing-origin-check
window.onmessage = (event) => {
  const sender = event.origin;
  if (isTrusted(sender)) render(event.data.title);
};

// ok: missing-origin-check
window.addEventListener("message", ({ data, origin }) => {
  if (origin === location.origin) render(data.title);
});

// ok: missing-origin-check
window.addEventListener("message", (event) => {
  if (event.source === frame?.contentWindow) render(event.data.title);
});

// Who checks is another function.
// ok: missing-origin-check
window.addEventListener("message", (event) => {
  handle(event);
});

// Nothing of the message is used.
// ok: missing-origin-check
window.addEventListener("message", () => {
  render("something came");
});

const worker = new Worker("/worker.js");
// A worker of the page's own.
// ok: missing-origin-check
worker.onmessage = (event) => {
  render(event.data.title);
};

// ok: missing-origin-check
worker.addEventListener("message", (event) => {
  render(event.data.title);
});
