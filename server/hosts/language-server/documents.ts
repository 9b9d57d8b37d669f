import { URI } from "vscode-uri";
import type { Connection } from "vscode-languageserver/node";
import { TextDocuments } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { SourceDocument } from "../../core/document";

/**
 * One spelling for each URI: editors escape differently what a server reads from disk. Everything in the server is
 * keyed by it; only what goes out for an open document is spelled as the editor did.
 */
export function normalizeUri(uri: string): string {
  return URI.parse(uri).toString();
}

/** Language ids that editors other than VS Code use. */
const LANGUAGE_ALIASES: Readonly<Record<string, string>> = {
  js: "javascript",
  ts: "typescript",
  jsx: "javascriptreact",
  tsx: "typescriptreact",
  "javascript.jsx": "javascriptreact",
  "typescript.tsx": "typescriptreact",
};

/** The open documents, each version as an immutable value. */
export class Documents {
  readonly #synced = new TextDocuments(TextDocument);
  readonly #current = new Map<string, SourceDocument>();
  readonly #spelling = new Map<string, string>();
  readonly #changed: ((document: SourceDocument) => void)[] = [];
  readonly #closed: ((uri: string) => void)[] = [];
  readonly #saved: ((uri: string) => void)[] = [];

  listen(connection: Connection): void {
    this.#synced.onDidChangeContent(({ document }) => {
      const uri = normalizeUri(document.uri);
      const languageId = LANGUAGE_ALIASES[document.languageId] ?? document.languageId;
      const current = new SourceDocument(uri, languageId, document.version, document.getText());
      this.#current.set(uri, current);
      this.#spelling.set(uri, document.uri);
      for (const listener of this.#changed) listener(current);
    });
    this.#synced.onDidClose(({ document }) => {
      const uri = normalizeUri(document.uri);
      this.#current.delete(uri);
      for (const listener of this.#closed) listener(uri);
    });
    this.#synced.onDidSave(({ document }) => {
      for (const listener of this.#saved) listener(normalizeUri(document.uri));
    });
    this.#synced.listen(connection);
  }

  /** @param uri in any spelling */
  get(uri: string): SourceDocument | undefined {
    return this.#current.get(normalizeUri(uri));
  }

  all(): SourceDocument[] {
    return [...this.#current.values()];
  }

  /** How the editor spells the URI of a document that is or was open; any other URI as it is. */
  spellingOf(uri: string): string {
    return this.#spelling.get(uri) ?? uri;
  }

  /** Opened, or another version of it. */
  onDidChange(listener: (document: SourceDocument) => void): void {
    this.#changed.push(listener);
  }

  onDidClose(listener: (uri: string) => void): void {
    this.#closed.push(listener);
  }

  onDidSave(listener: (uri: string) => void): void {
    this.#saved.push(listener);
  }
}
