import type { Span } from "../../../core/position";
import { dockerNodes } from "./docker-nodes";
import { nodesIn } from "./yaml-nodes";

/** A place where a text says which Node.js is used. */
export interface NodePlace {
  readonly span: Span;
  /** "16", "v16.14.0", "lts/gallium", "14-alpine", as written. */
  readonly text: string;
  /**
   * How the text is to be read: as a version or range, or as the tag of an image. `exact` where tools want a full version, so that a newer one
   * cannot be told from its number alone.
   */
  readonly form: "version" | "exact" | "tag";
}

/** Places that say it together: a matrix of versions is as new as its newest. */
export type NodePlaces = readonly NodePlace[];

interface Reader {
  readonly files: RegExp;
  /** True for files that say it for runs of CI alone. */
  readonly isForCI?: boolean;
  readonly read: (text: string) => readonly NodePlaces[];
}

/** Files that say which Node.js runs what is beside them, by their paths. */
const READERS: readonly Reader[] = [
  { files: /\/\.nvmrc$/, read: (text) => firstLine(text, "version") },
  { files: /\/\.node-version$/, read: (text) => firstLine(text, "exact") },
  { files: /\/\.tool-versions$/, read: toolVersions },
  {
    files: /\/\.github\/(?:workflows|actions)\/[^?#]*\.ya?ml$/,
    isForCI: true,
    read: (text) => nodesIn(text, { keys: ["node-version", "node_version"], jobs: true }),
  },
  { files: /\/\.gitlab-ci\.ya?ml$/, isForCI: true, read: (text) => nodesIn(text, { keys: [], images: true }) },
  { files: /\/\.circleci\/config\.ya?ml$/, isForCI: true, read: (text) => nodesIn(text, { keys: ["node-version"], images: true }) },
  { files: /\/azure-pipelines[\w.-]*\.ya?ml$/, isForCI: true, read: (text) => nodesIn(text, { keys: [], azure: true, images: true }) },
  { files: /\/\.travis\.ya?ml$/, isForCI: true, read: (text) => nodesIn(text, { keys: ["node_js"] }) },
  { files: /\/(?:docker-)?compose[\w.-]*\.ya?ml$/i, read: (text) => nodesIn(text, { keys: [], images: true }) },
  { files: /\/(?:[\w.-]+\.)?(?:docker|container)file(?:[.-][\w.-]+)?$/i, read: dockerNodes },
];

/** True for files that may say which Node.js is used. */
export function saysWhichNode(uri: string): boolean {
  return READERS.some(({ files }) => files.test(uri));
}

/** True for files of CI: what they name runs tests and builds of the project's own code, often on old releases because these are to be tested. */
export function saysWhatCIRuns(uri: string): boolean {
  return READERS.some(({ files, isForCI }) => isForCI === true && files.test(uri));
}

/** Where a text says which Node.js is used; empty for texts that cannot be read. */
export function nodePlacesIn(uri: string, text: string): readonly NodePlaces[] {
  return READERS.find(({ files }) => files.test(uri))?.read(text) ?? [];
}

function firstLine(text: string, form: NodePlace["form"]): readonly NodePlaces[] {
  const found = /^[ \t]*(?:#.*\r?\n[ \t]*|\r?\n[ \t]*)*([^\s#]+)/.exec(text);
  return found?.[1] === undefined ? [] : [[placeAt(found.index + found[0].length - found[1].length, found[1], form)]];
}

function toolVersions(text: string): readonly NodePlaces[] {
  const found = /^([ \t]*(?:nodejs|node)[ \t]+)([^\s#]+)/m.exec(text);
  return found?.[2] === undefined ? [] : [[placeAt(found.index + (found[1] ?? "").length, found[2], "exact")]];
}

/** A place of a text. */
export function placeAt(start: number, text: string, form: NodePlace["form"]): NodePlace {
  return { span: { start, end: start + text.length }, text, form };
}
