const send = (window, origin) => {
  const data = { title: "Orders", name: "Ada" };
  window.dispatchEvent(new window.MessageEvent("message", { data, origin }));
  return [window.document.title, window.document.querySelector("#name").textContent].join();
};

export default {
  "bad-title.js": {
    page: "<p id=name></p>",
    keeps: {
      "hears its own pages": [(names, { window }) => send(window, "https://shop.example.test"), "Orders,Ada"],
    },
    stops: {
      "writes from another site": (names, { window }) => send(window, "https://evil.test") === "Orders,Ada",
    },
  },
};
