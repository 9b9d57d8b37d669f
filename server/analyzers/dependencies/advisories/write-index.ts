import { sha256 } from "@noble/hashes/sha2.js";
import { SEVERITIES } from "../../../core/finding";
import type { Advisory, AffectedRange } from "../../../rules/advisory";
import { ByteWriter } from "./byte-writer";
import { daysOf, FORMAT, hashOf, HEADER_BYTES, IS_SEED, MAGIC, RangeEnd, RECORD } from "./index-layout";
import { writeId } from "./packed-ids";

/** What an index says of itself. */
export interface IndexFacts {
  /** The day of the newest thing in it, ISO 8601. */
  readonly date: string;
  readonly isSeed: boolean;
  /** Where its records come from, for people to read; nothing by default. */
  readonly source?: string;
}

/**
 * Compiles advisories into the bytes that `openIndex` reads. The same advisories give the same bytes, in whatever order they come.
 * @param hash SHA-256, where the host has a faster one
 * @throws Error for a date that is none
 */
export function writeIndex(
  advisoriesByPackage: ReadonlyMap<string, readonly Advisory[]>,
  { date, isSeed, source = "" }: IndexFacts,
  hash: (bytes: Uint8Array) => Uint8Array = sha256,
): Uint8Array {
  if (Number.isNaN(daysOf(date))) throw new Error(`"${date}" is no date`);
  const packages = [...advisoriesByPackage].map(([name, advisories]) => ({ name, advisories, hash: hashOf(name) }));
  packages.sort((a, b) => a.hash - b.hash || (a.name < b.name ? -1 : 1));
  const texts = numbersByUse(advisoriesByPackage.values());

  const entries = new ByteWriter();
  entries.text(source);
  const places: number[] = [];
  const ids = new Set<string>();
  for (const { name, advisories } of packages) {
    places.push(entries.length);
    for (const { id } of advisories) ids.add(id);
    entries.text(name);
    entries.number(advisories.length);
    for (const advisory of [...advisories].sort((a, b) => (a.id < b.id ? -1 : 1))) writeRecord(entries, advisory, texts);
  }

  const encoded = [...texts.keys()].map((text) => new TextEncoder().encode(text));
  const textBytes = encoded.reduce((sum, { length }) => sum + length, 0);
  const index = new ByteWriter();
  index.append(new TextEncoder().encode(MAGIC));
  const entriesBegin = HEADER_BYTES + 8 * packages.length + 4 * encoded.length + textBytes;
  for (const field of [FORMAT, isSeed ? IS_SEED : 0, daysOf(date), ids.size, packages.length, encoded.length, entriesBegin])
    index.uint32(field);
  for (const { hash } of packages) index.uint32(hash);
  for (const place of places) index.uint32(place);
  let end = 0;
  for (const { length } of encoded) index.uint32((end += length));
  for (const text of encoded) index.append(text);
  index.append(entries.written());
  index.append(hash(index.written()));
  return index.written();
}

function writeRecord(writer: ByteWriter, advisory: Advisory, texts: ReadonlyMap<string, number>): void {
  const { id, aliases, title, severity, cwe, malicious, ranges, versions, published } = advisory;
  const text = (value: string): void => {
    writer.number(texts.get(value) ?? 0);
  };
  const everyVersion = versions.length === 0 && ranges.length === 1 && ranges.every(isEveryVersion);
  let flags: number = SEVERITIES.indexOf(severity);
  if (malicious) flags |= RECORD.malicious;
  if (everyVersion) flags |= RECORD.everyVersion;
  if (aliases.length > 0) flags |= RECORD.aliases;
  if (cwe.length > 0) flags |= RECORD.cwe;
  if (published !== undefined) flags |= RECORD.published;
  writer.byte(flags);
  writeId(writer, id);
  text(title);
  if (aliases.length > 0) {
    writer.number(aliases.length);
    for (const alias of aliases) writeId(writer, alias);
  }
  if (cwe.length > 0) {
    writer.number(cwe.length);
    for (const number of cwe) writer.number(number);
  }
  if (published !== undefined) writer.number(daysOf(published));
  if (everyVersion) return;
  writer.number(ranges.length);
  for (const { introduced, fixed, lastAffected } of ranges) {
    writer.byte(fixed !== undefined ? RangeEnd.Fixed : lastAffected !== undefined ? RangeEnd.LastAffected : RangeEnd.Open);
    text(introduced);
    const end = fixed ?? lastAffected;
    if (end !== undefined) text(end);
  }
  writer.number(versions.length);
  for (const version of versions) text(version);
}

function isEveryVersion({ introduced, fixed, lastAffected }: AffectedRange): boolean {
  return introduced === "0" && fixed === undefined && lastAffected === undefined;
}

/** Every text's number: the more often it is used, the smaller, because smaller numbers take less room. */
function numbersByUse(packages: Iterable<readonly Advisory[]>): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  const use = (text: string): void => {
    uses.set(text, (uses.get(text) ?? 0) + 1);
  };
  for (const advisories of packages) {
    for (const { title, ranges, versions } of advisories) {
      use(title);
      for (const { introduced, fixed, lastAffected } of ranges) {
        use(introduced);
        const end = fixed ?? lastAffected;
        if (end !== undefined) use(end);
      }
      for (const version of versions) use(version);
    }
  }
  const sorted = [...uses].sort(([a, usesOfA], [b, usesOfB]) => usesOfB - usesOfA || (a < b ? -1 : 1));
  return new Map(sorted.map(([text], number) => [text, number]));
}
