const HOSTS = ["example.com", "www.example.com"];

export function isOurs(address: string): boolean {
  const { hostname } = new URL(address);
  // ok: incomplete-url-substring-check
  return hostname === "example.com" || hostname.endsWith(".example.com");
}

export function isBelow(address: string): boolean {
  // ok: incomplete-url-substring-check
  return address.startsWith("https://example.com/");
}

export function hasMain(allowedHosts: string[]): boolean {
  // ok: incomplete-url-substring-check
  return HOSTS.includes("example.com") && allowedHosts.includes("example.com");
}

export function position(text: string): number {
  // ok: incomplete-url-substring-check
  return text.indexOf("example.com");
}

export function isStaff(mail: string): boolean {
  // ok: incomplete-url-substring-check
  return mail.endsWith("@example.com") || mail.includes("readme.md");
}

export function isProduction(): boolean {
  // ok: incomplete-url-substring-check
  return window.location.hostname.endsWith("example.com");
}
