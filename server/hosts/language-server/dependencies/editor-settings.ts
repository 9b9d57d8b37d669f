/** What of the settings below `buckler.dependencies` only an editor reads. */
export interface DependencyEditorSettings {
  readonly codeLens: boolean;
  readonly importHints: boolean;
  /** Whether a registry may be asked. */
  readonly network: boolean;
}

/** @param settings the editor's `buckler` section, as it came */
export function readEditorSettings(settings: unknown): DependencyEditorSettings {
  const dependencies = typeof settings === "object" && settings !== null && "dependencies" in settings ? settings.dependencies : undefined;
  const value = (key: string): unknown =>
    typeof dependencies === "object" && dependencies !== null ? (dependencies as Record<string, unknown>)[key] : undefined;
  return { codeLens: value("codeLens") !== false, importHints: value("importHints") !== false, network: value("network") === true };
}
