import type { Chain } from "../dependency-project";

/** Longer chains leave out their middle, which nobody reads. */
const MAX_NAMES = 4;

/** "express → body-parser → qs", by the names that the project and its packages ask for. */
export function wordsOfChain({ requirement, packages }: Chain): string {
  const names = [requirement.name, ...packages.slice(1).map(({ name }) => name)];
  if (names.length > MAX_NAMES) names.splice(2, names.length - MAX_NAMES + 1, "…");
  return names.join(" → ");
}
