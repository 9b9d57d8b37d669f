import type { LibraryModel } from "../../../rules/model";

export interface ModelIndex {
  readonly models: readonly LibraryModel[];
}

export function compileModels(models: readonly LibraryModel[]): ModelIndex {
  return { models };
}
