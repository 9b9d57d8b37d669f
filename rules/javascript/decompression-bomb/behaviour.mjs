import { gzipSync } from "node:zlib";

const send = ({ exports: app }, { get }, size) =>
  get(app, "/sync", { body: gzipSync(Buffer.alloc(size)), headers: { "content-type": "a/b" } });

export default {
  "bad-body.js": {
    environment: { NODE_ENV: "test" },
    keeps: {
      unpacks: [async (names, tools) => (await send(names, tools, 1_000_000)).text, '{"length":1000000}'],
    },
    stops: {
      "sends a bomb": async (names, tools) => (await send(names, tools, 20_000_000)).status === 200,
    },
  },
};
