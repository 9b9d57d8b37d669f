import { render, run } from "./view";

// ruleid: missing-origin-check
window.addEventListener("message", (event) => {
  render(event.data.title);
});

// ruleid: missing-origin-check
window.onmessage = function (message) {
  console.log("message from", message.origin);
  const { data } = message;
  run(data.command);
};

function onMessage(event: MessageEvent) {
  const origin = event.origin.toLowerCase();
  console.log(origin);
  document.title = event.data;
}
// ruleid: missing-origin-check
addEventListener("message", onMessage);

// ruleid: missing-origin-check
window.addEventListener("message", ({ data }) => render(data.title));
