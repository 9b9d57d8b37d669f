import { render, run } from "./view";

// ruleid: missing-origin-check
window.addEventListener("message", (event) => {
  if (event.origin !== location.origin) return;
  render(event.data.title);
});

// ruleid: missing-origin-check
window.onmessage = function (message) {
  if (message.origin !== location.origin) return;
  console.log("message from", message.origin);
  const { data } = message;
  run(data.command);
};

function onMessage(event: MessageEvent) {
  if (event.origin !== location.origin) return;
  const origin = event.origin.toLowerCase();
  console.log(origin);
  document.title = event.data;
}
// ruleid: missing-origin-check
addEventListener("message", onMessage);

// ruleid: missing-origin-check
window.addEventListener("message", ({ data, origin }) => {
  if (origin !== location.origin) return;
  render(data.title);
});
