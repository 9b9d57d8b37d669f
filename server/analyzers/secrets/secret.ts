import type { Span } from "../../core/position";
import type { SecretKind } from "../../rules/rule";

/** A secret that was found, before it gets its rule and its words. */
export interface Secret {
  readonly kind: SecretKind;
  /** The secret itself. */
  readonly span: Span;
  /** What is underlined, where that is not the secret: the first line of a long one. */
  readonly shown?: Span;
  /** What it is, in words that begin a sentence: "A GitHub token", "The value of DB_PASSWORD". */
  readonly what: string;
  /** What an environment variable for it could be called: the name that it has, or the words for whose it is. */
  readonly name?: string;
}
