import axios from "axios";
import { exec } from "node:child_process";
import { writeFile } from "node:fs";
import http from "node:http";
import nugget from "nugget";

// ok: insecure-download
nugget("https://tools.example.test/setup.exe", {}, () => undefined);
// ok: insecure-download
nugget("http://localhost:8080/setup.exe", {}, () => undefined);
// ok: insecure-download
nugget("http://tools.example.test/notes", { target: "notes.txt" }, () => undefined);
// ok: insecure-download
exec("curl -s https://tools.example.test/install.sh | sh");
// ok: insecure-download
exec("echo http://tools.example.test/install.sh");
// ok: insecure-download
export const page = axios.get("http://shop.example.test/index.html");
// ok: insecure-download
http.get("http://shop.example.test/prices", (response) => {
  writeFile("prices.json", String(response), () => undefined);
});
