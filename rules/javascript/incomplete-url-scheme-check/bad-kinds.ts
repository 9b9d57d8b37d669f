export function run(address: URL): void {
  // doubtful: incomplete-url-scheme-check
  if (address.protocol === "javascript:") schedule(address);
}

export function removeBad(element: Element): void {
  // doubtful: incomplete-url-scheme-check
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

export function removeCode(frame: Element): void {
  // ruleid: incomplete-url-scheme-check
  if (frame.getAttribute("src")?.startsWith("javascript:")) frame.removeAttribute("src");
}

export function show(frame: HTMLIFrameElement, address: string): void {
  // ruleid: incomplete-url-scheme-check
  frame.src = address.startsWith("javascript:") ? "about:blank" : address;
}

export function refuse(address: URL): string {
  // ruleid: incomplete-url-scheme-check
  if (address.protocol === "javascript:") throw new Error(`${address.href} would run code`);
  return address.href;
}

export async function* pagesBehind(links: readonly URL[]): AsyncGenerator<Response> {
  for (const link of links) {
    // doubtful: incomplete-url-scheme-check
    if (link.protocol === "javascript:") continue;
    yield await fetch(link);
  }
}

export function navigate(address: URL, evaluate: (code: string) => void): null {
  // doubtful: incomplete-url-scheme-check
  if (address.protocol === "javascript:") {
    // doubtful: incomplete-url-scheme-check
    evaluate(address.href.replace("javascript:", ""));
    return null;
  }
  return null;
}

export function isCrossOrigin(from: URL, to: URL): boolean {
  // doubtful: incomplete-url-scheme-check
  if (to.protocol === "about:" || to.protocol === "javascript:") return false;
  return from.origin !== to.origin;
}

export function validateOrigin(from: URL, to: URL): boolean {
  // doubtful: incomplete-url-scheme-check
  if (to.protocol !== "javascript:" && from.origin !== to.origin) return false;
  return true;
}

export function isValidPage(address: URL): boolean {
  // doubtful: incomplete-url-scheme-check
  return !["mailto:", "tel:", "javascript:"].includes(address.protocol);
}

export function cleanHandler(name: string, text: string): string {
  if (isEventAttribute(name)) {
    // doubtful: incomplete-url-scheme-check
    return text.trim().replace(/^javascript:\s*/i, "");
  }
  return text;
}
