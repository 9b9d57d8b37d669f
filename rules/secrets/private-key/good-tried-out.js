import { sign, verify } from "node:crypto";

// The same key signs and verifies: this tells what the runtime can do.
// ok: private-key
const key = `-----BEGIN PRIVATE KEY-----
@@base64:64@@
-----END PRIVATE KEY-----`;
const data = Buffer.from("a");
const signature = sign(null, data, key);
export const isSupported = verify(null, data, key, signature);
