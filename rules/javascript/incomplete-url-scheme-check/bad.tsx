const FORBIDDEN = ["javascript:", "data:"];

export function safeLink(address: string): string {
  const { protocol } = new URL(address, "https://example.com/");
  // doubtful: incomplete-url-scheme-check
  return FORBIDDEN.includes(protocol) ? "about:blank" : address;
}

export function cleanLink(address: string): string {
  // ruleid: incomplete-url-scheme-check
  if (address.trim().toLowerCase().startsWith("javascript:")) return "";
  return address;
}

export function isHarmless(address: string): boolean {
  const scheme = address.split(":")[0];
  // ruleid: incomplete-url-scheme-check
  return scheme !== "javascript";
}

export function stripped(address: string): string {
  // ruleid: incomplete-url-scheme-check
  return address.replace(/javascript:/gi, "").replace(/vbscript:/gi, "");
}

export function Link({ href }: { href: string }): JSX.Element {
  // doubtful: incomplete-url-scheme-check
  const isBad = /^(javascript|data):/i.test(href);
  return <a href={isBad ? "#" : href}>more</a>;
}

export function allowed(scheme: string): boolean {
  // ruleid: incomplete-url-scheme-check
  switch (scheme) {
    case "javascript":
    case "vbscript":
      return false;
    default:
      return true;
  }
}
