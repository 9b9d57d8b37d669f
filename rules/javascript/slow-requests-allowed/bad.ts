import http from "node:http";

const server = http.createServer((_, response) => response.end());
// ruleid: slow-requests-allowed
server.headersTimeout = 0;

// ruleid: slow-requests-allowed
export const other = http.createServer({ requestTimeout: 0 }, (_, response) => response.end());
