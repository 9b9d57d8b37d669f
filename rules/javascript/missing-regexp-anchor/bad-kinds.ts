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

export function isAllowedEmpty(kind: string, isDecorated: boolean): boolean {
  // The program's own words.
  // doubtful: missing-regexp-anchor
  return /(?:g|s)etters|methods$/.test(kind) && isDecorated;
}

// doubtful: missing-regexp-anchor
const DANGEROUS = /^exploit: |traversal|invisible characters/i;

export function isSerious(reasons: readonly string[]): boolean {
  return reasons.some((reason) => DANGEROUS.test(reason));
}

export function isAllowedRole(kind: string): boolean {
  // ruleid: missing-regexp-anchor
  const ALLOWED_ROLES = /^viewer|editor/;
  return ALLOWED_ROLES.test(kind);
}

export function handle(request: Request): boolean {
  const kind = request.headers.get("kind") ?? "";
  // ruleid: missing-regexp-anchor
  return /^open|public/.test(kind);
}

export function redirect(response: ServerResponse, address: string): void {
  const names = response.getHeaderNames();
  // doubtful: missing-regexp-anchor
  for (const name of names.filter((each) => !/^access-control-|vary/.test(each))) response.removeHeader(name);
  response.setHeader("location", address);
}
