export function kindOf(event: string): string {
  // doubtful: missing-regexp-anchor
  return /^mouse|pointer|touch/.test(event) ? "pointer" : "other";
}

export function isVideo(link: string): boolean {
  // doubtful: missing-regexp-anchor
  return /videos\.example\.com\/watch/.test(link);
}

export function withoutOld(link: string): string | undefined {
  // Too much is turned away here, and nothing let in.
  // doubtful: missing-regexp-anchor
  if (/^https:\/\/old\.example\.com/.test(link)) return undefined;
  return link;
}

export function frame(element: HTMLIFrameElement, link: string): void {
  // ruleid: missing-regexp-anchor
  if (/videos\.example\.com\/watch/.test(link)) element.src = link;
}

export function imported(link: string): string {
  // ruleid: missing-regexp-anchor
  if (!/videos\.example\.com\/watch/.test(link)) throw new Error("only videos");
  return link;
}
