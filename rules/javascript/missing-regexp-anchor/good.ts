// ok: missing-regexp-anchor
const DOCS = /^https?:\/\/docs\.example\.com\//;

export function isDocumentation(address: string): boolean {
  return DOCS.test(address);
}

export function mayUpload(type: string): boolean {
  // ok: missing-regexp-anchor
  return /^(?:image\/png|image\/jpeg|image\/webp)$/.test(type);
}

export function isPointer(event: string): boolean {
  // ok: missing-regexp-anchor
  return /^(?:mouse|pointer)|click/.test(event) || /^touch|end$/.test(event);
}

export function repository(address: string): string | undefined {
  // ok: missing-regexp-anchor
  const found = /github\.com\/([\w-]+\/[\w-]+)/.exec(address);
  return found?.[1];
}

export function trim(text: string): string {
  // ok: missing-regexp-anchor
  return text.replace(/^quote|unquote/g, "").replace(/https:\/\/example\.com/g, "");
}

export function mentions(text: string): boolean {
  // ok: missing-regexp-anchor
  return /see https:\/\/example\.com for more/.test(text);
}

export function isWanted(mode: string): boolean {
  // ok: missing-regexp-anchor
  return /^$|all/.test(mode) || /^\+|%/.test(mode);
}

// ok: missing-regexp-anchor
const NEVER_KEPT = /^(?:socket\.io|storage|(?:up|down)loads)\//;

export function isAllowedInCache(url: string, folder: string): boolean {
  return !NEVER_KEPT.test(url.replace(folder, ""));
}

export function isAllowedReferrer(referrer: string): boolean {
  // ok: missing-regexp-anchor
  return referrer.search("https?://(?:www.)?example.com/") === 0;
}
