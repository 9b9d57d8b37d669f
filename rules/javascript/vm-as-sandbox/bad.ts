import vm from "node:vm";
import { NodeVM } from "vm2";

export function run(code: string): unknown {
  const sandbox = { console };
  // ruleid: vm-as-sandbox
  vm.runInNewContext(code, sandbox);
  // ruleid: vm-as-sandbox
  return new NodeVM({ timeout: 100 }).run(code);
}
