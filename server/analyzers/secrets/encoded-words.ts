import { looksWritten } from "./spelling";

/** Of ten thousand texts drawn by lot, less than one has as many bytes that are all letters of ASCII. */
const LEAST_BYTES = 10;
const MAX_LENGTH = 400;
const PRINTABLE = /^[\x20-\x7e]+$/;
/** A user's name and password, as a header has them: what opens something, however plain it is. */
const BASIC = /^[^:\s]+:[^:\s]+$/;

/** What a text in base64 or hex says, where that is words: `dGVzdF9zZWNyZXQtb25seQ==` is "test_secret-only". Nobody draws words by lot. */
export function encodedWords(text: string): string | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  return [fromHex(text), fromBase64(text)].find(
    (decoded) =>
      decoded !== undefined && decoded.length >= LEAST_BYTES && PRINTABLE.test(decoded) && !BASIC.test(decoded) && looksWritten(decoded),
  );
}

function fromBase64(text: string): string | undefined {
  const letters = text.replace(/={1,2}$/, "");
  // One letter more holds no byte more.
  if (letters.length % 4 === 1 || !/^[\w+/-]+$/.test(letters)) return undefined;
  return atob(letters.replaceAll("-", "+").replaceAll("_", "/"));
}

function fromHex(text: string): string | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-f]+$/i.test(text)) return undefined;
  return text.replace(/../g, (byte) => String.fromCharCode(parseInt(byte, 16)));
}
