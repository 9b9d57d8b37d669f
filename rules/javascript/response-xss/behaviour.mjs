import { JSDOM } from "jsdom";

/** Shows a comment, which the real fetch reads from an address that holds it. */
async function shown({ show }, comment) {
  const { fetch } = globalThis;
  globalThis.fetch = () => fetch(`data:application/json,${encodeURIComponent(JSON.stringify(comment))}`);
  try {
    const element = new JSDOM("<p></p>").window.document.querySelector("p");
    await show(element);
    return element;
  } finally {
    globalThis.fetch = fetch;
  }
}

export default {
  "bad-text.js": {
    keeps: {
      "shows a comment": [async (names) => (await shown(names, { text: "a & b, ", author: "Ada" })).textContent, "a & b, Ada"],
    },
    stops: {
      "comments with markup": async (names) => (await shown(names, { text: "<img src=x>", author: "" })).querySelector("img") !== null,
      "has a name of markup": async (names) => (await shown(names, { text: "", author: "<img src=x>" })).querySelector("img") !== null,
    },
  },
};
