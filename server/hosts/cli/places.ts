import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { relativeTo } from "../../workspace/ignore-rules";
import { packageRootOf, projectRootOf } from "../../workspace/project-root";

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
    // Without a sign of a project, the working folder may be anything, somebody's home for one: it is not the project to look through.
    const root = projectRootOf(folder) ?? packageRootOf(folder, workingFolder) ?? folder;
    const group = groups.get(root);
    if (group) group.push(place);
    else groups.set(root, [place]);
  }
  return [...groups].map(([root, places]) => ({ root, places }));
}

/**
 * The folder that paths in reports are relative to: the working folder, as CI and people name files,
 * or, for places outside of it, the deepest folder that holds them all.
 */
export function baseOf(paths: readonly string[], workingFolder: string): string {
  const places = paths.map((path) => resolve(workingFolder, path));
  if (places.every((place) => relativeTo(workingFolder, place) !== undefined)) return workingFolder;
  const folders = places.map((place) => (isFolder(place) ? place : dirname(place)));
  let common = folders[0] ?? workingFolder;
  for (const folder of folders) {
    while (relativeTo(common, folder) === undefined && dirname(common) !== common) common = dirname(common);
  }
  return common;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false; // the walk says what is wrong with it
  }
}
