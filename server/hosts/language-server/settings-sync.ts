import { DidChangeConfigurationNotification, type Connection, type InitializeParams } from "vscode-languageserver/node";
import type { ClientFeatures } from "./capabilities";

const SECTION = "buckler";

/**
 * The editor's settings for each folder. Editors that answer `workspace/configuration` are asked; from others we take what
 * `workspace/didChangeConfiguration` or the initialize request carried. Values are passed on as they came: the project
 * reads them and says what is wrong with them.
 */
export class SettingsSync {
  readonly #connection: Connection;
  readonly #features: ClientFeatures;
  #sent: unknown;

  constructor(connection: Connection, features: ClientFeatures, { initializationOptions }: InitializeParams) {
    this.#connection = connection;
    this.#features = features;
    this.#sent = sectionOf(initializationOptions);
  }

  /** @param onChange is called after every change, and once the editor can be asked */
  listen(onChange: () => void): void {
    this.#connection.onDidChangeConfiguration(({ settings }: { settings?: unknown }) => {
      this.#sent = sectionOf(settings) ?? this.#sent;
      onChange();
    });
    if (this.#features.registersConfiguration) {
      void this.#connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
    }
  }

  /** The `buckler` section for a folder, unchecked; undefined when nothing is set or the editor does not answer. */
  async read(folderUri: string | undefined): Promise<unknown> {
    if (!this.#features.configuration) return this.#sent;
    try {
      const section: unknown = await this.#connection.workspace.getConfiguration({
        section: SECTION,
        ...(folderUri !== undefined && { scopeUri: folderUri }),
      });
      return withoutForeignKeys(section);
    } catch (error) {
      this.#connection.console.warn(`The editor did not say its settings, so the defaults count: ${String(error)}`);
      return undefined;
    }
  }
}

function sectionOf(settings: unknown): unknown {
  return typeof settings === "object" && settings !== null && SECTION in settings ? withoutForeignKeys(settings[SECTION]) : undefined;
}

/** `buckler.trace.server` belongs to the editor's client. */
function withoutForeignKeys(section: unknown): unknown {
  if (typeof section !== "object" || section === null || Array.isArray(section)) return section;
  return Object.fromEntries(Object.entries(section).filter(([key]) => key !== "trace"));
}
