export async function licenceDigest(data: Uint8Array): Promise<ArrayBuffer> {
  // ruleid: weak-hash
  return crypto.subtle.digest({ name: "SHA-1" }, data);
}
