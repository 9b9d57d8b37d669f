import type { CheckContext, DependencyProblem } from "../dependency-problem";
import type { DependencyProject } from "../dependency-project";
import { commandOf } from "./manager-files";

/** Lockfiles of different managers, of which nobody knows which one counts. */
export function* twoLockfiles(project: DependencyProject, { host }: CheckContext): Iterable<DependencyProblem> {
  const { lockfile, otherLockfiles, manifests } = project;
  if (!lockfile || manifests[0]?.packageManager !== undefined) return;
  const manager = commandOf(lockfile.uri);
  for (const uri of otherLockfiles) {
    const other = commandOf(uri);
    const text = other === manager ? undefined : host.read(uri);
    if (text === undefined) continue;
    const facts = { file: nameOf(uri), counts: nameOf(lockfile.uri) };
    yield { uri, span: { start: 0, end: text.search(/\r?\n|$/) }, facts, identity: nameOf(uri) };
  }
}

function nameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf("/") + 1);
}
