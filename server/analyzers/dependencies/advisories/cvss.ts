import { CVSS20, CVSS30, CVSS31, CVSS40 } from "@pandatix/js-cvss";
import type { Severity } from "../../../core/finding";

/** By the way that a vector begins, newest first. */
const SCORES: readonly [prefix: string, score: (vector: string) => number][] = [
  ["CVSS:4.0/", (vector) => new CVSS40(vector).Score()],
  ["CVSS:3.1/", (vector) => new CVSS31(vector).BaseScore()],
  ["CVSS:3.0/", (vector) => new CVSS30(vector).BaseScore()],
  ["AV:", (vector) => new CVSS20(vector).BaseScore()],
];

/** A vector has less than thirty metrics. */
const MAX_VECTOR_LENGTH = 300;

/**
 * What the newest of several vectors of one problem says.
 * @returns undefined where none can be read
 */
export function severityOfVectors(vectors: readonly string[]): Severity | undefined {
  for (const [prefix, score] of SCORES) {
    for (const vector of vectors) {
      if (!vector.startsWith(prefix) || vector.length > MAX_VECTOR_LENGTH) continue;
      try {
        return severityOfScore(score(vector));
      } catch {
        // Not a vector after all; there may be another.
      }
    }
  }
  return undefined;
}

/** The qualitative scale that CVSS has had since 3.0. */
function severityOfScore(score: number): Severity {
  return score >= 9 ? "critical" : score >= 7 ? "high" : score >= 4 ? "medium" : "low";
}
