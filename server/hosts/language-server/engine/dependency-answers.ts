import { describeDependency, type DependencyDescription } from "../../../analyzers/dependencies/describe-dependency";
import { affectedPackages } from "../../../analyzers/dependencies/advisories/affected-packages";
import { isInStep } from "../../../analyzers/dependencies/checks/vulnerable";
import { SourceDocument } from "../../../core/document";
import { changedTexts, editOf } from "../../../fixes/dependencies/manifest-texts";
import { commandsFor, installCommandOf, managerOf } from "../../../fixes/dependencies/manager-commands";
import { planRepairs } from "../../../fixes/dependencies/plan-repairs";
import { titleOf } from "../../../fixes/dependencies/repair-title";
import type { InstallCommandResult } from "../../../protocol/messages";
import type { Project } from "../../../workspace/project";
import type { DependencyRepairs, RepairedFile } from "./messages";

/** What there is to know of the dependency at a place of a manifest. */
export function descriptionAt({ analysis }: Project, uri: string, offset: number): DependencyDescription | null {
  const opened = analysis.dependencies?.opened(uri);
  return (opened && describeDependency(opened.project, opened.knowledge, uri, offset)) ?? null;
}

/** How many packages that a manifest brings in are vulnerable or malicious; what it no longer asks for does not count before it is installed. */
export function vulnerableIn({ analysis }: Project, uri: string): number {
  const opened = analysis.dependencies?.opened(uri);
  if (!opened) return 0;
  const { project, knowledge } = opened;
  const affected = affectedPackages(project, knowledge.advisories);
  const own = affected.filter(({ locked }) => project.chainsTo(locked).some((chain) => chain.manifest.uri === uri && isInStep(chain)));
  return new Set(own.map(({ locked }) => `${locked.name}@${locked.version}`)).size;
}

/** How the project of a manifest installs what is asked for; null for other files. */
export function installCommandFor({ analysis }: Project, uri: string): InstallCommandResult | null {
  const project = analysis.dependencies?.opened(uri)?.project;
  return project ? { command: installCommandOf(managerOf(project)), folder: project.root } : null;
}

/** What repairs the project of a manifest; null where nothing does, or nothing has to. */
export function repairsOf({ analysis, dependencyFiles }: Project, uri: string): DependencyRepairs | null {
  const opened = analysis.dependencies?.opened(uri);
  if (!opened) return null;
  const { project, knowledge, metadata } = opened;
  const { repairs, left } = planRepairs(project, knowledge.advisories, metadata);
  const changes = repairs.flatMap(({ option }) => option.changes);
  const texts = changedTexts(project, changes, (place) => dependencyFiles.read(place));
  const edits = texts.map((text): RepairedFile => {
    const document = new SourceDocument(text.uri, "json", 0, text.before);
    const { span, newText } = editOf(text);
    return { uri: text.uri, isNew: dependencyFiles.read(text.uri) === undefined, edits: [{ range: document.rangeOf(span), newText }] };
  });
  return {
    edits,
    repairs: repairs.map(titleOf),
    left: left.length,
    commands: commandsFor(project, changes),
    folder: project.root,
  };
}
