import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { throwIfCancelled, type CancellationToken } from "../core/cancellation";
import type { Incompleteness } from "../core/finding";
import { IgnoreRules } from "./ignore-rules";
import { isGeneratedFile, isSomebodyElsesFolder } from "./third-party";

/** One thing that a walk met: a file to analyse, or a place that could not be read. `named`: by the user, not found below a folder. */
export type Discovered =
  | { readonly kind: "file"; readonly path: string; readonly named: boolean }
  | { readonly kind: "unreadable"; readonly path: string; readonly named: boolean; readonly incomplete: Incompleteness };

/** Language ids by extension, as VS Code gives them. */
const LANGUAGES: Readonly<Record<string, string>> = {
  ".js": "javascript",
  ".mjs": "javascript",
  ".cjs": "javascript",
  ".jsx": "javascriptreact",
  ".ts": "typescript",
  ".mts": "typescript",
  ".cts": "typescript",
  ".tsx": "typescriptreact",
  ".html": "html",
  ".htm": "html",
  ".vue": "vue",
  ".svelte": "svelte",
};

/** Files by extension that hold no text, or none that a person wrote; what else there is, the bytes tell. */
const NO_TEXT = new Set(
  [
    "png jpg jpeg gif webp avif bmp ico icns tif tiff psd ai eps heic svgz",
    "mp3 mp4 m4a m4v mov avi mkv webm ogg oga ogv wav flac aac",
    "woff woff2 ttf otf eot pdf doc docx xls xlsx ppt pptx odt ods odp epub",
    "zip gz tgz bz2 xz zst 7z rar jar war ear whl egg nupkg vsix crx deb rpm dmg iso apk ipa br",
    "exe dll so dylib a o obj lib pdb class pyc pyo wasm node bin dat db sqlite sqlite3 mdb idx pack",
    "map snap svg min.js min.css tsbuildinfo",
  ].flatMap((extensions) => extensions.split(" ").map((extension) => `.${extension}`)),
);

/** Deeper than any project; also bounds what hostile folders can cost. */
const MAX_DEPTH = 100;

/** True for files of any language that may hold secrets, by their names. */
export function mayBeText(path: string): boolean {
  return !NO_TEXT.has(extname(path).toLowerCase());
}

/** The programming language of a file that is analysed as code, by its name; undefined for all others. */
export function languageOf(path: string): string | undefined {
  return LANGUAGES[extname(path).toLowerCase()];
}

/**
 * Finds the files to analyse below the places given, code and other text, depth first, in the order of their names.
 * Left out are what git ignores, what `exclude` names, and what other people or tools wrote (third-party.ts) —
 * unless it is one of the places given. Symbolic links are not followed unless they are such a place: so a walk never leaves it,
 * never goes round in circles, and meets no file twice.
 * @throws CancelledError
 */
export async function* discoverFiles(
  root: string,
  places: readonly string[],
  exclude: readonly string[],
  cancellation: CancellationToken,
): AsyncIterable<Discovered> {
  const seen = new Set<string>();
  for (const place of places) {
    for await (const found of discoverPlace(root, resolve(place), exclude, cancellation)) {
      if (seen.has(found.path)) continue;
      seen.add(found.path);
      yield found;
    }
  }
}

async function* discoverPlace(
  root: string,
  place: string,
  exclude: readonly string[],
  cancellation: CancellationToken,
): AsyncIterable<Discovered> {
  throwIfCancelled(cancellation);
  let isFolder: boolean;
  try {
    const stats = await stat(place);
    isFolder = stats.isDirectory();
    if (!isFolder && !stats.isFile()) {
      yield unreadable(place, true, `${place} is neither a file nor a folder`);
      return;
    }
  } catch (error) {
    yield unreadable(place, true, `${place} ${reasonOf(error)}`);
    return;
  }
  if (!isFolder) yield { kind: "file", path: place, named: true };
  else yield* walk(place, new IgnoreRules(place, root, exclude), cancellation);
}

async function* walk(start: string, rules: IgnoreRules, cancellation: CancellationToken): AsyncIterable<Discovered> {
  const waiting: { path: string; depth: number; isFolder: boolean }[] = [{ path: start, depth: 0, isFolder: true }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    throwIfCancelled(cancellation);
    const { path, depth, isFolder } = next;
    if (!isFolder) {
      yield { kind: "file", path, named: false };
      continue;
    }
    if (depth > MAX_DEPTH) {
      yield unreadable(path, false, `${path} was not read: it is nested more than ${MAX_DEPTH} folders deep`);
      continue;
    }
    let entries: Dirent[];
    try {
      entries = await readdir(path, { withFileTypes: true });
    } catch (error) {
      yield unreadable(path, depth === 0, `${path} ${reasonOf(error)}`);
      continue;
    }
    const names = new Set(entries.map((entry) => entry.name));
    entries.sort((a, b) => (a.name < b.name ? 1 : -1));
    for (const entry of entries) {
      const child = join(path, entry.name);
      if (isWanted(entry, path, names) && !rules.ignores(child, entry.isDirectory())) {
        waiting.push({ path: child, depth: depth + 1, isFolder: entry.isDirectory() });
      }
    }
  }
}

function isWanted(entry: Dirent, parent: string, siblings: ReadonlySet<string>): boolean {
  // What configures a scan is read, not scanned.
  if (/^\.buckler(?:\.yml)?$/.test(entry.name)) return false;
  if (entry.isDirectory()) return !isSomebodyElsesFolder(entry.name, basename(parent), siblings);
  return entry.isFile() && mayBeText(entry.name) && !isGeneratedFile(entry.name, basename(parent), siblings);
}

/**
 * Answers for single paths what a walk from the root would find, without walking.
 * The answers of a folder are kept: a project opened anew asks again.
 */
export class Coverage {
  private readonly rules: IgnoreRules;
  private readonly folders = new Map<string, boolean>();

  constructor(
    private readonly root: string,
    exclude: readonly string[],
    private readonly exists: (path: string) => boolean,
  ) {
    this.rules = new IgnoreRules(root, root, exclude);
  }

  coversFile(path: string): boolean {
    const folder = dirname(path);
    const siblings = { has: (name: string) => this.exists(join(folder, name)) };
    if (isGeneratedFile(basename(path), basename(folder), siblings)) return false;
    return this.coversFolder(folder) && !this.rules.ignores(path, false);
  }

  private coversFolder(folder: string): boolean {
    if (folder === this.root) return true;
    const parent = dirname(folder);
    if (parent === folder) return false;
    const known = this.folders.get(folder);
    if (known !== undefined) return known;
    const siblings = { has: (name: string) => this.exists(join(parent, name)) };
    const covered =
      this.coversFolder(parent) &&
      !isSomebodyElsesFolder(basename(folder), basename(parent), siblings) &&
      !this.rules.ignores(folder, true);
    this.folders.set(folder, covered);
    return covered;
  }
}

function unreadable(path: string, named: boolean, message: string): Discovered {
  return { kind: "unreadable", path, named, incomplete: { reason: "unreadable", message } };
}

/** Why a file or folder could not be read, in words that continue a sentence about it. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return "does not exist";
    case "EACCES":
    case "EPERM":
      return "may not be read by you";
    case "ELOOP":
      return "is a symbolic link that leads round in a circle";
    case "ENAMETOOLONG":
      return "has too long a name";
    default:
      return `could not be read (${error instanceof Error ? error.message : String(error)})`;
  }
}
