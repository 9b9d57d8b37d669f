const fs = require("fs");
const http = require("http");
const path = require("path");
const url = require("url");

http
  .createServer((request, response) => {
    const { pathname } = url.parse(request.url);
    const file = path.join(__dirname, "public", below(decodeURIComponent(pathname)));
    // ruleid: path-traversal
    fs.readFile(file, (error, data) => {
      response.statusCode = error ? 404 : 200;
      response.end(error ? undefined : data);
    });
  })
  .listen(8080);

http
  .createServer(function (req, res) {
    const requested = "." + withoutParents(req.url.replace("../", ""));
    if (fs.existsSync(requested)) {
      // ruleid: path-traversal
      fs.createReadStream(requested).pipe(res);
    }
  })
  .listen(8081);

function below(name) {
  return /(?:^|[\\/])\.\.(?:[\\/]|$)/.test(name) ? "" : `./${name}`;
}

function withoutParents(name) {
  return /(?:^|[\\/])\.\.(?:[\\/]|$)/.test(name) ? "" : name;
}
