const fs = require("fs");
const path = require("path");
const tarStream = require("tar-stream");
const unzip = require("unzip");
const StreamZip = require("node-stream-zip");
const yauzl = require("yauzl");

async function install(archive) {
  const extract = tarStream.extract();
  archive.pipe(extract);
  for await (const entry of extract) {
    // ruleid: zip-slip
    const file = path.join("modules", entry.header.name);
    entry.pipe(fs.createWriteStream(file));
  }
}

function link(archive) {
  const extract = tarStream.extract();
  extract.on("entry", (header, stream, next) => {
    // ruleid: zip-slip
    if (header.type === "symlink") fs.symlinkSync(header.linkname, "current");
    stream.resume();
    next();
  });
  archive.pipe(extract);
}

function restore(archive) {
  fs.createReadStream(archive)
    .pipe(unzip.Parse())
    .on("entry", function (entry) {
      // ruleid: zip-slip
      entry.pipe(fs.createWriteStream("backup/" + entry.path));
    });
}

function unchecked(file) {
  const zip = new StreamZip({ file, skipEntryNameValidation: true });
  zip.on("entry", (entry) => {
    // ruleid: zip-slip
    fs.writeFileSync(path.join("out", entry.name), zip.entryDataSync(entry));
  });
}

function undecoded(file) {
  yauzl.open(file, { lazyEntries: true, decodeStrings: false }, (error, zip) => {
    zip.on("entry", (entry) => {
      zip.openReadStream(entry, (failure, stream) => {
        // ruleid: zip-slip
        stream.pipe(fs.createWriteStream("out/" + entry.fileName.toString("utf8")));
      });
    });
  });
}

module.exports = { install, link, restore, unchecked, undecoded };
