import type { Connection, CreateFile, TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver/node";
import {
  InstallCommand,
  RepairDependencies,
  type RepairDependenciesParams,
  type RepairDependenciesResult,
} from "../../../protocol/messages";
import type { ObservableToken } from "../../../workspace/cancellation-source";
import type { ClientFeatures } from "../capabilities";
import type { Documents } from "../documents";
import type { ManifestQuestions } from "./manifest-questions";

const ANNOTATION = "buckler";

/** Makes one edit of all that repairs the dependencies of a project; the editor shows it, and changes nothing before somebody has agreed. */
export class DependencyRepairEdits {
  readonly #questions: ManifestQuestions;
  readonly #documents: Documents;
  readonly #features: ClientFeatures;

  constructor(questions: ManifestQuestions, documents: Documents, features: ClientFeatures) {
    this.#questions = questions;
    this.#documents = documents;
    this.#features = features;
  }

  listen(connection: Connection): void {
    connection.onRequest(InstallCommand.method, ({ uri }: RepairDependenciesParams, token: ObservableToken) => {
      const document = this.#documents.get(uri);
      return document ? this.#questions.installCommand(document, token) : null;
    });
    connection.onRequest(RepairDependencies.method, ({ uri }: RepairDependenciesParams, token: ObservableToken) => this.repair(uri, token));
  }

  async repair(uri: string, token: ObservableToken): Promise<RepairDependenciesResult | null> {
    const document = this.#documents.get(uri);
    const found = document && (await this.#questions.repairs(document, token));
    if (!found) return null;
    const { edits, repairs, ...rest } = found;
    const documentChanges = edits.flatMap((file): (CreateFile | TextDocumentEdit)[] => {
      const version = this.#documents.get(file.uri)?.version ?? null;
      const ranged = this.#features.annotatesChanges ? file.edits.map((edit) => ({ ...edit, annotationId: ANNOTATION })) : [...file.edits];
      const spelled = this.#documents.spellingOf(file.uri);
      const made: CreateFile[] =
        file.isNew && this.#features.createsFiles ? [{ kind: "create", uri: spelled, options: { ignoreIfExists: true } }] : [];
      return [...made, { textDocument: { uri: spelled, version }, edits: ranged }];
    });
    const annotation = { label: "Update vulnerable dependencies", description: repairs.join("; "), needsConfirmation: true };
    const edit: WorkspaceEdit = {
      documentChanges,
      ...(this.#features.annotatesChanges && { changeAnnotations: { [ANNOTATION]: annotation } }),
    };
    return { ...rest, repairs, edit };
  }
}
