import type { CodeLens, Connection } from "vscode-languageserver/node";
import { CancelledError } from "../../../core/cancellation";
import { DEPENDENCY_COMMANDS } from "../../../protocol/messages";
import type { ObservableToken } from "../../../workspace/cancellation-source";
import type { Documents } from "../documents";
import { isManifest, type ManifestQuestions } from "./manifest-questions";

/** Says above a package.json how many vulnerable packages it brings in, and offers to update them all. */
export class DependencyLenses {
  readonly #questions: ManifestQuestions;
  readonly #documents: Documents;

  constructor(questions: ManifestQuestions, documents: Documents) {
    this.#questions = questions;
    this.#documents = documents;
  }

  listen(connection: Connection): void {
    connection.onCodeLens(async ({ textDocument }, token) => {
      try {
        return await this.lenses(textDocument.uri, token);
      } catch (error) {
        if (error instanceof CancelledError) return [];
        throw error;
      }
    });
  }

  async lenses(uri: string, token: ObservableToken): Promise<CodeLens[]> {
    const document = this.#documents.get(uri);
    if (!document || !isManifest(document.uri) || !(await this.#questions.settingsOf(document.uri)).codeLens) return [];
    const vulnerable = await this.#questions.vulnerable(document, token);
    if (vulnerable === 0) return [];
    // Where the dependencies begin is where somebody looks for them.
    const at = document.rangeOf({ start: Math.max(0, document.text.search(/"(?:dev|optional|peer)?[dD]ependencies"/)), end: 0 }).start;
    const command = {
      title: `${vulnerable} vulnerable, update all`,
      command: DEPENDENCY_COMMANDS.repair,
      arguments: [this.#documents.spellingOf(document.uri)],
    };
    return [{ range: { start: at, end: at }, command }];
  }
}
