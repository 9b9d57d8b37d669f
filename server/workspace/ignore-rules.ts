import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import ignore, { type Ignore } from "ignore";

/** An ignore file is read from a folder that may be hostile: nobody writes a megabyte of them by hand. */
const MAX_IGNORE_FILE_BYTES = 1_000_000;

/**
 * Patterns become backtracking regular expressions; with many wildcards in one part of a path, or many `**`, a hostile one
 * could hang the walk. People's patterns have one or two.
 */
const MAX_WILDCARDS_PER_PART = 3;
const MAX_DOUBLE_STARS = 3;

/** Patterns of one origin, which count for everything below `folder`. */
interface Level {
  readonly folder: string;
  readonly patterns: readonly string[];
  readonly matcher: Ignore;
}

/**
 * Answers whether git, or the `exclude` setting, leaves a path out of the project.
 * Follows gitignore(5): `.gitignore` at every level from the top of the clone (or of the project) down and `.git/info/exclude`; the deeper file wins.
 * The user's own global ignore file is left out, so that everybody gets the same findings.
 */
export class IgnoreRules {
  private readonly excluded: Level | undefined;
  private readonly top: string;
  private readonly levels = new Map<string, readonly Level[]>();

  /**
   * @param base what was asked for: patterns that ignore this folder itself do not count below it
   * @param root the project's root, which the globs of `exclude` are relative to
   */
  constructor(
    private readonly base: string,
    root: string,
    exclude: readonly string[],
  ) {
    this.top = repositoryTopOf(base) ?? (relativeTo(root, base) === undefined ? base : root);
    this.excluded = this.levelOf(root, exclude);
  }

  /** True when a pattern matches the path itself; folders above it are the caller's to ask about first, as a walk does. */
  ignores(path: string, isFolder: boolean): boolean {
    if (this.excluded && opinionOf(this.excluded, path, isFolder) === "ignored") return true;
    for (const level of this.levelsFor(dirname(path))) {
      const opinion = opinionOf(level, path, isFolder);
      if (opinion) return opinion === "ignored";
    }
    return false;
  }

  /** The levels that speak about what lies directly in a folder, deepest first. */
  private levelsFor(folder: string): readonly Level[] {
    const known = this.levels.get(folder);
    if (known) return known;
    const isTop = folder === this.top || dirname(folder) === folder;
    const above = isTop ? this.levelOf(this.top, readPatterns(join(this.top, ".git", "info", "exclude"))) : this.levelsFor(dirname(folder));
    const own = this.levelOf(folder, readPatterns(join(folder, ".gitignore")));
    const levels = [own, above].flat().filter((level) => level !== undefined);
    this.levels.set(folder, levels);
    return levels;
  }

  /** Leaves out what ignores the base: who names a folder wants to see into it. */
  private levelOf(folder: string, patterns: readonly string[]): Level | undefined {
    const bounded = patterns.filter(isBounded);
    if (bounded.length === 0) return undefined;
    const level = { folder, patterns: bounded, matcher: ignore().add(bounded) };
    const path = relativeTo(folder, this.base);
    if (path === undefined || path === "" || !level.matcher.ignores(`${path}/`)) return level;
    const others = bounded.filter((pattern) => !ignore().add(pattern).ignores(`${path}/`));
    return { folder, patterns: others, matcher: ignore().add(others) };
  }
}

/** What one level says of exactly this path, not of a folder above it, which a deeper level may have brought back. */
function opinionOf(level: Level, path: string, isFolder: boolean): "ignored" | "kept" | undefined {
  const name = relativeTo(level.folder, path);
  if (name === undefined || name === "") return undefined;
  const parent = name.lastIndexOf("/");
  if (parent > 0 && level.matcher.test(name.slice(0, parent + 1)).ignored) return undefined;
  const { ignored, unignored } = level.matcher.test(isFolder ? `${name}/` : name);
  return ignored ? "ignored" : unignored ? "kept" : undefined;
}

/** The path below a folder with `/`, "" for the folder itself, undefined for anything outside. */
export function relativeTo(folder: string, path: string): string | undefined {
  const name = relative(folder, path);
  if (name === ".." || name.startsWith(`..${sep}`) || /^(?:[A-Za-z]:|[\\/])/.test(name)) return undefined;
  return sep === "/" ? name : name.split(sep).join("/");
}

/** The nearest folder that is a git clone's top, from this one upwards. */
export function repositoryTopOf(folder: string): string | undefined {
  for (let current = folder; ; current = dirname(current)) {
    if (existsSync(join(current, ".git"))) return current;
    if (dirname(current) === current) return undefined;
  }
}

function readPatterns(path: string): string[] {
  try {
    const stats = statSync(path);
    if (!stats.isFile() || stats.size > MAX_IGNORE_FILE_BYTES) return [];
    return readFileSync(path, "utf8")
      .replace(/^\uFEFF/, "")
      .split(/\r?\n/)
      .filter((line) => line !== "" && !line.startsWith("#"));
  } catch {
    return [];
  }
}

function isBounded(pattern: string): boolean {
  const parts = pattern.split("/");
  if (parts.filter((part) => part.startsWith("**")).length > MAX_DOUBLE_STARS) return false;
  return parts.every((part) => (part.match(/\*+/g) ?? []).length <= MAX_WILDCARDS_PER_PART);
}
