import { URI } from "vscode-uri";
import type { ModuleHost } from "../analyzers/javascript/linking/program-modules";
import type { Program } from "../analyzers/program";
import { refusalOf } from "../analyzers/refusal";
import type { SourceDocument } from "../core/document";
import { Disk } from "./disk";
import { ModuleResolver } from "./module-resolver";
import { readDocumentNow } from "./read-document";
import { looksGenerated } from "./third-party";

/** The code of a project on disk, as the analysis follows imports through it. */
export class ModuleFiles implements ModuleHost {
  readonly resolver: ModuleResolver;

  /** @param covers says whether a file belongs to the project */
  constructor(
    root: string,
    private readonly covers: (path: string) => boolean,
    readonly programFor: (uri: string) => Program,
    private readonly disk: Disk = new Disk(),
  ) {
    this.resolver = new ModuleResolver(root, disk);
  }

  resolve(specifier: string, from: string): string | undefined {
    const fromPath = pathOf(from);
    const path = fromPath === undefined ? undefined : this.resolver.resolve(specifier, fromPath);
    return path !== undefined && this.disk.isCovered(path, this.covers) ? URI.file(path).toString() : undefined;
  }

  read(uri: string): SourceDocument | undefined {
    const path = pathOf(uri);
    const document = path === undefined ? undefined : readDocumentNow(path).document;
    return document && !refusalOf(document) && !looksGenerated(document.text) ? document : undefined;
  }
}

function pathOf(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  return parsed.scheme === "file" ? parsed.fsPath : undefined;
}
