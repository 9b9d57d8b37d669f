import axios from "axios";
import { exec, execFile } from "node:child_process";
import { writeFile } from "node:fs";
import https from "node:http";
import nugget from "nugget";

const url = "http://tools.example.test/setup.apk";

// ruleid: insecure-download
nugget("http://tools.example.test/setup.exe", {}, () => undefined);
// ruleid: insecure-download
nugget("ftp://tools.example.test/latest", { target: "setup.exe" }, () => undefined);
// ruleid: insecure-download
exec("curl -s http://tools.example.test/install.sh | sh");
// ruleid: insecure-download
exec("curl " + url, () => undefined);
// ruleid: insecure-download
execFile("wget", ["-q", url]);
// ruleid: insecure-download
export const tools = axios.get("http://tools.example.test/tools.tar.gz?v=2", { responseType: "stream" });
// ruleid: insecure-download
https.get("http://tools.example.test/latest", (response) => {
  writeFile("setup.exe", String(response), () => undefined);
});
