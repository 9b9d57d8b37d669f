import http from "node:http";

// ok: lenient-http-parser
http.createServer({ insecureHTTPParser: false }, (_, response) => response.end());
// ok: lenient-http-parser
http.createServer((_, response) => response.end());

const KNOWN_FLAGS = [
  "--enable-source-maps",
  "--experimental-vm-modules",
  "--import",
  // ok: lenient-http-parser
  "--insecure-http-parser",
  "--inspect",
  "--max-http-header-size",
  "--no-deprecation",
  "--no-warnings",
  "--pending-deprecation",
  "--require",
  "--throw-deprecation",
  "--trace-warnings",
  "--use-openssl-ca",
];

export const isKnown = (flag: string): boolean => KNOWN_FLAGS.includes(flag);
