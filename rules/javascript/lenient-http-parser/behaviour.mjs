import { connect } from "node:net";

/** What a server answers to bytes that no client of Node would send. */
async function raw(server, bytes) {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const socket = connect(server.address().port, "127.0.0.1");
  let text = "";
  socket
    .setEncoding("utf8")
    .on("data", (part) => (text += part))
    .on("error", () => undefined);
  socket.end(bytes);
  await new Promise((resolve) => socket.once("close", resolve));
  server.closeAllConnections();
  server.close();
  return text;
}

export default {
  "bad-server.js": {
    keeps: {
      answers: [async ({ server }, { get }) => (await get(server, "/")).text, "hello"],
      "reads a body": [async ({ server }, { get }) => (await get(server, "/", { body: { a: 1 } })).status, 200],
    },
    stops: {
      "gives two lengths": async ({ server }) => {
        const bytes = "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n";
        return (await raw(server, bytes)).startsWith("HTTP/1.1 200");
      },
    },
  },
};
