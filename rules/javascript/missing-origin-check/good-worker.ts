// In a worker, messages come from the page that started it.
// ok: missing-origin-check
self.onmessage = (event) => {
  self.postMessage(String(event.data).toUpperCase());
};
