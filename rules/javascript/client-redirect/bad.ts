const parameters = new URLSearchParams(window.location.search);
const next = parameters.get("next");

// ruleid: client-redirect
if (next) window.location.href = next;

function leave(): void {
  // ruleid: client-redirect
  location.assign(decodeURIComponent(location.hash.slice(1)));
}

document.querySelector("#leave")?.addEventListener("click", leave);

window.addEventListener("message", (event: MessageEvent) => {
  const { address } = event.data;
  // ruleid: client-redirect
  window.open(address, "_blank");
  // ruleid: client-redirect
  document.location = "https://" + address;
});

const match = /[?&]url=([^&]+)/.exec(location.search);
// ruleid: client-redirect
if (match) location.replace(match[1]);

// ruleid: client-redirect
location.href = "java" + parameters.get("rest");
// ruleid: client-redirect
location.href = [parameters.get("site"), "welcome"].join("/");

const more = document.createElement("a");
// ruleid: client-redirect
more.href = next;
if (more.protocol !== "file:") document.body.append(more);
