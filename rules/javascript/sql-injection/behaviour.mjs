const ask = async ({ exports: app }, { get }, path) => (await get(app, path)).text;

export default {
  "bad-sqlite.js": {
    environment: { NODE_ENV: "test" },
    keeps: {
      "finds by name": [(names, tools) => ask(names, tools, "/products?name=Parcel"), '[{"name":"Parcel"}]'],
      "finds nothing": [(names, tools) => ask(names, tools, "/products?name=Nothing"), "[]"],
      "finds by number": [(names, tools) => ask(names, tools, "/products/1"), '{"name":"Parcel"}'],
      "finds what begins so": [(names, tools) => ask(names, tools, "/search?start=Par"), '[{"name":"Parcel"}]'],
    },
    stops: {
      "finds what is secret": async (names, tools) => (await ask(names, tools, "/products?name='%20or%20'1'='1")).includes("Prototype"),
      "reads another row": async (names, tools) => (await ask(names, tools, "/products/3--%20")).includes("Prototype"),
      "cuts off the condition": async (names, tools) => (await ask(names, tools, "/search?start='%20or%201--%20")).includes("Prototype"),
      "stumbles over a quote": async (names, tools) => !(await ask(names, tools, "/products?name=O'Hara")).includes('"O\'Hara"'),
    },
  },
};
