import { readFileSync } from "node:fs";
import { join } from "node:path";
import { withChecksum } from "../server/analyzers/secrets/checksums";
import { lettersOf, looksDrawn } from "../server/analyzers/secrets/randomness";
import { masked } from "../server/core/mask";
import { ALPHABETS, type KeyShape } from "../server/rules/key-shape";
import { loadPack } from "../server/rules/load-pack";
import type { KeyFormat, KeyProvider } from "../server/rules/secret-knowledge";

const FORMATS = join(import.meta.dirname, "../rules/secrets/key-formats");
/** Of parts without an upper bound, this many letters more than must be. */
const MORE = 8;

/** `@@github@@`, `@@github:1@@`: a made-up key of a file in key-formats, of its first or another form; `@@github!@@`: with a wrong letter at its end; `@@base64:120@@`: so many letters. */
const MARK = /@@([\w-]+)(?::(\d+))?(!?)@@/g;

/**
 * Puts made-up keys in the places that examples leave for them: written out, they would look like real ones to whoever guards repositories,
 * and nobody could push this one.
 */
export function withKeys(text: string): string {
  return text.replace(MARK, (_, name: string, number: string | undefined, wrong: string, offset: number) => {
    if (name === "base64") return letters(ALPHABETS.base64, Number(number), drawing(offset));
    const format = providerOf(name).keys[Number(number ?? 0)];
    if (!format) throw new Error(`${name} has no form ${number}`);
    const key = madeUpKey(format);
    return wrong === "" ? key : key.slice(0, -1) + (key.endsWith("0") ? "1" : "0");
  });
}

/** The same with no more than the beginnings of keys, for people to read. */
export function withBeginnings(text: string): string {
  return text.replace(MARK, (mark) => masked(withKeys(mark)));
}

/** A key that has the form, and its checksum, and that nobody ever issued: the same on every run. */
export function madeUpKey({ name, shapes, checksum }: Pick<KeyFormat, "name" | "shapes" | "checksum">, shape = shapes[0] ?? []): string {
  for (let seed = 1; ; seed++) {
    const key = draw(shape, drawing(hashOf(name) + seed));
    if (looksDrawn(key.drawn, lettersOf(key.drawn))) return checksum ? withChecksum(checksum, key.text) : key.text;
    if (seed > 1000) throw new Error(`no key of the form "${name}" looks drawn by lot`);
  }
}

function draw(shape: KeyShape, next: () => number): { text: string; drawn: string } {
  let text = "";
  let drawn = "";
  for (const part of shape) {
    const more =
      "text" in part
        ? part.text
        : letters(ALPHABETS[part.alphabet], Math.min(part.most, part.least + (part.most > part.least ? MORE : 0)), next);
    text += more;
    if (!("text" in part)) drawn += more;
  }
  return { text, drawn };
}

function letters(alphabet: string, count: number, next: () => number): string {
  return Array.from({ length: count }, () => alphabet.charAt(Math.floor(next() * alphabet.length))).join("");
}

function providerOf(name: string): KeyProvider {
  const path = `secrets/key-formats/${name}.yml`;
  const { secrets, problems } = loadPack([{ path, text: readFileSync(join(FORMATS, `${name}.yml`), "utf8") }]);
  const [provider] = secrets.providers;
  if (!provider) throw new Error(problems[0]?.message ?? path);
  return provider;
}

function hashOf(text: string): number {
  let hash = 7;
  for (let at = 0; at < text.length; at++) hash = (hash * 31 + text.charCodeAt(at)) % 1_000_003;
  return hash;
}

/** Numbers from 0 to 1 that look random (mulberry32). */
function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
