import { execSync, spawn } from "node:child_process";

// ruleid: piped-installer
execSync("curl -fsSL https://get.example.test/install.sh | sudo sh");

export function install(version: string): void {
  // ruleid: piped-installer
  spawn("bash", ["-c", `wget -qO- https://get.example.test/${version}/install.sh | bash -s`]);
}
