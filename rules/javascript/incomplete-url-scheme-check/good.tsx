const ALLOWED = new Set(["https:", "http:", "mailto:"]);

export function safeLink(address: string): string {
  // ok: incomplete-url-scheme-check
  return ALLOWED.has(new URL(address, "https://example.com/").protocol) ? address : "about:blank";
}

export function cleanLink(address: string): string {
  const lower = address.trim().toLowerCase();
  // ok: incomplete-url-scheme-check
  if (lower.startsWith("javascript:") || lower.startsWith("data:") || lower.startsWith("vbscript:")) return "";
  return address;
}

export function isHarmless(address: string): boolean {
  // ok: incomplete-url-scheme-check
  return !/^(?:javascript|data|vbscript):/i.test(address);
}

export function highlight(language: string, code: string): string {
  // ok: incomplete-url-scheme-check
  if (language === "javascript") return script(code);
  // ok: incomplete-url-scheme-check
  return ["javascript", "typescript"].includes(language) ? script(code) : code;
}

function script(code: string): string {
  return code;
}

export function replaceHash(hash: string) {
  // ok: incomplete-url-scheme-check
  const address = location.href.replace(/(javascript:|#).*$/, "");
  location.replace(address + "#" + hash);
}
