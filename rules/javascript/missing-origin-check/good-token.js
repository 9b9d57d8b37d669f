import { v4 } from "uuid";
import { later, render } from "./view";

const sentinel = String(Math.random());
// ok: missing-origin-check
window.addEventListener("message", function (event) {
  if (event.data === sentinel) later();
});

const token = v4();
// ok: missing-origin-check
window.addEventListener("message", (event) => {
  const { data } = event;
  if (!data || data.token !== token) return;
  render(data.title);
});

// ok: missing-origin-check
window.addEventListener("message", ({ data }) => {
  if (data && data.token === token) render(data.title);
});

const prefix = "later-" + crypto.randomUUID();
// ok: missing-origin-check
window.onmessage = (event) => {
  if (typeof event.data === "string" && event.data.startsWith(prefix)) later(event.data.slice(prefix.length));
};

class Frame {
  constructor() {
    this.id = crypto.randomUUID();
  }

  start() {
    // ok: missing-origin-check
    window.addEventListener("message", (event) => {
      if (event.data.id !== this.id) return;
      render(event.data.title);
    });
  }
}

export { Frame };
