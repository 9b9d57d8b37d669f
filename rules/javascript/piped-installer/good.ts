import { execSync } from "node:child_process";

// ok: piped-installer
execSync("curl -fsSL https://get.example.test/data.json | jq .version");
// ok: piped-installer
execSync("curl -o setup.sh https://get.example.test/setup.sh && sha256sum -c setup.sum && sh setup.sh");
// ok: piped-installer
console.log("curl https://get.example.test/install.sh | sh");
