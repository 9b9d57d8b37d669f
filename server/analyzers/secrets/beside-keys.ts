import type { Span } from "../../core/position";
import { foldedName } from "../../rules/load-secrets";
import type { Assignment } from "./assignments";
import { keyAt, type KeyPattern } from "./key-matcher";
import { keySecret } from "./key-secret";
import type { Runs } from "./letters";
import type { Secret } from "./secret";

/** How much before a name is looked at for words that tell whose key it is. */
const BEFORE = 60;
/** No such key is shorter. */
const SHORTEST = 16;

/** Keys of a form that many texts have: what says whose they are stands before them. */
export class BesideKeys {
  constructor(private readonly patterns: readonly KeyPattern[]) {}

  /** The value that a name is given, if it is such a key. */
  of(
    { span: value, name: called }: Assignment,
    name: Span,
    { text, runs }: { readonly text: string; readonly runs: Runs },
  ): Secret | undefined {
    if (value.end - value.start < SHORTEST) return undefined;
    const around = text.slice(Math.max(0, name.start - BEFORE), name.end);
    const before = foldedName(around.slice(around.lastIndexOf("\n") + 1));
    for (const pattern of this.patterns) {
      if (!pattern.format.beside.some((word) => before.includes(foldedName(word)))) continue;
      const key = keyAt(pattern, text, value.start, runs);
      const secret = key?.span.end === value.end ? keySecret(key, text) : undefined;
      if (secret) return { ...secret, name: called };
    }
    return undefined;
  }
}
