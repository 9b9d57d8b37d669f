import http from "node:http";

http.createServer().listen(80, () => {
  process.setuid?.("www");
  // ruleid: privileges-not-dropped
  process.setgid?.("www");
});
