import { once } from "node:events";
import type { MessagePort } from "node:worker_threads";
import { URI } from "vscode-uri";
import type { HandedSolution } from "../../analyzers/javascript/linking/handed-solutions";
import { NEVER_CANCELLED } from "../../core/cancellation";
import { openProject, type Project } from "../../workspace/project";
import { readDocumentNow } from "../../workspace/read-document";
import type { SettingsLayer } from "../../workspace/settings";
import { loadBuiltinPack } from "../builtin-pack";
import { scanFile, type ScannedFile } from "./file-scanner";
import { PartQueue, progressOf, type ScanPart } from "./scan-parts";

/** What a thread is told when it starts: enough to get ready, while it is still found out what there is to scan. */
export interface ThreadProject {
  readonly root: string;
  readonly useConfig: boolean;
  readonly overrides: SettingsLayer;
}

/** What a thread is told once all files are known. */
export interface ThreadTask {
  readonly parts: readonly ScanPart[];
  /** Counts the parts that are taken, by whichever thread. */
  readonly taken: SharedArrayBuffer;
  /** Where the imports of each module lead: finding that out takes as long as reading the project. */
  readonly links: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** URIs of the files that the user named one by one. */
  readonly named: ReadonlySet<string>;
}

/** What a thread tells: how many modules it got on with, what it found out about a section, or what it says of one file. */
export type ThreadMessage =
  | { readonly kind: "solved"; readonly modules: number }
  | { readonly kind: "section"; readonly part: number; readonly solutions: readonly HandedSolution[] }
  | { readonly kind: "scanned"; readonly uri: string; readonly file: ScannedFile };

/** Scans parts of a project in a thread of its own. The paths in its reports are URIs: whoever hears them knows the base. */
export async function serveScan(port: MessagePort, { root, useConfig, overrides }: ThreadProject): Promise<void> {
  const told = once(port, "message") as Promise<[ThreadTask]>;
  const project = await openProject(root, { builtin: await loadBuiltinPack(), useConfig, overrides });
  const [{ parts, taken, links, named }] = await told;
  const tell = (message: ThreadMessage): void => {
    port.postMessage(message);
  };
  const queue = new PartQueue(parts, taken);
  for (let part = queue.take(); part; part = queue.take()) {
    for (const uri of part.modules) project.analysis.program.add(uri, links.get(uri));
    const solutions = solvePart(project, part);
    tell({ kind: "solved", modules: progressOf(part) });
    if (part.owned) tell({ kind: "section", part: parts.indexOf(part), solutions });
    for (const uri of part.wanted) {
      const { report, unreadable, endedEarly } = scanFile(project, uri, readDocumentNow(URI.parse(uri).fsPath), named.has(uri));
      const file = { report, ...(unreadable !== undefined && { unreadable }), ...(endedEarly !== undefined && { endedEarly }) };
      tell({ kind: "scanned", uri, file });
    }
  }
}

/**
 * Solves what there is to be known of a part, whose modules are known, before its files are scanned.
 * @returns of a section, what there is to tell to others
 */
export function solvePart({ analysis: { program } }: Project, { modules, wanted, owned }: ScanPart): readonly HandedSolution[] {
  if (owned) return program.solveSection(modules, owned, NEVER_CANCELLED);
  program.solveEverything(wanted, NEVER_CANCELLED);
  return [];
}
