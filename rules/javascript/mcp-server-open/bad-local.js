const { SSEServerTransport } = require("@modelcontextprotocol/sdk/server/sse.js");
const { createServer } = require("node:http");
const { server } = require("./tools");

const transports = new Map();

const web = createServer(async (request, response) => {
  const transport = new SSEServerTransport("/messages", response);
  transports.set(transport.sessionId, transport);
  await server.connect(transport);
});

// ruleid: mcp-server-open
web.listen(8080, process.env.HOST || "127.0.0.1");
