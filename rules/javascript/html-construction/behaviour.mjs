export default {
  "bad.ts": {
    page: "<p id=greeting></p>",
    keeps: {
      greets: [
        ({ greet }, { window }) => {
          greet("Ada & Bo");
          return window.document.querySelector("#greeting b").textContent;
        },
        "Welcome, Ada & Bo",
      ],
      lists: [
        ({ list }, { window }) => {
          list(["one", "two"]);
          return [...window.document.querySelectorAll("li.item")].map((item) => item.textContent).join();
        },
        "one,two",
      ],
    },
    stops: {
      "greets with markup": ({ greet }, { window }) => {
        greet("<img src=x onerror=a()>");
        return window.document.querySelector("img") !== null;
      },
      "lists markup": ({ list }, { window }) => {
        list(["<img src=x onerror=a()>"]);
        return window.document.querySelector("img") !== null;
      },
    },
  },
  "bad-plugin.js": {
    page: "<p id=parcel></p>",
    jquery: true,
    keeps: {
      "shows a badge": [(_, { window }) => window.$("#parcel").badge({ label: "two & three" }).text(), "two & three"],
      "has a badge without options": [(_, { window }) => window.$("#parcel").badge().html(), "<span>new</span>"],
    },
    stops: {
      "shows markup": (_, { window }) => window.$("#parcel").badge({ label: "<img src=x onerror=a()>" }).find("img").length === 1,
    },
  },
};
