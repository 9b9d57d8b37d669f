export function isOurs(host: string): boolean {
  // ruleid: incorrect-suffix-check
  return host.indexOf(".shop-example.com") === host.length - ".shop-example.com".length;
}

export function endsWith(text: string, suffix: string): boolean {
  const start = text.length - suffix.length;
  // ruleid: incorrect-suffix-check
  return text.lastIndexOf(suffix) === start;
}

export function isBelow(host: string, domain: string): boolean {
  const index = host.indexOf("." + domain);
  // ruleid: incorrect-suffix-check
  if (index !== 0 && index === host.length - domain.length - 1) return true;
  return false;
}
