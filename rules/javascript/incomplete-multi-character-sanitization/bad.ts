import { readFileSync } from "node:fs";

export function read(name: string): string {
  // ruleid: incomplete-multi-character-sanitization
  const below = name.replace(/\.\.\//g, "");
  return readFileSync(`/srv/files/${below}`, "utf8");
}

export function withoutComments(html: string): string {
  // doubtful: incomplete-multi-character-sanitization
  return html.replace(/<!--[\s\S]*?-->/g, "");
}

const SCRIPT = /<script[^>]*>[\s\S]*?<\/script[^>]*>/gi;

export function withoutScripts(html: string): string {
  // ruleid: incomplete-multi-character-sanitization
  return html.replace(SCRIPT, "");
}

export function withoutHandlers(html: string): string {
  // ruleid: incomplete-multi-character-sanitization
  return html.replace(/\son\w+="[^"]*"/gi, "");
}

export function withoutTags(html: string): string {
  // ruleid: incomplete-multi-character-sanitization
  return html.replace(/<\/?[a-z][^<>]*>/gi, "");
}

export function show(element: HTMLElement, text: string): void {
  // ruleid: incomplete-multi-character-sanitization
  element.innerHTML = text.replace(/<!--[\s\S]*?-->/g, "");
}
