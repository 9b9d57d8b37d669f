import { spawn } from "node:child_process";

export function convert(name: string): void {
  // ruleid: shell-option
  spawn("convert", [name, "out.png"], { shell: true });
}
