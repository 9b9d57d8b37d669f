import type { Span } from "../../../core/position";
import type { FileProblem } from "../file-problem";
import type { Lockfile, LockedPackage, PackageManager } from "./lockfile";

/** What has each manager write its lockfile anew. */
export const INSTALL_COMMANDS: Readonly<Record<PackageManager, string>> = {
  npm: "npm install",
  "yarn-classic": "yarn install",
  "yarn-berry": "yarn install",
  pnpm: "pnpm install",
  bun: "bun install",
};

const NO_PACKAGES: ReadonlyMap<string, LockedPackage> = new Map();

/** A lockfile that nobody understands says so at its first line, or at the mark that a merge left in it, and says nothing else. */
export function unreadableLockfile(manager: PackageManager, uri: string, text: string, message: string): Lockfile {
  return {
    manager,
    uri,
    text,
    formatVersion: "",
    importers: [],
    packages: NO_PACKAGES,
    resolve: () => undefined,
    isComplete: false,
    problems: [conflictIn(text, manager) ?? { message, span: firstLineOf(text) }],
    spanOf: () => firstLineOf(text),
  };
}

/** The mark of a merge that nobody resolved. */
export function conflictIn(text: string, manager: PackageManager): FileProblem | undefined {
  const start = text.startsWith("<<<<<<< ") ? 0 : text.indexOf("\n<<<<<<< ") + 1;
  if (start === 0 && !text.startsWith("<<<<<<< ")) return undefined;
  const message = `a merge left its conflict here, so nothing says what is installed; run ${INSTALL_COMMANDS[manager]} to resolve it`;
  return { message, span: lineAt(text, start) };
}

export function firstLineOf(text: string): Span {
  return lineAt(text, 0);
}

/** The line from a place on, without its end. */
export function lineAt(text: string, start: number): Span {
  const end = text.indexOf("\n", start);
  if (end < 0) return { start, end: text.length };
  return { start, end: text[end - 1] === "\r" && end > start ? end - 1 : end };
}
