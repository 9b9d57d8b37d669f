import { spawn } from "node:child_process";

export function convert(name: string): void {
  // ok: shell-option
  spawn("convert", [name, "out.png"]);
  // ok: shell-option
  spawn("npm", ["run", "build"], { shell: true });
  // ok: shell-option
  spawn("convert", [name], { shell: false });
}
