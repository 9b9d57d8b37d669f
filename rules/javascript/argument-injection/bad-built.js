const { execFile } = require("child_process");
const http = require("http");
const { URL } = require("url");

http
  .createServer((req, res) => {
    const { searchParams } = new URL(req.url, "http://localhost");
    const name = searchParams.get("name");
    // ruleid: argument-injection
    execFile("zip", ["-r", "out.zip"].concat(name), () => res.end());
    // ruleid: argument-injection
    execFile("find", [name, "-name", "*.txt"], () => res.end());
  })
  .listen(80);
