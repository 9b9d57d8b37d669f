const page = async ({ exports: app }, { get }, path) => (await get(app, path)).text;

export default {
  "bad-pages.js": {
    keeps: {
      "shows what was sought": [(names, tools) => page(names, tools, "/search?q=two%20parcels"), "<h1>Results for two parcels</h1>"],
      "shows who is not there": [(names, tools) => page(names, tools, "/users/Ada"), "No user is called Ada"],
    },
    stops: {
      "brings a script": async (names, tools) => (await page(names, tools, "/search?q=%3Cscript%3Ea()%3C/script%3E")).includes("<script>"),
      "brings an image": async (names, tools) => (await page(names, tools, "/users/%3Cimg%20src=x%20onerror=a()%3E")).includes("<img"),
    },
  },
};
