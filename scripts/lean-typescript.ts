import { build } from "esbuild";

/** TypeScript's own exports, at the top of its bundle. */
const EXPORTS = /^__export\(typescript_exports, \{\n([\s\S]*?)\n\}\);$/m;

/** Where TypeScript's bundle begins to speak of editors' servers and plugins, which hold on to everything else. Nothing before it needs them. */
const SERVER = "\n// src/server/_namespaces/ts.ts";

/** `var X = {}; __export(X, {…})`: the getters of a namespace. */
const NAMESPACE_EXPORTS = /^var (\w+) = \{\};\n__export\(\1, /gm;

/** `var X; ((X2) => {…})(X || (X = {}));`: a namespace. */
const NAMESPACE = /^var (\w+);\n\(\((\w+)\) => \{\n([\s\S]*?)\n\}\)\(\1 \|\| \(\1 = \{\}\)\);$/gm;

/** What an editor offers, entered into tables that nobody here asks. */
const REGISTRATION = /^(?=register(?:CodeFix|Refactor)\()/gm;

/** What asks for types. The parser's package mentions it, for rules that we do not have; it is two thirds of TypeScript. */
const CHECKS_TYPES =
  /^create(?:\w*Program|\w*BuilderProgram|\w*CompilerHost\w*|AbstractBuilder|LanguageService\w*|TypeChecker|WatchCompilerHost\w*)$/;

/**
 * TypeScript with nothing but what these texts mention: parsing and resolving modules take a sixth of it, and every thread of Buckler reads
 * and runs all that is there before it parses a file.
 * @param source `typescript.js` as it is published
 * @param users texts of the modules that import it
 */
export async function leanTypeScript(source: string, users: readonly string[]): Promise<string> {
  const names = exportsOf(source).filter((name) => !CHECKS_TYPES.test(name));
  const words = new Set(users.flatMap((text) => text.match(/[\w$]+/g) ?? []));
  const result = await build({
    stdin: {
      contents: asModule(
        source,
        names.filter((name) => words.has(name)),
      ),
      sourcefile: "typescript.js",
      loader: "js",
    },
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    minify: true,
    legalComments: "none",
    // Who imports it means all of it by `default`, as TypeScript is published: nothing may say that this was an ECMAScript module.
    footer: { js: "module.exports = { ...module.exports };" },
    logLevel: "warning",
    write: false,
  });
  return result.outputFiles[0]?.text ?? "";
}

function exportsOf(source: string): string[] {
  return Array.from((EXPORTS.exec(source)?.[1] ?? "").matchAll(/^ {2}(\w+): \(\) => \1,?$/gm), ([, name = ""]) => name);
}

/** As an ECMAScript module, of which a bundler can tell what is used, with what has no effect of its own marked as such. */
function asModule(source: string, exported: readonly string[]): string {
  const [start, end] = [source.indexOf('"use strict";'), source.indexOf(SERVER)];
  if (start < 0 || end < start || exported.length === 0) throw new Error("typescript.js is not built as it used to be");
  const body = source
    .slice(start, end)
    .replace(EXPORTS, "")
    .replace("\nmodule.exports = __toCommonJS(typescript_exports);", "")
    .replace(NAMESPACE_EXPORTS, "var $1 = /* @__PURE__ */ __exported(")
    .replace(NAMESPACE, (_all, name: string, inner: string, code: string) => {
      return `var ${name} = /* @__PURE__ */ ((${inner}) => {\n${code}\nreturn ${inner};\n})({});`;
    })
    .replace(REGISTRATION, "/* @__PURE__ */ ");
  return `${body}
function __exported(all) {
  const namespace = {};
  __export(namespace, all);
  return namespace;
}
export { ${exported.join(", ")} };
`;
}
