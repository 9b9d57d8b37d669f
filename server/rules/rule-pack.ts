import type { CodeCheck } from "./code-rule";
import type { LibraryModel } from "./model";
import type { Rule, RuleFileProblem } from "./rule";
import type { SecretKnowledge } from "./secret-knowledge";

/** One file of a pack as a host read it; `path` is relative to the pack's root, with `/`. */
export interface RuleFile {
  readonly path: string;
  readonly text: string;
}

/** Everything that a set of rule and model files says, and what is wrong with them. */
export interface RulePack {
  readonly rules: readonly Rule[];
  readonly models: readonly LibraryModel[];
  /** By rule id, for rules of type "code". */
  readonly checks: ReadonlyMap<string, CodeCheck>;
  readonly secrets: SecretKnowledge;
  readonly problems: readonly RuleFileProblem[];
}
