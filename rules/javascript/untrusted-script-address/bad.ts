const parameters = new URLSearchParams(location.search);

const script = document.createElement("script");
// ruleid: untrusted-script-address
script.src = parameters.get("plugin") ?? "/plugins/none.js";
document.head.append(script);

const theme = document.createElement("script");
// ruleid: untrusted-script-address
theme.setAttribute("src", decodeURIComponent(location.hash.slice(1)));

window.addEventListener("message", (event) => {
  // ruleid: untrusted-script-address
  const worker = new Worker(event.data.worker);
  worker.postMessage("start");
});

// ruleid: untrusted-script-address
navigator.serviceWorker.register(`${parameters.get("scope")}/worker.js`);
