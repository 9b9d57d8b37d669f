const type = (window, text) => {
  const input = window.document.querySelector("#search");
  input.value = text;
  input.dispatchEvent(new window.Event("input", { bubbles: true }));
  return window.document;
};

export default {
  "bad-text.js": {
    page: "<input id=search><p id=status></p><p id=preview></p>",
    jquery: true,
    keeps: {
      "shows what is sought": [(names, { window }) => type(window, " two parcels ").querySelector("#status").textContent, "two parcels"],
      "shows it below": [(names, { window }) => type(window, "a & b").querySelector("#preview").textContent, "Searching for a & b"],
    },
    stops: {
      "pastes markup": (names, { window }) => type(window, "<img src=x onerror=a()>").querySelector("img") !== null,
    },
  },
};
