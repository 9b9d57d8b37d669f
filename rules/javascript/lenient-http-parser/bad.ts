import http from "node:http";

// ruleid: lenient-http-parser
http.createServer({ insecureHTTPParser: true, keepAlive: true }, (_, response) => response.end());
