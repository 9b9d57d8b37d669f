import { FastMCP } from "fastmcp";

const server = new FastMCP({ name: "shop", version: "1.0.0" });

// ruleid: mcp-server-open
server.start({ transportType: "httpStream", httpStream: { port: 8080, host: "0.0.0.0" } });
