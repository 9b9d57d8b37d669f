import { chmodSync, promises } from "node:fs";

export async function install(script: string): Promise<void> {
  // ruleid: world-writable-file
  chmodSync(script, 0o755);
  // ruleid: world-writable-file
  await promises.chmod(script, 0o644);
  const file = await promises.open(script);
  // ruleid: world-writable-file
  await file.chmod(0o644);
}

// ruleid: world-writable-file
process.umask(0o022);
