export function isOurs(host: string): boolean {
  // ruleid: incorrect-suffix-check
  return host.endsWith(".shop-example.com");
}

export function endsWith(text: string, suffix: string): boolean {
  const start = text.length - suffix.length;
  // ruleid: incorrect-suffix-check
  return text.endsWith(suffix);
}

export function isBelow(host: string, domain: string): boolean {
  const index = host.indexOf("." + domain);
  // ruleid: incorrect-suffix-check
  if (index !== 0 && host.endsWith("." + domain)) return true;
  return false;
}
