import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import express from "express";
import { server } from "./tools";

await server.connect(new StdioServerTransport());

// ok: mcp-server-open
express().listen(3000);
