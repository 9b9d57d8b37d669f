export function isOurs(host: string): boolean {
  return host.endsWith(".shop-example.com");
}

export function endsWith(text: string, suffix: string): boolean {
  const index = text.lastIndexOf(suffix);
  // ok: incorrect-suffix-check
  return index !== -1 && index === text.length - suffix.length;
}

export function isBelow(host: string, domain: string): boolean {
  // ok: incorrect-suffix-check
  return host.length > domain.length && host.indexOf("." + domain) === host.length - domain.length - 1;
}

export function isDirectory(path: string): boolean {
  // ok: incorrect-suffix-check
  return path.lastIndexOf("/") === path.length - 1;
}

export function hasExtension(name: string, extension: string): boolean {
  const index = name.indexOf(extension);
  if (index < 0) return false;
  // ok: incorrect-suffix-check
  return index === name.length - extension.length;
}

export function counted(text: string, part: string): boolean {
  // ok: incorrect-suffix-check
  return 0 <= text.indexOf(part) && text.indexOf(part) === text.length - part.length;
}

export function isLast(parent: { items: object[] }, item: object): boolean {
  // ok: incorrect-suffix-check
  return parent.items.indexOf(item) === parent.items.length - 1;
}
