// In a worker, messages come from the page that started it.
// ok: missing-origin-check
self.onmessage = (event) => {
  self.postMessage(String(event.data).toUpperCase());
};

if (typeof window === "undefined") {
  // ok: missing-origin-check
  self.onmessage = ({ data }: { data: string }) => {
    self.postMessage(data.length);
  };
}
