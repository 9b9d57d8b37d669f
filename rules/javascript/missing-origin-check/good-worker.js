// ok: missing-origin-check
self.onmessage = (event) => {
  const scope = typeof window === "undefined" ? self : window;
  fetch(event.data.url).then((answer) => scope.postMessage(answer.status));
};
