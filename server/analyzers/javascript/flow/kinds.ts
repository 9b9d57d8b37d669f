/**
 * An immutable set of sink kinds that a piece of data can no longer hurt. Interned, so equal sets are the same object
 * and unions are looked up instead of made.
 */
export class KindSet {
  private static readonly interned = new Map<string, KindSet>();
  static readonly NONE = KindSet.of([]);
  /** Data that is safe everywhere, such as a number or a value from an allow-list. */
  static readonly ALL = KindSet.of(["*"]);

  private readonly unions = new Map<KindSet, KindSet>();

  private constructor(
    readonly kinds: ReadonlySet<string>,
    readonly key: string,
  ) {}

  static of(kinds: readonly string[] | "all"): KindSet {
    const sorted = kinds === "all" || kinds.includes("*") ? ["*"] : [...new Set(kinds)].sort();
    const key = sorted.join(",");
    let set = KindSet.interned.get(key);
    if (!set) KindSet.interned.set(key, (set = new KindSet(new Set(sorted), key)));
    return set;
  }

  has(kind: string): boolean {
    return this.kinds.has("*") || this.kinds.has(kind);
  }

  get isAll(): boolean {
    return this === KindSet.ALL;
  }

  union(other: KindSet): KindSet {
    if (other === this || other === KindSet.NONE) return this;
    if (this === KindSet.NONE) return other;
    let result = this.unions.get(other);
    if (!result) this.unions.set(other, (result = KindSet.of([...this.kinds, ...other.kinds])));
    return result;
  }

  without(kinds: readonly string[]): KindSet {
    return this.isAll || !kinds.some((kind) => this.kinds.has(kind))
      ? this
      : KindSet.of([...this.kinds].filter((kind) => !kinds.includes(kind)));
  }

  intersection(other: KindSet): KindSet {
    if (other === this) return this;
    if (this.isAll) return other;
    if (other.isAll) return this;
    return KindSet.of([...this.kinds].filter((kind) => other.kinds.has(kind)));
  }
}

/**
 * Sink kinds that are hurt by a structure (an object with operators, a gadget), never by text:
 * whatever turns a value into a string ends them. They also look inside the objects that reach the sink.
 */
export const STRUCTURAL_KINDS = KindSet.of(["nosql", "template-data"]);

/** Sink kinds that are hurt only by data that decides where a URL points: its scheme and host. */
const URL_KINDS = KindSet.of(["url", "redirect", "client-redirect"]);

/** What text that begins like this protects the rest of it from: a fixed scheme and host, or a fixed absolute path. */
export function protectedByPrefix(prefix: string): KindSet {
  const fixesHost = /[?#]|[^:/\\?#][/\\]/.test(prefix) || /^[/\\][^/\\]/.test(prefix);
  return fixesHost ? URL_KINDS : KindSet.NONE;
}
