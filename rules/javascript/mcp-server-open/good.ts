import { createMcpExpressApp } from "@modelcontextprotocol/express";
import { NodeStreamableHTTPServerTransport } from "@modelcontextprotocol/node";
import { McpServer } from "@modelcontextprotocol/server";

const app = createMcpExpressApp();

app.post("/mcp", async (request, response) => {
  const server = new McpServer({ name: "files", version: "1.0.0" });
  const transport = new NodeStreamableHTTPServerTransport({ sessionIdGenerator: undefined });
  await server.connect(transport);
  await transport.handleRequest(request, response, request.body);
});

// ok: mcp-server-open
app.listen(3000, "127.0.0.1");
