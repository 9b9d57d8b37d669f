import type { Attack } from "../core/backtracking/attack";

/** An attack as JavaScript writes it: `"a" + "b".repeat(n) + "!"`. */
export function attackInWords({ prefix, pump, suffix }: Attack): string {
  return [prefix && quote(prefix), `${quote(pump)}.repeat(n)`, suffix && quote(suffix)].filter((part) => part !== "").join(" + ");
}

function quote(text: string): string {
  // Of blanks that follow each other, messages show one.
  const blanks = JSON.stringify(text).replace(/ (?= )/g, String.raw`\x20`);
  return blanks.replace(
    /[\u007f-\u00a0\u00ad\u0300-\u036f\u1680\u2000-\u200f\u2028-\u202f\u3000\ud800-\udfff\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
