const http = require("http");
const zlib = require("zlib");
const fs = require("fs");

http
  .createServer((req, res) => {
    const chunks = [];
    req.on("data", (chunk) => chunks.push(chunk));
    req.on("end", () => {
      const body = Buffer.concat(chunks);
      if (req.headers["content-encoding"] === "gzip") {
        // ruleid: decompression-bomb
        zlib.unzip(body, (error, text) => res.end(error ? "bad" : handle(text)));
      }
    });
  })
  .listen(80);

http
  .createServer((req, res) => {
    const gunzip = zlib.createGunzip();
    // ruleid: decompression-bomb
    req.pipe(gunzip);
    gunzip.pipe(fs.createWriteStream("upload.log"));
    res.end();
  })
  .listen(81);

function handle(text) {
  return JSON.parse(text).name;
}
