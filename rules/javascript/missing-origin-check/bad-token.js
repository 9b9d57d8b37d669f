import { v4 } from "uuid";
import { later, render } from "./view";

const name = "our-frame";
// ruleid: missing-origin-check
window.addEventListener("message", (event) => {
  if (event.data.name === name) render(event.data.title);
});

const token = v4();
// ruleid: missing-origin-check
window.addEventListener("message", (event) => {
  const { data } = event;
  if (data.token !== token) later();
  render(data.title);
});

// ruleid: missing-origin-check
window.addEventListener("message", ({ data }) => {
  if (data.isOpen || data.token === token) render(data.title);
});

// ruleid: missing-origin-check
window.addEventListener("message", (event) => {
  if (event.data.token === token) later();
  else render(event.data.title);
});
