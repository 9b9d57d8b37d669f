import http from "node:http";

// ok: lenient-http-parser
http.createServer({ insecureHTTPParser: false }, (_, response) => response.end());
// ok: lenient-http-parser
http.createServer((_, response) => response.end());
