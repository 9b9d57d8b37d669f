import { sha256 } from "@noble/hashes/sha2.js";
import { SEVERITIES } from "../../../core/finding";
import type { Advisory, AdvisoryDatabase, AffectedRange } from "../../../rules/advisory";
import { ByteReader, textOf } from "./byte-reader";
import { dateOf, FIELDS, FORMAT, HASH_BYTES, hashOf, HEADER_BYTES, IS_SEED, MAGIC, RangeEnd, RECORD } from "./index-layout";
import { readId } from "./packed-ids";

const NO_ADVISORIES: readonly Advisory[] = [];
const EVERY_VERSION: readonly AffectedRange[] = [{ introduced: "0" }];

export interface OpenedIndex extends AdvisoryDatabase {
  /** Where its records come from, for people to read; may be empty. */
  readonly source: string;
}

/**
 * Opens what `writeIndex` wrote, which takes as long as its hash takes: nothing is read before somebody asks for it.
 * @param bytes kept, not copied
 * @param hash SHA-256, where the host has a faster one
 * @throws Error that says what is wrong with the bytes
 */
export function openIndex(bytes: Uint8Array, hash: (bytes: Uint8Array) => Uint8Array = sha256): OpenedIndex {
  if (bytes.length < HEADER_BYTES + HASH_BYTES || textOf(bytes, 0, MAGIC.length) !== MAGIC)
    throw new Error("this is no advisory index, or only the beginning of one");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const format = view.getUint32(FIELDS.format, true);
  if (format !== FORMAT) throw new Error(`the advisory index has format ${format}, and this version of Buckler reads format ${FORMAT}`);
  const end = bytes.length - HASH_BYTES;
  const actual = hash(bytes.subarray(0, end));
  if (!bytes.subarray(end).every((byte, index) => byte === actual[index]))
    throw new Error("the advisory index is damaged or not whole: its content does not fit its SHA-256");
  return new IndexedAdvisories(bytes, view);
}

interface Entry {
  readonly name: string;
  readonly advisories: readonly Advisory[];
}

/** Among 230,000 hashes, hardly any lies further from where it is expected. */
const SPREAD = 1024;

class IndexedAdvisories implements OpenedIndex {
  readonly date: string;
  readonly isSeed: boolean;
  readonly records: number;
  readonly source: string;
  private readonly packages: number;
  private readonly textEnds: number;
  private readonly textsBegin: number;
  private readonly entriesBegin: number;
  private readonly entries = new Map<number, Entry>();
  private readonly texts = new Map<number, string>();

  constructor(
    private readonly bytes: Uint8Array,
    private readonly view: DataView,
  ) {
    const field = (at: number): number => view.getUint32(at, true);
    this.date = dateOf(field(FIELDS.days));
    this.isSeed = (field(FIELDS.flags) & IS_SEED) !== 0;
    this.records = field(FIELDS.records);
    this.packages = field(FIELDS.packages);
    this.textEnds = HEADER_BYTES + 8 * this.packages;
    this.textsBegin = this.textEnds + 4 * field(FIELDS.texts);
    this.entriesBegin = field(FIELDS.entries);
    this.source = new ByteReader(bytes, this.entriesBegin).text();
  }

  of(name: string): readonly Advisory[] {
    const hash = hashOf(name);
    for (let index = this.firstWith(hash); index < this.packages && this.uint32(HEADER_BYTES, index) === hash; index++) {
      const entry = this.entry(index);
      if (entry.name === name) return entry.advisories;
    }
    return NO_ADVISORIES;
  }

  /** The first package whose hash is not less. Hashes are spread evenly, so it is looked for near the place where it would be then. */
  private firstWith(hash: number): number {
    const likely = Math.floor((hash / 2 ** 32) * this.packages);
    let low = Math.max(0, likely - SPREAD);
    let high = Math.min(this.packages, likely + SPREAD);
    if (low > 0 && this.uint32(HEADER_BYTES, low - 1) >= hash) low = 0;
    if (high < this.packages && this.uint32(HEADER_BYTES, high) < hash) high = this.packages;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.uint32(HEADER_BYTES, middle) < hash) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private entry(index: number): Entry {
    const known = this.entries.get(index);
    if (known) return known;
    const reader = new ByteReader(this.bytes, this.entriesBegin + this.uint32(HEADER_BYTES + 4 * this.packages, index));
    const name = reader.text();
    const entry: Entry = { name, advisories: Array.from({ length: reader.number() }, () => this.record(reader)) };
    this.entries.set(index, entry);
    return entry;
  }

  private record(reader: ByteReader): Advisory {
    const flags = reader.byte();
    const id = readId(reader);
    const title = this.text(reader.number());
    const aliases = (flags & RECORD.aliases) !== 0 ? Array.from({ length: reader.number() }, () => readId(reader)) : [];
    const cwe = (flags & RECORD.cwe) !== 0 ? Array.from({ length: reader.number() }, () => reader.number()) : [];
    const published = (flags & RECORD.published) !== 0 ? dateOf(reader.number()) : undefined;
    const isEveryVersion = (flags & RECORD.everyVersion) !== 0;
    return {
      id,
      aliases,
      title,
      severity: SEVERITIES[flags & RECORD.severity] ?? "critical",
      cwe,
      malicious: (flags & RECORD.malicious) !== 0,
      ranges: isEveryVersion ? EVERY_VERSION : Array.from({ length: reader.number() }, () => this.range(reader)),
      versions: isEveryVersion ? [] : Array.from({ length: reader.number() }, () => this.text(reader.number())),
      ...(published !== undefined && { published }),
    };
  }

  private range(reader: ByteReader): AffectedRange {
    const end = reader.byte();
    const introduced = this.text(reader.number());
    if (end === RangeEnd.Fixed) return { introduced, fixed: this.text(reader.number()) };
    if (end === RangeEnd.LastAffected) return { introduced, lastAffected: this.text(reader.number()) };
    return { introduced };
  }

  private text(number: number): string {
    const known = this.texts.get(number);
    if (known !== undefined) return known;
    const start = number === 0 ? 0 : this.uint32(this.textEnds, number - 1);
    const text = textOf(this.bytes, this.textsBegin + start, this.textsBegin + this.uint32(this.textEnds, number));
    this.texts.set(number, text);
    return text;
  }

  private uint32(table: number, index: number): number {
    return this.view.getUint32(table + 4 * index, true);
  }
}
