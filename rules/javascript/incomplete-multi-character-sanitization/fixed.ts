import { readFileSync } from "node:fs";

export function read(name: string): string {
  // ruleid: incomplete-multi-character-sanitization
  const below = removeAll(name, /\.\.\//g);
  return readFileSync(`/srv/files/${below}`, "utf8");
}

export function withoutComments(html: string): string {
  // doubtful: incomplete-multi-character-sanitization
  return removeAll(html, /<!--[\s\S]*?-->/g);
}

const SCRIPT = /<script[^>]*>[\s\S]*?<\/script[^>]*>/gi;

export function withoutScripts(html: string): string {
  // ruleid: incomplete-multi-character-sanitization
  return removeAll(html, SCRIPT);
}

export function withoutHandlers(html: string): string {
  // ruleid: incomplete-multi-character-sanitization
  return removeAll(html, /\son\w+="[^"]*"/gi);
}

export function withoutTags(html: string): string {
  // ruleid: incomplete-multi-character-sanitization
  return removeAll(html, /<\/?[a-z][^<>]*>/gi);
}

export function show(element: HTMLElement, text: string): void {
  // ruleid: incomplete-multi-character-sanitization
  element.innerHTML = removeAll(text, /<!--[\s\S]*?-->/g);
}

function removeAll(text: string, pattern: RegExp): string {
  let before = "";
  let rest = text;
  while (rest !== before) {
    before = rest;
    rest = rest.replace(pattern, "");
  }
  return rest;
}
