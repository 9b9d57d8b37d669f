const soon = (window) => new Promise((resolve) => window.setTimeout(resolve, 160));

export default {
  "bad-call.js": {
    page: "<script>window.shown = []; function show(...given) { shown.push(given.join()) }</script>",
    address: "https://shop.example.test/?tab=orders",
    keeps: {
      "shows the tab": [
        async (names, { window }) => {
          await soon(window);
          return window.shown.join();
        },
        "orders,2",
      ],
    },
  },
};
