import type { CancellationToken } from "../core/cancellation";
import type { Incompleteness } from "../core/finding";

/** One thing that a walk met: a file to analyse, or a place that could not be read. */
export type Discovered =
  | { readonly kind: "file"; readonly path: string; /** Named by the user, so never skipped as minified. */ readonly named: boolean }
  | { readonly kind: "unreadable"; readonly path: string; readonly incomplete: Incompleteness };

export async function* discoverFiles(_root: string, _cancellation: CancellationToken): AsyncIterable<Discovered> {
  // walk lands next
}
