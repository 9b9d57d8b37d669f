import type { DependencyKnowledge } from "./dependency-knowledge";

/** What is known about packages, apart from advisories, which come from an index. */
export type PackageKnowledge = Omit<DependencyKnowledge, "advisories">;

/** Text that `packageKnowledgeFromJson` reads. */
export function packageKnowledgeToJson(knowledge: PackageKnowledge): string {
  return JSON.stringify({ ...knowledge, lookalikes: [...knowledge.lookalikes] });
}

/** @param json what `packageKnowledgeToJson` wrote; nobody else's */
export function packageKnowledgeFromJson(json: string): PackageKnowledge {
  const knowledge = JSON.parse(json) as Omit<PackageKnowledge, "lookalikes"> & { readonly lookalikes: readonly string[] };
  return { ...knowledge, lookalikes: new Set(knowledge.lookalikes) };
}
