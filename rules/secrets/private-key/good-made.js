// ok: private-key
export function pemOf(bytes) {
  const lines = ["-----BEGIN PRIVATE KEY-----"];
  const letters = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  for (let at = 0; at < letters.length; at += 64) lines.push(letters.slice(at, at + 64));
  lines.push("-----END PRIVATE KEY-----");
  return lines.join("\n");
}
