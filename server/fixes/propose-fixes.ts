import type { Analysis } from "../analyzers/analyze";
import { throwIfCancelled, type CancellationToken } from "../core/cancellation";
import type { SourceDocument } from "../core/document";
import type { Finding, Fix } from "../core/finding";
import type { FixRecipe, Rule } from "../rules/rule";
import { lookFor, moduleOf, type Look } from "./analysis";
import { checkEdits } from "./check-edits";
import { identityOf } from "./finding-identity";
import { RecipeArguments, RecipeError } from "./transforms/recipe-arguments";
import { TEXT_TRANSFORMS, TRANSFORMS } from "./transforms/registry";
import type { Candidate, Propose } from "./transforms/transform";

/**
 * Repairs for a finding, each applied in memory, parsed and analysed again before it is offered: the finding is gone and
 * nothing else is new. Empty when there is none, or when the finding is not (or no longer) one of this document.
 * Preferred is the first proposal of the first recipe that fits the code, and only that: where it did not stand the check,
 * what comes after it is a matter of choice. Of several with the same title, users are asked about the first that stands.
 * @throws CancelledError
 */
export function proposeFixes(finding: Finding, document: SourceDocument, analysis: Analysis, cancellation: CancellationToken): Fix[] {
  if (!hasRecipes(finding, analysis.rules.rules)) return [];
  const look = lookFor([finding], document, analysis, cancellation);
  const titles = new Set<string>();
  return uncheckedFixes(finding, document, look).filter(({ title, edits }) => {
    throwIfCancelled(cancellation);
    if (titles.has(title) || checkEdits(document, edits, [finding], look) === undefined) return false;
    titles.add(title);
    return true;
  });
}

/**
 * Everything that the recipes of a finding's rule propose, before any of it is checked.
 * @throws CancelledError
 */
export function uncheckedFixes(finding: Finding, document: SourceDocument, look: Look): Fix[] {
  return recipesFor(finding, look.rules)
    .flatMap((recipe) => candidatesOf(recipe, finding, document, look).map((candidate) => ({ ...candidate, recipe })))
    .map(({ title, edits, lines, isChoice, recipe }, index) => ({
      title: title ?? recipe.title,
      edits,
      ...(lines && { lines }),
      preferred: index === 0 && isChoice !== true,
    }));
}

/** True where the rule of a finding says how it may be repaired. */
export function hasRecipes(finding: Finding, rules: readonly Rule[]): boolean {
  return recipesFor(finding, rules).length > 0;
}

function recipesFor({ ruleId }: Finding, rules: readonly Rule[]): readonly FixRecipe[] {
  return rules.find(({ id }) => id === ruleId)?.fixes ?? [];
}

/** What is wrong with the recipes of a rule: transforms that do not exist, and arguments that make no sense to them. */
export function recipeProblems(rule: Rule): string[] {
  return rule.fixes.flatMap((recipe) => {
    if (TEXT_TRANSFORMS.has(recipe.transform)) return [];
    const prepared = prepare(recipe);
    return typeof prepared === "string" ? [prepared] : [];
  });
}

/** What a recipe proposes, or a sentence about why it never can. */
function prepare(recipe: FixRecipe): Propose | string {
  const transform = TRANSFORMS.get(recipe.transform);
  if (!transform)
    return `there is no transform "${recipe.transform}"; there are: ${[...TRANSFORMS.keys(), ...TEXT_TRANSFORMS.keys()].join(", ")}`;
  try {
    return transform(new RecipeArguments(recipe.arguments));
  } catch (error) {
    if (error instanceof RecipeError) return `${recipe.transform}: ${error.message}`;
    throw error;
  }
}

function candidatesOf(recipe: FixRecipe, finding: Finding, document: SourceDocument, look: Look): Candidate[] {
  const identity = identityOf(finding);
  const known = look.at(document).findings.find((candidate) => identityOf(candidate) === identity);
  const onText = TEXT_TRANSFORMS.get(recipe.transform);
  if (onText) return known ? onText(document, known, () => look.opened(document)) : [];
  const propose = prepare(recipe);
  const module = moduleOf(document);
  if (typeof propose === "string" || !module) return [];
  return known
    ? propose({ module, finding: known, node: module.tree.nodeAt(known.code ?? known.location.span), dependencies: look.dependencies })
    : [];
}
