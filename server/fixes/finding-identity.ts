import type { Finding } from "../core/finding";

/** Tells one finding of a document from all others; a finding may have come over the wire and be no longer the same object. */
export function identityOf({ ruleId, location }: Finding): string {
  return `${ruleId}\0${location.span.start}\0${location.span.end}`;
}
