import { transformSync, type Loader } from "esbuild";
import { JSDOM, VirtualConsole } from "jsdom";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire, Module } from "node:module";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";

/** What an example needs around it. */
export interface Surroundings {
  /** Texts of the files of the folder that it runs in, by their paths there. */
  readonly files?: Readonly<Record<string, string>>;
  /** Variables of the environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The body of the page that it runs in; without one it runs in Node. */
  readonly page?: string;
  readonly address?: string;
  /** Has jQuery in the page. */
  readonly jquery?: boolean;
}

/** The names that an example exports or declares at its top, and as `exports` all that it exports. */
export type Names = Readonly<Record<string, unknown>>;

/** Where an example runs: a folder of its own, which is the working directory, and the page, if it runs in one. */
export interface Place {
  readonly folder: string;
  readonly window: JSDOM["window"] | undefined;
}

const LOADERS: Readonly<Record<string, Loader>> = { ".ts": "ts", ".mts": "ts", ".cts": "ts", ".tsx": "tsx", ".jsx": "jsx" };
const TOP_LEVEL = /^(?:export )?(?:const|let|var|(?:async )?function\*?|class) (\w+)/gm;
const ROOT = join(import.meta.dirname, "../../..");
const requireHere = createRequire(import.meta.url);

/** Runs the text of an example as the module that it is, with the real libraries, and hands out what it has made. */
export async function withExample<Result>(
  name: string,
  text: string,
  surroundings: Surroundings,
  use: (names: Names, place: Place) => Result | Promise<Result>,
): Promise<Result> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "buckler-behaviour-")));
  const before = { directory: process.cwd(), environment: { ...process.env }, mask: process.umask(0o022) };
  for (const [path, content] of Object.entries(surroundings.files ?? {})) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  process.chdir(folder);
  Object.assign(process.env, surroundings.environment);
  const window = surroundings.page === undefined ? undefined : pageOf(surroundings);
  try {
    const code = commonJsOf(name, text);
    return await use(window ? runInPage(window, code) : runInNode(join(folder, `${name}.cjs`), code), { folder, window });
  } finally {
    window?.close();
    process.chdir(before.directory);
    for (const key of Object.keys(process.env)) if (!(key in before.environment)) Reflect.deleteProperty(process.env, key);
    Object.assign(process.env, before.environment);
    process.umask(before.mask);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The example as CommonJS that also says what its top-level names stand for. */
function commonJsOf(name: string, text: string): string {
  const { code } = transformSync(text, { loader: LOADERS[extname(name)] ?? "js", format: "cjs", target: "node20" });
  const names = [...new Set(Array.from(text.matchAll(TOP_LEVEL), ([, found = ""]) => found))];
  return `${code}\nmodule.names = { ${names.join(", ")} };\n`;
}

interface Loaded {
  exports: unknown;
  names?: Names;
}

function namesOf({ exports, names }: Loaded): Names {
  return { ...(typeof exports === "object" || typeof exports === "function" ? { ...exports } : {}), ...names, exports };
}

function runInNode(path: string, code: string): Names {
  const module = new Module(path) as Module & Loaded & { _compile(code: string, path: string): void };
  module.filename = path;
  module.paths = [join(ROOT, "node_modules")];
  module._compile(code, path);
  return namesOf(module);
}

function pageOf({ page = "", address = "https://shop.example.test/", jquery }: Surroundings): JSDOM["window"] {
  const { window } = new JSDOM(`<!doctype html><body>${page}</body>`, {
    url: address,
    runScripts: "dangerously",
    virtualConsole: new VirtualConsole(),
  });
  if (jquery) window.eval(readFileSync(requireHere.resolve("jquery"), "utf8"));
  return window;
}

function runInPage(window: JSDOM["window"], code: string): Names {
  const module: Loaded = { exports: {} };
  const requireInPage = (name: string): unknown => (name === "jquery" ? window.eval("jQuery") : requireHere(name));
  const run = window.eval(`(function (module, exports, require) {${code}\n})`) as (...given: unknown[]) => void;
  run(module, module.exports, requireInPage);
  return namesOf(module);
}
