const parameters = new URLSearchParams(location.search);
const plugins = new Map([
  ["chart", "/plugins/chart.js"],
  ["table", "/plugins/table.js"],
]);

const script = document.createElement("script");
// ok: untrusted-script-address
script.src = plugins.get(parameters.get("plugin") ?? "chart") ?? "/plugins/none.js";

const translation = document.createElement("script");
// ok: untrusted-script-address
translation.src = "/translations/" + encodeURIComponent(parameters.get("language") ?? "en") + ".js";

const image = document.createElement("img");
// ok: untrusted-script-address
image.src = parameters.get("avatar") ?? "";

window.addEventListener("message", (event) => {
  if (event.origin !== location.origin) return;
  // ok: untrusted-script-address
  new Worker(event.data.worker);
});

window.addEventListener("hashchange", (event) => {
  // ok: untrusted-script-address
  new Worker((event as CustomEvent).data);
});
