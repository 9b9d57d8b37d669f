import crypto, { createHash } from "node:crypto";

export function documentDigest(contract: Buffer): string {
  // ok: weak-hash
  return createHash("sha256").update(contract).digest("hex");
}

export function etagOf(body: Buffer): string {
  // ok: weak-hash
  return createHash("sha1").update(body).digest("base64");
}

export function tag(response: { setHeader(name: string, value: string): void }, body: Buffer): void {
  // ok: weak-hash
  response.setHeader("ETag", createHash("md5").update(body).digest("hex"));
}

export function fileName(source: string): string {
  // ok: weak-hash
  const contentChecksum = createHash("md5").update(source).digest("hex");
  return `main.${contentChecksum}.js`;
}

export function avatar(email: string): string {
  // ok: weak-hash
  return `https://www.gravatar.com/avatar/${createHash("md5").update(email.trim().toLowerCase()).digest("hex")}`;
}

export function acceptKey(key: string): string {
  // ok: weak-hash
  return createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
}

export function oneTimePassword(secret: Buffer, counter: Buffer): Buffer {
  // ok: weak-hash
  return crypto.createHmac("sha1", secret).update(counter).digest();
}

export function anyDigest(algorithm: string, data: Buffer): string {
  // ok: weak-hash
  return createHash(algorithm).update(data).digest("hex");
}

export async function uploadPart(part: Buffer, upload: (headers: Record<string, string>) => Promise<void>): Promise<void> {
  // ok: weak-hash
  await upload({ "Content-MD5": createHash("md5").update(part).digest("base64") });
}

export function assertionHeader(certificate: Buffer): Record<string, string> {
  // ok: weak-hash
  const thumbprint = createHash("sha1").update(certificate).digest("base64url");
  return { alg: "RS256", x5t: thumbprint };
}

class ResponseCache {
  private readonly entries = new Map<string, string>();

  get(url: string): string | undefined {
    // ok: weak-hash
    const key = createHash("md5").update(url).digest("hex");
    return this.entries.get(key);
  }
}

export const responses = new ResponseCache();

export class StoredCredentials {
  file(startUrl: string): string {
    // ok: weak-hash
    const hasher = createHash("sha1");
    return hasher.update(startUrl).digest("hex") + ".json";
  }

  signatureOf(method: string, text: string): Buffer | undefined {
    // ok: weak-hash
    if (method === "RSA-SHA1") return createHash("sha1").update(text).digest();
    return undefined;
  }
}

export class SessionStore {
  hasChanged(session: object, before: string): boolean {
    // ok: weak-hash
    return createHash("sha1").update(JSON.stringify(session)).digest("hex").slice(0, 16) !== before;
  }
}
