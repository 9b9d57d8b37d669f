import { statSync } from "node:fs";
import { dirname, resolve, sep } from "node:path";
import { relativeTo } from "../../workspace/ignore-rules";
import { projectRootOf } from "../../workspace/project-root";

/** Places to scan that belong to one project. */
export interface ProjectPlaces {
  readonly root: string;
  readonly places: readonly string[];
}

/** Groups what was asked for by the projects that it belongs to, in the order in which they are first named. */
export function groupByProject(paths: readonly string[], workingFolder: string): ProjectPlaces[] {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const place = resolve(workingFolder, path);
    const folder = isFolder(place) ? place : dirname(place);
    const root = projectRootOf(folder) ?? (relativeTo(workingFolder, folder) === undefined ? folder : workingFolder);
    const group = groups.get(root);
    if (group) group.push(place);
    else groups.set(root, [place]);
  }
  return [...groups].map(([root, places]) => ({ root, places }));
}

/** The deepest folder that holds all of those given. */
export function commonFolder(folders: readonly string[]): string {
  let common = folders[0] ?? sep;
  for (const folder of folders) {
    while (relativeTo(common, folder) === undefined && dirname(common) !== common) common = dirname(common);
  }
  return common;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
