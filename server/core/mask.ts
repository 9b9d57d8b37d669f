import type { Span } from "./position";

/** So much of a secret is shown, so that its owner knows which one is meant. */
const SHOWN = 4;

/** The beginning of a secret; of a short one, less than half. */
export function masked(secret: string): string {
  return `${secret.slice(0, shownOf(secret.length))}…`;
}

/** A text in which nothing but the beginnings of secrets can be read. All other characters stay where they are. */
export function withoutSecrets(text: string, secrets: readonly Span[]): string {
  let result = "";
  let position = 0;
  for (const { start, end } of [...secrets].sort((a, b) => a.start - b.start)) {
    const from = Math.max(position, Math.min(end, start + shownOf(end - start)));
    if (end <= from) continue;
    result += text.slice(position, from) + text.slice(from, end).replace(/[^\s]/g, "*");
    position = end;
  }
  return result + text.slice(position);
}

function shownOf(length: number): number {
  return Math.min(SHOWN, Math.floor((length - 1) / 2));
}
