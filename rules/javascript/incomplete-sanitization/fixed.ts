import { exec } from "node:child_process";

export function quoted(name: string): string {
  // ruleid: incomplete-sanitization
  return `'${name.replaceAll("'", "''")}'`;
}

export function escapedHtml(text: string): string {
  // ruleid: incomplete-sanitization
  return text.replace(/</g, "&lt;");
}

export function print(title: string): void {
  // ruleid: incomplete-sanitization
  exec(`lp -t "${title.replace(/\\/g, "\\\\").replace(/"/g, '\\"')}"`);
}

export function literal(text: string): string {
  // ruleid: incomplete-sanitization
  return "'" + text.replace(/\\/g, "\\\\").replace(/(['"])/g, "\\$1") + "'";
}

export function escapedSegment(text: string): string {
  // doubtful: incomplete-sanitization
  return text.replaceAll("/", "%2F");
}
