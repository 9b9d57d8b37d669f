import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import type { TextEdit } from "../../core/edit";
import type { Finding, ProjectLine } from "../../core/finding";
import type { RecipeArguments } from "./recipe-arguments";

/** What a transform may look at. */
export interface TransformInput {
  readonly module: JavaScriptModule;
  readonly finding: Finding;
  /** The outermost node at the finding's span; undefined when the finding is about text that is no single node. */
  readonly node: TSESTree.Node | undefined;
  /** Version ranges of the packages that the project asks for. */
  readonly dependencies: ReadonlyMap<string, string>;
}

/** A repair that a transform thinks of; nobody sees it before it is checked. */
export interface Candidate {
  /** Where the recipe's title does not say enough. */
  readonly title?: string;
  readonly edits: readonly TextEdit[];
  /** What other files need for it. */
  readonly lines?: readonly ProjectLine[];
  /** It takes a person to know that it is wanted, or may break what works, so nothing but a click on it does it. */
  readonly isChoice?: boolean;
}

/** Repairs for one finding, the best first; none where the code is not of a shape that can be changed with certainty. */
export type Propose = (input: TransformInput) => Candidate[];

/**
 * A kind of repair: reads the arguments of a recipe once and returns what proposes edits.
 * @throws RecipeError when the arguments make no sense; never on account of the code
 */
export type Transform = (recipe: RecipeArguments) => Propose;
