import { createServer } from "node:http";

/** What the other service is asked for. */
async function asked({ exports: app }, { get }, path) {
  const service = createServer((request, response) => response.end(`asked for ${request.url}`));
  await new Promise((resolve) => service.listen(0, "127.0.0.1", resolve));
  process.env.USERS = `http://127.0.0.1:${service.address().port}`;
  try {
    return (await get(app, path)).text;
  } finally {
    service.closeAllConnections();
    service.close();
  }
}

export default {
  "bad-fetch.js": {
    keeps: {
      "asks for a profile": [(names, tools) => asked(names, tools, "/profiles/ada"), "asked for /public/ada"],
    },
    stops: {
      "asks for something else": async (names, tools) => (await asked(names, tools, "/profiles/..%2Fadmin")) === "asked for /admin",
      "asks for what is above": async (names, tools) => (await asked(names, tools, "/profiles/..")) === "asked for /",
      "adds a query": async (names, tools) => (await asked(names, tools, "/profiles/ada%3Fsecret=1")) === "asked for /public/ada?secret=1",
    },
  },
};
