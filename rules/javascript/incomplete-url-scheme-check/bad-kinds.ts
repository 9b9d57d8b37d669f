export function run(address: URL): void {
  // doubtful: incomplete-url-scheme-check
  if (address.protocol === "javascript:") schedule(address);
}

export function removeBad(element: Element): void {
  // ruleid: incomplete-url-scheme-check
  if (element.getAttribute("href")?.startsWith("javascript:")) element.removeAttribute("href");
}

declare function schedule(address: URL): void;

export function withoutScripts(picture: string): string {
  let out = picture;
  out = out.replace(/<script\b[^]*?<\/script[^>]*>/gi, "");
  // doubtful: incomplete-url-scheme-check
  out = out.replace(/(javascript|vbscript)\s*:/gi, "removed:");
  return out;
}

export function looksDangerous(text: string): boolean {
  if (/<!doctype|<\?xml-stylesheet/i.test(text)) return true;
  // doubtful: incomplete-url-scheme-check
  if (/javascript:|vbscript:/i.test(text)) return true;
  return false;
}

export function isBadLink(link: string): boolean {
  // ruleid: incomplete-url-scheme-check
  if (/javascript:|vbscript:/i.test(link)) return true;
  return false;
}
