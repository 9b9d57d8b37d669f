/** What the page around this one hears: of its own site, and of another one. */
const heard = async ({ signedIn }, { window }) => {
  const texts = [];
  window.addEventListener("message", ({ data }) => texts.push(data.accessToken));
  signedIn("abc");
  await new Promise((resolve) => window.setTimeout(resolve, 20));
  return texts.join();
};

export default {
  "bad-token.js": {
    page: "",
    keeps: {
      "tells its own pages": [(names, tools) => heard(names, tools), "abc"],
    },
  },
};
