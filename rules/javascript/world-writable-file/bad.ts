import { chmodSync, promises } from "node:fs";

export async function install(script: string): Promise<void> {
  // ruleid: world-writable-file
  chmodSync(script, 0o777);
  // ruleid: world-writable-file
  await promises.chmod(script, "666");
  const file = await promises.open(script);
  // ruleid: world-writable-file
  await file.chmod(0o666);
}

// ruleid: world-writable-file
process.umask(0);
