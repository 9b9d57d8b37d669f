/** Folders of installed packages, version control and build caches, wherever they are. */
const NEVER_OWN_CODE = new Set([
  ...["node_modules", "bower_components", "jspm_packages", "web_modules", ".yarn", ".pnpm-store"],
  ...[".git", ".hg", ".svn", ".jj"],
  ...["coverage", ".nyc_output", ".vscode-test", ".vscode-test-web", "storybook-static"],
  ...[".next", ".nuxt", ".output", ".svelte-kit", ".angular", ".astro", ".docusaurus", ".expo", ".parcel-cache", ".cache", ".turbo"],
  ...[".vercel", ".netlify", ".serverless", ".wrangler", ".aws-sam", "cdk.out"],
]);

/** Folders that builds write to, when what they are built from lies beside them. */
const BUILD_OUTPUT = new Set(["dist", "distrib", "build", "out"]);
const BUILD_INPUT = ["src", "source", "lib", "app"];

/** Folders of copied libraries, when they lie among files for browsers; elsewhere a vendor may be somebody who sells. */
const COPIED_LIBRARIES = new Set(["vendor", "vendors", "third_party", "third-party"]);
/** Among programs that are handed out whole, too. */
const HANDED_OUT = new Set(["bin", "dist"]);
const BROWSER_FILES = new Set(["assets", "public", "static", "www", "wwwroot", "web", "js", "javascript", "javascripts", "resources"]);

/** Folders that are served as they are; what lies in their `lib` was put there by a package manager for browsers. */
const SERVED_FOLDERS = new Set(["www", "wwwroot"]);

/**
 * Whether a folder, by its name and its neighbours, holds what this project's people did not write: packages, copies, build output.
 * @param siblings names in the same folder
 */
export function isSomebodyElsesFolder(name: string, parentName: string, siblings: { has(name: string): boolean }): boolean {
  if (NEVER_OWN_CODE.has(name) || (name === "worktrees" && parentName === ".claude")) return true;
  if (BUILD_OUTPUT.has(name)) return BUILD_INPUT.some((input) => siblings.has(input));
  if ((name === "libs" || name === "lib") && SERVED_FOLDERS.has(parentName)) return true;
  if (isOtherBuild(OTHER_BUILD_FOLDER.exec(name), "", siblings) || isBuiltBeside(name, parentName, siblings)) return true;
  return COPIED_LIBRARIES.has(name) && (BROWSER_FILES.has(parentName) || HANDED_OUT.has(parentName));
}

/*
 * What is built in several formats is looked at in one. That is CommonJS where there is a choice: a module for `import` beside it may
 * hand on what is in there, and never the other way round.
 */
const OTHER_FORMAT = "esm|es|es6|es2015|mjs|module|umd|amd|iife|global|system";
const OTHER_BUILD_FOLDER = new RegExp(`^((?:(?:lib|dist|build|out)[-_.])?)(?:${OTHER_FORMAT})$`);
const OTHER_BUILD_FILE = new RegExp(`^(.{1,100}[.-])(?:${OTHER_FORMAT})\\.m?js$`);
const COMMON_JS = ["cjs", "commonjs", "node"];

function isOtherBuild(match: RegExpExecArray | null, extension: string, siblings: { has(name: string): boolean }): boolean {
  const stem = match?.[1];
  return stem !== undefined && COMMON_JS.some((format) => siblings.has(`${stem}${format}${extension}`));
}

/** Folders in which nobody writes code by hand, where `lib` or `src` lies beside them. */
const BUILT_BESIDE = new Set(["esm", "esnext", "es5", "es2015", "es2020", "umd"]);
/** Locales and search engines are called `es`, too. */
const BUILT_BESIDE_BOTH = "es";

/** What is built from `src`, or built in another format into `lib`. */
function isBuiltBeside(name: string, parentName: string, siblings: { has(name: string): boolean }): boolean {
  if (BUILT_BESIDE.has(name)) return siblings.has("lib") || siblings.has("src");
  if (name === BUILT_BESIDE_BOTH)
    return siblings.has("src") && (siblings.has("lib") || parentName === "lib" || BUILD_OUTPUT.has(parentName));
  return name === "lib" && siblings.has("src") && [...BUILT_BESIDE, BUILT_BESIDE_BOTH].some((other) => siblings.has(other));
}

const GENERATED_NAME =
  /[.-](?:min|bundle|bundled|prod\.min)\.[cm]?js$|[.-](?=[\da-f]*\d)(?=[\da-f]*[a-f])[\da-f]{8,64}\.(?:chunk\.)?[cm]?js$|\.d\.[cm]?ts$|\.d\.[\w-]+\.ts$|^\.pnp\.(?:cjs|loader\.mjs)$/i;
/** What esbuild and Bun call code that several entries share: a hash in base 32 or 36. */
const SHARED_CHUNK = /^chunk-(?:[A-Z2-7]{8}|(?=[a-z]*\d)[a-z\d]{8})\.[cm]?js$/;

/**
 * Whether a file's name says that a tool made it, that it has no code in it (declarations), or the same as another one in its folder.
 * @param siblings names in the same folder
 */
export function isGeneratedFile(name: string, parentName: string, siblings: { has(name: string): boolean }): boolean {
  if (GENERATED_NAME.test(name) || SHARED_CHUNK.test(name)) return true;
  const ofFormat = OTHER_BUILD_FILE.exec(name);
  if (isOtherBuild(ofFormat, ".js", siblings)) return true;
  // `shop.js` beside `shop.module.js`, where both were built.
  if (ofFormat && BUILD_OUTPUT.has(parentName) && siblings.has(`${ofFormat[1]?.slice(0, -1) ?? ""}.js`)) return true;
  const bare = name.endsWith(".mjs") ? name.slice(0, -".mjs".length) : undefined;
  if (bare === undefined) return false;
  return siblings.has(`${bare}.cjs`) || ((BUILD_OUTPUT.has(parentName) || siblings.has(`${bare}.d.mts`)) && siblings.has(`${bare}.js`));
}

/** Shorter files are read quickly, however they are written. */
const MIN_LENGTH = 5000;
const LONG_LINE = 500;
const MINIFIED_MEAN = 800;
/** So much of a text in so many long lines is code, whatever stands between them: data are one line, or a few. */
const MINIFIED_SHARE = 0.8;
const FEWEST_LONG = 8;
const MAX_ORDINARY_LINES = 60;
/** Some tools break lines where they can from here on, and leave hardly a blank in them. */
const BROKEN_LINE = 200;
const DENSE = 12;
/** Code without blanks is not data: statements and bodies begin every few words. */
const WORDY = 100;
/** So much of a text in several such lines is enough, whatever is written out beside them. */
const DENSE_SHARE = 0.6;

/** What esbuild, webpack, Rollup (with CommonJS in it), Rolldown, Bun and Parcel begin a bundle with, as far in as a licence and a wrapper may push it. */
const BUNDLE = new RegExp(
  [
    String.raw`^var __(?:commonJS|esm) = \(`,
    String.raw`^/\*{6}/.*// webpackBootstrap$`,
    String.raw`^\(function webpackUniversalModuleDefinition\(`,
    String.raw`^\s*function getDefaultExportFromCjs ?\(`,
    String.raw`^\s*var commonjsGlobal = typeof `,
    String.raw`^//#region [\w@./+-]{1,300}\.[cm]?[jt]sx?$`,
    String.raw`^// @bun(?: @\S+)?$`,
    String.raw`^function \$parcel\$\w+\(`,
    String.raw`^(?:var|let|const|function|class) \$[\da-f]{16}\$`,
  ].join("|"),
  "m",
);
const BUNDLE_START = 20_000;

/** What esbuild writes above each module. One alone may be what a person calls their file. */
const MODULE_COMMENT = /^\/\/ (?:\.\.?\/|src\/|lib\/|node_modules\/|packages\/)[\w@./+-]{1,300}\.[cm]?[jt]sx?$/gm;
const FEWEST_MODULES = 3;
/** The same for one that others have written. */
const INSTALLED_COMMENT = /^\/\/ (?:\.\.?\/)*node_modules\/[\w@./+-]{1,300}\.[cm]?[jt]sx?$/m;
const FIRST_MODULES = 60_000;
/** What Rollup writes around a CommonJS module that it puts among others, wherever that is. */
const WRAPPED_MODULE = /^[ \t]*var hasRequired[A-Z]\w{0,100};$/m;

/** Whether a tool wrote a text: it is minified, or a bundle of modules, whose sources are the place to look. */
export function looksGenerated(text: string): boolean {
  const start = text.slice(0, FIRST_MODULES);
  const modules = start.match(MODULE_COMMENT)?.length ?? 0;
  return (
    BUNDLE.test(text.slice(0, BUNDLE_START)) ||
    modules >= FEWEST_MODULES ||
    INSTALLED_COMMENT.test(start) ||
    WRAPPED_MODULE.test(text) ||
    looksMinified(text)
  );
}

/**
 * Whether a text is minified: lines that nobody reads, and hardly any, or less than half of them, of ordinary length.
 * A file with one long line of data among real code is not.
 */
function looksMinified(text: string): boolean {
  if (text.length < MIN_LENGTH) return false;
  let lines = 0;
  let ordinary = 0;
  let broken = 0;
  let [packed, inPacked] = [0, 0];
  let long = 0;
  let inLong = 0;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    lines++;
    if (end - start > BROKEN_LINE && isDense(text.slice(start, end))) {
      broken++;
      if (isPackedCode(text.slice(start, end))) {
        packed++;
        inPacked += end - start;
      }
    }
    if (end - start > LONG_LINE) {
      long++;
      inLong += end - start;
    } else if (end - start > 2) ordinary++;
    start = end + 1;
  }
  if (long >= FEWEST_LONG && inLong > text.length * MINIFIED_SHARE) return true;
  if (packed >= FEWEST_LONG && inPacked > text.length * DENSE_SHARE) return true;
  return broken > lines / 2 || (ordinary <= MAX_ORDINARY_LINES && text.length / lines > MINIFIED_MEAN);
}

/** What people write has a blank for every few letters. */
function isDense(line: string): boolean {
  return (line.match(/\s/g)?.length ?? 0) * DENSE < line.length;
}

function isPackedCode(line: string): boolean {
  return (line.match(/[;)][\w{]/g)?.length ?? 0) * WORDY > line.length;
}
