export async function digest(data: Uint8Array): Promise<ArrayBuffer> {
  // ruleid: weak-hash-unclear-use
  return crypto.subtle.digest({ name: "SHA-1" }, data);
}
