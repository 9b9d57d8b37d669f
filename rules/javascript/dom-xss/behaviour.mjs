const html = (_, { window }) => window.document.querySelector("#status").innerHTML;

export default {
  "bad-text.ts": {
    page: "<p id=status></p>",
    address: "https://shop.example.test/?name=Ada#it is me",
    keeps: {
      greets: [(names, { window }) => window.document.querySelector("#status").textContent, "Hello, Ada!it is me"],
      "shows a message": [
        (names, { window }) => {
          window.dispatchEvent(new window.MessageEvent("message", { data: { message: "Done" } }));
          return window.document.querySelector("output").textContent;
        },
        "Done",
      ],
    },
    stops: {
      "sends markup": (names, { window }) => {
        window.dispatchEvent(new window.MessageEvent("message", { data: { message: "<img src=x onerror=a()>" } }));
        return window.document.querySelector("img") !== null;
      },
    },
  },
  "bad-greeting.js": {
    page: "<p id=status></p>",
    address: "https://shop.example.test/?name=%3Cimg%20src=x%20onerror=a()%3E",
    keeps: {
      greets: [(names, tools) => html(names, tools).startsWith("Hello, "), true],
    },
    stops: {
      "links to a name of markup": (names, { window }) => window.document.querySelector("img") !== null,
    },
  },
};
