import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { reExportsOf } from "../analyzers/javascript/linking/re-exports";
import { relativeTo } from "./ignore-rules";

/** Of a package.json what tells which modules its users import; the fields may hold anything. */
export type Entries = Readonly<Partial<Record<"main" | "module" | "browser" | "source" | "exports" | "bin", unknown>>>;

/** Where the source is of what is built into another folder. */
const SOURCE_FOLDERS = ["src", "lib", "source"];
const EXTENSIONS = [".js", ".ts", ".mjs", ".cjs", ".mts", ".cts", ".jsx", ".tsx"];
/** Larger modules are bundles. */
const MAX_BYTES = 200_000;
const MAX_MODULES = 2000;

/** The modules whose exports the users of a package get: its entries, and what these hand on. */
export class PublicModules {
  private readonly modules = new Set<string>();
  /** Folders of which every module is an entry: `"./*": "./lib/*.js"`. */
  private readonly folders: string[] = [];
  /** What is started, and imported only where an entry names it. */
  private readonly programs = new Set<string>();

  /** @param folder the one that holds the package.json */
  constructor(
    private readonly folder: string,
    entries: Entries,
  ) {
    const targets = targetsOf(entries);
    // What is built may not be there, and is not what is analysed where its source is there, too.
    for (const target of [...(targets.length > 0 ? targets : ["index"]), "src/index"]) this.enter(target);
    for (const source of ["lib/index", "index"]) if (this.isEmpty) this.enter(source);
    if (this.folders.length > 0) for (const program of textsIn([entries.bin])) this.addProgram(program);
    for (const module of this.modules) {
      if (this.modules.size < MAX_MODULES) this.addHandedOn(module);
    }
  }

  /** True where nothing tells what is public. */
  get isEmpty(): boolean {
    return this.modules.size === 0 && this.folders.length === 0;
  }

  isSameAs(other: PublicModules): boolean {
    const [mine, others] = [this, other].map(({ modules, folders }) => [...modules, "", ...folders].join("\0"));
    return mine === others;
  }

  has(path: string): boolean {
    if (this.modules.has(path)) return true;
    return !this.programs.has(path) && this.folders.some((folder) => relativeTo(folder, path) !== undefined);
  }

  private enter(target: string): void {
    const places = [target, ...sourcesOf(target)].map((place) => join(this.folder, place));
    for (const place of places) {
      const [before, after] = place.split("*", 2);
      if (after !== undefined) {
        const entered = dirname(`${before ?? ""}x`);
        if (isFolder(entered) && this.isInside(entered)) this.folders.push(entered);
      } else this.add(place);
    }
  }

  /** Adds the module that a path leads to; the package of another folder speaks for itself. */
  private add(place: string): void {
    const file = this.isInside(place) ? fileAt(place) : undefined;
    if (file !== undefined) this.modules.add(file);
  }

  private addProgram(program: string): void {
    for (const place of [program, ...sourcesOf(program)]) {
      const file = fileAt(join(this.folder, place));
      if (file !== undefined) this.programs.add(file);
    }
  }

  private isInside(path: string): boolean {
    return relativeTo(this.folder, path) !== undefined;
  }

  private addHandedOn(module: string): void {
    for (const specifier of reExportsOf(textOf(module))) {
      if (specifier.startsWith(".")) this.add(join(dirname(module), specifier));
    }
  }
}

/** All paths that the fields name, however conditions nest; what a package keeps to itself is `null`. */
function targetsOf({ main, module, browser, source, exports }: Entries): string[] {
  const targets = textsIn([main, module, typeof browser === "string" ? browser : undefined, source, exports]);
  return targets.filter((target) => !/\.(?:json|css|d\.[cm]?ts|node|wasm)$/.test(target));
}

/** All texts in values, in objects and lists in them, and so on. */
function textsIn(values: readonly unknown[]): string[] {
  const texts: string[] = [];
  const pending = [...values];
  for (const value of pending) {
    if (typeof value === "string") texts.push(value);
    else if (typeof value === "object" && value !== null) pending.push(...(Object.values(value) as unknown[]));
  }
  return texts;
}

/** What people call the folders that they build into, and those for each format and platform in these. */
const BUILT_INTO = /^(?:dist|build|built|out|output|lib|es\d*|esm\d*|cjs|commonjs|esnext|umd|modules?|node|browser|web)(?:[-_.].*)?$/;

/** `src/a` for `dist/esm/a.js`: where the source of something built mostly lies. A pattern names no file that would have to be there. */
function sourcesOf(target: string): string[] {
  const parts = target.split("/").filter((part) => part !== ".");
  const isPattern = target.includes("*");
  const inside = parts
    .slice(1)
    .flatMap((_, index) =>
      isPattern && !parts.slice(0, index + 1).every((part) => BUILT_INTO.test(part)) ? [] : [parts.slice(index + 1).join("/")],
    );
  return SOURCE_FOLDERS.flatMap((folder) => inside.map((path) => `${folder}/${path}`));
}

/** The module that a path leads to, as Node and bundlers look for it; `.js` may be written in TypeScript. */
function fileAt(path: string): string | undefined {
  const stem = path.replace(/\.([cm]?)[jt]sx?$/, "");
  const candidates = [path, ...EXTENSIONS.map((extension) => path + extension), ...EXTENSIONS.map((extension) => stem + extension)];
  const inFolder = EXTENSIONS.map((extension) => join(path, `index${extension}`));
  return [...candidates, ...inFolder].find(
    (candidate) => EXTENSIONS.some((extension) => candidate.endsWith(extension)) && isFile(candidate),
  );
}

function isFile(path: string): boolean {
  return statsOf(path)?.isFile() ?? false;
}

function isFolder(path: string): boolean {
  return statsOf(path)?.isDirectory() ?? false;
}

function statsOf(path: string): ReturnType<typeof statSync> {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined; // what may not be looked at is not there
  }
}

function textOf(path: string): string {
  try {
    return (statSync(path).size > MAX_BYTES ? "" : readFileSync(path, "utf8")).replace(/^\uFEFF/, "");
  } catch {
    return "";
  }
}
