importScripts("engine.js");

// Only the page that started this worker speaks to it.
self.onmessage = (event) => {
  // ok: code-injection
  self.engine = new Function("input", event.data.source);
};
