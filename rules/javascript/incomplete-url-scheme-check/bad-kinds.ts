export function run(address: URL): void {
  // doubtful: incomplete-url-scheme-check
  if (address.protocol === "javascript:") schedule(address);
}

export function removeBad(element: Element): void {
  // ruleid: incomplete-url-scheme-check
  if (element.getAttribute("href")?.startsWith("javascript:")) element.removeAttribute("href");
}

declare function schedule(address: URL): void;
