import { readFile } from "node:fs/promises";
import { URI } from "vscode-uri";
import type { TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver/node";
import { SourceDocument } from "../../core/document";
import type { ProjectLine } from "../../core/finding";
import type { ClientFeatures } from "./capabilities";
import type { Documents } from "./documents";
import type { Projects } from "./projects";

/** A file of settings that is longer is none that lines are added to. */
const MAX_LENGTH = 1_000_000;

/** The files at the root of a document's project, as the editor has them or else the disk. */
export class ProjectFiles {
  readonly #projects: Projects;
  readonly #documents: Documents;

  constructor(projects: Projects, documents: Documents) {
    this.#projects = projects;
    this.#documents = documents;
  }

  /** URI of the folder; undefined for a document of no project. */
  rootOf(uri: string): string | undefined {
    const { name } = this.#projects.of(uri);
    return name === "" ? undefined : name;
  }

  /** Undefined where there is no such file. */
  async read(uri: string): Promise<SourceDocument | undefined> {
    const open = this.#documents.get(uri);
    if (open) return open;
    try {
      const text = await readFile(URI.parse(uri).fsPath, "utf8");
      return text.length > MAX_LENGTH ? undefined : new SourceDocument(uri, "plaintext", 0, text);
    } catch {
      return undefined;
    }
  }

  /** The version that the editor has of a file; null for one that it has not open. */
  versionOf(uri: string): number | null {
    return this.#documents.get(uri)?.version ?? null;
  }
}

/** The edit with what puts these lines at the ends of their files, where they are not there yet. Without versioned edits, nothing else is touched. */
export async function withLines(
  edit: WorkspaceEdit,
  lines: readonly ProjectLine[],
  root: string | undefined,
  files: ProjectFiles,
  features: ClientFeatures,
): Promise<WorkspaceEdit> {
  if (root === undefined || !edit.documentChanges) return edit;
  const documentChanges = [...edit.documentChanges];
  for (const { file, line } of lines) {
    const uri = `${root}/${file}`;
    const document = await files.read(uri);
    if (!document && !features.createsFiles) continue;
    if (document && hasLine(document.text, line)) continue;
    if (!document) documentChanges.push({ kind: "create", uri, options: { ignoreIfExists: true } });
    const text = document?.text ?? "";
    const end = (document ?? new SourceDocument(uri, "plaintext", 0, "")).positionAt(text.length);
    const newText = `${text === "" || text.endsWith("\n") ? "" : "\n"}${line}\n`;
    const added: TextDocumentEdit = {
      textDocument: { uri, version: files.versionOf(uri) },
      edits: [{ range: { start: end, end }, newText }],
    };
    documentChanges.push(added);
  }
  return { documentChanges };
}

/** `NAME=` is there as well where the name has a value. */
function hasLine(text: string, line: string): boolean {
  return text.split(/\r?\n/).some((present) => present.trim() === line || (line.endsWith("=") && present.trim().startsWith(line)));
}
