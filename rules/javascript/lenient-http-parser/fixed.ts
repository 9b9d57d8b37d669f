import http from "node:http";

// ruleid: lenient-http-parser
http.createServer({ keepAlive: true }, (_, response) => response.end());
