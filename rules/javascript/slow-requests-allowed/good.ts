import http from "node:http";

const server = http.createServer((_, response) => response.end());
// ok: slow-requests-allowed
server.headersTimeout = 60_000;
// ok: slow-requests-allowed
server.timeout = 0;
// ok: slow-requests-allowed
export const client = { requestTimeout: 0 };
client.requestTimeout = 0;
