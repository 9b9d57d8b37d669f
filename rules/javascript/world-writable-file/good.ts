import fs from "node:fs";

export function install(script: string, mode: number): void {
  // ok: world-writable-file
  fs.chmodSync(script, 0o755);
  fs.chmodSync(script, "600");
  // ok: world-writable-file
  fs.chmodSync(script, mode);
  fs.chmodSync("/srv/drop", 0o1777);
  // ok: world-writable-file
  fs.mkdirSync("/srv/shop", { mode: 0o777 });
  // ok: world-writable-file
  fs.chmodSync(script, 0o666);
  fs.unlinkSync(script);
  process.umask(0o077);
  console.log(process.umask());
}

export async function openTo(options: { ipc: string; socketPath: string }): Promise<void> {
  // ok: world-writable-file
  await fs.promises.chmod(options.ipc, 0o666);
  // ok: world-writable-file
  fs.chmodSync(options.socketPath, 0o666);
  const isSocket = options.socketPath !== "";
  if (isSocket) {
    // ok: world-writable-file
    process.umask(0);
  }
}
