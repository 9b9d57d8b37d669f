import type { DependencyDescription, ToldAdvisory } from "../../../analyzers/dependencies/describe-dependency";
import type { PublishedFacts } from "../engine/messages";
import type { Prose } from "../prose";

/** More than a hover has room for. */
const MAX_LISTED = 8;

/** A dependency in words: what is installed of it, and what advisories say of that and of what it brings in. */
export function dependencyText(dependency: DependencyDescription, published: PublishedFacts | null, prose: Prose): string {
  const { name, version, licence, deprecated, advisories, brings, advisoriesOf, isSeed } = dependency;
  const facts = [
    version === undefined ? "Not in the lockfile" : `Installed: ${version}${on(published?.installedDay)}`,
    ...latestOf(published, version),
    ...(licence === undefined ? [] : [`licence ${licence}`]),
  ];
  const parts = [`${prose.heading(name)} ${prose.text(facts.join(", "))}`];
  if (deprecated !== undefined) parts.push(prose.text(`Deprecated: ${deprecated}`));
  if (advisories.length > 0) parts.push(listOf(advisories.map((advisory) => advisoryText(advisory, prose))));
  if (brings.length > 0) {
    const lines = brings.map((each) => {
      const ids = each.advisories.slice(0, 3).map((advisory) => linkOf(advisory, prose));
      return `${prose.text(`${each.chain} ${each.version}`)}: ${ids.join(", ")}${each.advisories.length > 3 ? " …" : ""}`;
    });
    parts.push(`Brings in ${brings.length} vulnerable ${brings.length === 1 ? "package" : "packages"}:`, listOf(lines));
  }
  if (version !== undefined && advisories.length + brings.length === 0) parts.push("No advisory is known to speak of it.");
  const cover = isSeed ? `the seed of ${advisoriesOf}, a selection; the command Update Advisories fetches all` : `those of ${advisoriesOf}`;
  parts.push(prose.text(`Advisories: ${cover}.`));
  return parts.join("\n\n");
}

function latestOf(published: PublishedFacts | null, version: string | undefined): string[] {
  if (published?.latest === undefined) return [];
  return [published.latest === version ? "which is the latest version" : `latest: ${published.latest}${on(published.latestDay)}`];
}

function on(day: string | undefined): string {
  return day === undefined ? "" : ` (published ${day})`;
}

function advisoryText(advisory: ToldAdvisory, prose: Prose): string {
  return `${linkOf(advisory, prose)} (${advisory.severity}): ${prose.text(advisory.title)}`;
}

function linkOf({ id }: ToldAdvisory, prose: Prose): string {
  return prose.link(id, `https://osv.dev/vulnerability/${encodeURIComponent(id)}`);
}

function listOf(lines: readonly string[]): string {
  const more = lines.length > MAX_LISTED ? [`- and ${lines.length - MAX_LISTED} more`] : [];
  return [...lines.slice(0, MAX_LISTED).map((line) => `- ${line}`), ...more].join("\n");
}
