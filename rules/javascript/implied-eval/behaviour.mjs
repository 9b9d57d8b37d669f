const page =
  "<script>window.shown = []; window.evil = () => (window.hacked = true); function show(...given) { shown.push(given.join()) }</script>";
const soon = (window) => new Promise((resolve) => window.setTimeout(resolve, 120));

export default {
  "bad-call.js": {
    page,
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
  "bad-tab.js": {
    page,
    address: "https://shop.example.test/?tab=');evil('",
    keeps: {
      "shows a tab": [
        async (names, { window }) => {
          await soon(window);
          return window.shown.length;
        },
        1,
      ],
    },
    stops: {
      "ends the call": async (names, { window }) => {
        await soon(window);
        return window.hacked === true;
      },
    },
  },
};
