/**
 * How an index lies in its bytes; all numbers are little-endian.
 *
 *     header    magic, format, flags, days since 1970, records, packages, texts, where the entries begin
 *     hashes    of the packages' names, ascending, 4 bytes each
 *     places    of the packages' entries, from where the entries begin, 4 bytes each
 *     text ends from where the texts begin, 4 bytes each
 *     texts     titles and versions, each once, the most used first
 *     entries   where the records come from; of each package its name, the number of its records, and these
 *     SHA-256   of all before it
 */
export const MAGIC = "BKLADVIX";
/** Goes up when what is written changes its form. */
export const FORMAT = 1;
export const HEADER_BYTES = 36;
export const HASH_BYTES = 32;

export const FIELDS = { format: 8, flags: 12, days: 16, records: 20, packages: 24, texts: 28, entries: 32 } as const;
export const IS_SEED = 1;

/** What the first byte of a record says, beside its severity in the lowest two bits. */
export const RECORD = {
  severity: 0b11,
  malicious: 0b100,
  /** One range, from the first version on without an end, and no single versions. */
  everyVersion: 0b1000,
  aliases: 0b10000,
  cwe: 0b100000,
  published: 0b1000000,
} as const;

export enum RangeEnd {
  Open,
  Fixed,
  LastAffected,
}

/** FNV-1a over UTF-16 units, mixed so that names that differ in their last letter lie far apart. */
export function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

const DAY = 24 * 60 * 60 * 1000;

/** @param date ISO 8601; what is smaller than a day is left out */
export function daysOf(date: string): number {
  return Math.max(0, Math.floor(Date.parse(date) / DAY));
}

export function dateOf(days: number): string {
  return new Date(days * DAY).toISOString().slice(0, 10);
}
