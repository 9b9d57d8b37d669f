import type { Span } from "../../core/position";
import { keyAt, type KeyPattern } from "./key-matcher";
import type { Runs } from "./letters";

/** How far around a key other settings tell what it is for. */
const AROUND = 400;

/** Keys that their provider makes for everybody to see, as every browser is handed them. */
export class PublishedKeys {
  private readonly starts: readonly string[];
  private readonly patterns: readonly KeyPattern[];

  constructor(patterns: readonly KeyPattern[]) {
    this.starts = [...new Set(patterns.flatMap(({ provider }) => provider.publicStarts))];
    this.patterns = patterns.filter(({ provider }) => provider.publicBeside.length > 0);
  }

  /** True for a key that begins like such a one, or that stands among the settings which such a one is written with. */
  include({ start, end }: Span, text: string, runs: Runs): boolean {
    if (this.starts.some((begin) => text.startsWith(begin, start))) return true;
    return this.patterns.some((pattern) => {
      if (keyAt(pattern, text, start, runs)?.span.end !== end) return false;
      const around = text.slice(Math.max(0, start - AROUND), end + AROUND);
      return pattern.provider.publicBeside.some((word) => around.includes(word));
    });
  }
}
