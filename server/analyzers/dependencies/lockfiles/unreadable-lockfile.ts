import type { Lockfile, PackageManager } from "./lockfile";

/** A lockfile that nobody understands says so at its first line, and says nothing else. */
export function unreadableLockfile(manager: PackageManager, uri: string, text: string, message: string): Lockfile {
  const end = text.search(/\r?\n|$/);
  return {
    manager,
    uri,
    text,
    formatVersion: "",
    importers: [],
    packages: new Map(),
    resolve: () => undefined,
    isComplete: false,
    problems: [{ message, span: { start: 0, end } }],
    spanOf: () => ({ start: 0, end }),
  };
}
