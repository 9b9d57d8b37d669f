export default {
  "bad-tab.js": {
    page: "<div class=tab hidden>one</div><p class=banner>free</p>",
    address: "https://shop.example.test/#.tab",
    jquery: true,
    keeps: {
      "shows a tab": [(names, { window }) => window.$(".tab").hasClass("open"), true],
      "moves the banner": [
        (names, { window }) => {
          window.dispatchEvent(new window.MessageEvent("message", { data: { target: ".tab" } }));
          return window.$(".tab .banner").text();
        },
        "free",
      ],
    },
    stops: {
      // The banner goes into the new element, and with it out of the page.
      "sends an element": (names, { window }) => {
        window.dispatchEvent(new window.MessageEvent("message", { data: { target: "<img src=x onerror=a()>" } }));
        return window.$(".banner").length === 0;
      },
    },
  },
};
