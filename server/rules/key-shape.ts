/** The letters that parts of keys are made of, by the names that key formats use for them. */
const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
export const ALPHABETS = {
  digits: "0123456789",
  hex: "0123456789abcdef",
  "hex-upper": "0123456789ABCDEF",
  "hex-any": "0123456789ABCDEFabcdef",
  lower: "abcdefghijklmnopqrstuvwxyz",
  upper: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  letters: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
  "lower-digits": "0123456789abcdefghijklmnopqrstuvwxyz",
  "upper-digits": "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  base32: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
  base58: "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz",
  base62: BASE62,
  base64: `${BASE62}+/`,
  base64url: `${BASE62}-_`,
  word: `${BASE62}_`,
  percent: `${BASE62}%`,
  dashed: `${BASE62}-`,
  dotted: `${BASE62}-_.`,
  "base64-padded": `${BASE62}+/-_=`,
  bech32: "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L",
} as const satisfies Record<string, string>;

export type AlphabetName = keyof typeof ALPHABETS;

/** A part of a key: a text that is always the same, or so many letters of an alphabet. */
export type ShapePart = { readonly text: string } | { readonly alphabet: AlphabetName; readonly least: number; readonly most: number };

/** How a key is built, from its first letter to its last. */
export type KeyShape = readonly ShapePart[];

/** Longer keys than this are not looked at to their end. */
const MOST = 2000;
const MAX_SHAPES = 64;

const HOLE = /\{([a-z][a-z0-9-]*)(?::(\d+)(?:-(\d+)|(\+))?)?\}/y;
const UUID: KeyShape = [8, 4, 4, 4, 12].flatMap((count, index): ShapePart[] => [
  ...(index > 0 ? [{ text: "-" }] : []),
  { alphabet: "hex-any", least: count, most: count },
]);

export class KeyShapeError extends Error {}

/**
 * Reads the notation of key formats: text stands for itself, `{base62:36}` for 36 letters of that alphabet, `{hex:20-40}` for 20 to 40,
 * `{hex:20+}` for 20 or more, `{uuid}` for a UUID, and `(live|test)` for one of these texts.
 * @returns a shape for each way to choose among the texts
 * @throws KeyShapeError with a sentence about the mistake
 */
export function parseShapes(notation: string): KeyShape[] {
  let shapes: ShapePart[][] = [[]];
  const append = (choices: readonly KeyShape[]): void => {
    shapes = shapes.flatMap((shape) => choices.map((choice) => joined(shape, choice)));
    if (shapes.length > MAX_SHAPES) throw new KeyShapeError(`more than ${MAX_SHAPES} ways to choose`);
  };
  for (let at = 0; at < notation.length;) {
    const character = notation.charAt(at);
    if (character === "(") {
      const end = notation.indexOf(")", at);
      if (end < 0) throw new KeyShapeError('a "(" without its ")"');
      append(
        notation
          .slice(at + 1, end)
          .split("|")
          .map((text) => [{ text }]),
      );
      at = end + 1;
    } else if (character === "{") {
      HOLE.lastIndex = at;
      const match = HOLE.exec(notation);
      if (!match) throw new KeyShapeError(`"${notation.slice(at, at + 20)}" is not like {base62:36}, {hex:20-40} or {uuid}`);
      append([holeOf(match)]);
      at += match[0].length;
    } else {
      append([[{ text: character }]]);
      at++;
    }
  }
  if (!shapes.every((shape) => shape.length > 0)) throw new KeyShapeError("an empty shape");
  return shapes;
}

function holeOf([, name = "", least, most, more]: RegExpExecArray): KeyShape {
  if (name === "uuid" && least === undefined) return UUID;
  if (!Object.hasOwn(ALPHABETS, name)) {
    throw new KeyShapeError(`there is no alphabet "${name}"; there are: uuid, ${Object.keys(ALPHABETS).join(", ")}`);
  }
  if (least === undefined) throw new KeyShapeError(`how many letters of "${name}"?`);
  const count = Number(least);
  const limit = more ? MOST : Number(most ?? least);
  if (count < 1 || limit < count || limit > MOST) throw new KeyShapeError(`a length must be from 1 to ${MOST}, the smaller one first`);
  return [{ alphabet: name as AlphabetName, least: count, most: limit }];
}

/** Texts that follow each other are one. */
function joined(shape: readonly ShapePart[], more: KeyShape): ShapePart[] {
  const parts = [...shape];
  for (const part of more) {
    const last = parts.at(-1);
    if ("text" in part && part.text === "") continue;
    if (last && "text" in last && "text" in part) parts[parts.length - 1] = { text: last.text + part.text };
    else parts.push(part);
  }
  return parts;
}
