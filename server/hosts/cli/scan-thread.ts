import type { MessagePort } from "node:worker_threads";
import { URI } from "vscode-uri";
import { NEVER_CANCELLED } from "../../core/cancellation";
import { openProject } from "../../workspace/project";
import type { SettingsLayer } from "../../workspace/settings";
import { loadBuiltinPack } from "../builtin-pack";
import { scanFile, type ScannedFile } from "./file-scanner";
import type { ScanPart } from "./scan-parts";

/** What a thread is told when it starts. */
export interface ThreadTask {
  readonly root: string;
  readonly useConfig: boolean;
  readonly overrides: SettingsLayer;
  readonly part: ScanPart;
  /** URIs of the files that the user named one by one. */
  readonly named: ReadonlySet<string>;
}

/** What a thread tells: that it got on with the work, or what it says of one file. */
export type ThreadMessage = { readonly kind: "solved" } | { readonly kind: "scanned"; readonly uri: string; readonly file: ScannedFile };

/** Scans a part of a project in a thread of its own. The paths in its reports are URIs: whoever hears them knows the base. */
export async function serveScan(port: MessagePort, { root, useConfig, overrides, part, named }: ThreadTask): Promise<void> {
  const tell = (message: ThreadMessage): void => {
    port.postMessage(message);
  };
  const project = await openProject(root, { builtin: await loadBuiltinPack(), useConfig, overrides });
  const { program } = project.analysis;
  for (const uri of part.modules) program.add(uri);
  program.solveEverything(part.wanted, NEVER_CANCELLED, () => {
    tell({ kind: "solved" });
  });
  for (const uri of part.wanted) {
    const { report, unreadable, endedEarly } = scanFile(project, uri, await project.readDocument(URI.parse(uri).fsPath), named.has(uri));
    const file = { report, ...(unreadable !== undefined && { unreadable }), ...(endedEarly !== undefined && { endedEarly }) };
    tell({ kind: "scanned", uri, file });
  }
}
