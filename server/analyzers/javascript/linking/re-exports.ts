/*
 * The text may be a stranger's: each expression looks at no more than so many letters from where it begins.
 */

/** `export … from "x"`, and `export` in TypeScript's older output: `__exportStar(require("x"), exports)`. */
const FORWARDS =
  /\bexport\s{0,20}(?:\*(?:\s{0,20}as\s{1,20}[\w$]{1,100})?|\{[^}]{0,4000}\})\s{0,20}from\s{0,20}["']([^"'\n]{1,500})["']|\b__exportStar\s{0,20}\(\s{0,20}require\s{0,20}\(\s{0,20}["']([^"'\n]{1,500})["']/g;

/** `import a, { b as c }, * as d from "x"`. */
const IMPORTS = /\bimport\b([\w$\s{},*]{1,4000}?)\bfrom\s{0,20}["']([^"'\n]{1,500})["']/g;

/** `const a = require("x")`, `const { b: c } = require("x")`, `var x_1 = __importDefault(require("x"))`. */
const REQUIRES =
  /((?<![\w$])[\w$]{1,100}|\{[^{}]{0,4000}\})\s{0,20}=\s{0,20}(?:[\w$.]{1,100}\s{0,20}\(\s{0,20})?require\s{0,20}\(\s{0,20}["']([^"'\n]{1,500})["']/g;

/** Where what is exported begins, in CommonJS and in ECMAScript modules. */
const EXPORTS =
  /\bexports(?:\.[\w$]{1,100}|\s{0,20}\[[^\]\n]{0,200}\])?\s{0,20}=(?![=>])|\bdefineProperty\s{0,20}\(\s{0,20}(?:module\.)?exports\b|\bexport\s{1,20}default\b|\bexport\s{0,20}(?=\{)|\bassign\s{0,20}\(\s{0,20}(?:module\.)?exports\b/g;

const REQUIRED = /\brequire\s{0,20}\(\s{0,20}["']([^"'\n]{1,500})["']/g;

/** A function that gives something back, and does nothing else. */
const GETTER = /^\{\s*return\b[^;{}]*;?\s*\}/;

/** In characters, how far an export, such a function, and what stands before a function's body are looked at. */
const [MAX_EXPORT, MAX_GETTER, MAX_HEAD] = [20_000, 200, 80];

/** In characters, how much of all exports together is looked at. */
const MAX_EXPORTS = 1_000_000;

/**
 * The specifiers of modules that a module hands on to its own importers, wholly or in part. Looks at the text alone, as `specifiersOf` does; what it
 * exports beside that may make this too many.
 */
export function reExportsOf(text: string): Set<string> {
  const found = new Set<string>();
  for (const [, forwarded, starred] of text.matchAll(FORWARDS)) found.add(forwarded ?? starred ?? "");
  const importedAs = bindingsOf(text);
  let looked = 0;
  for (const match of text.matchAll(EXPORTS)) {
    const { exported, end } = exportedText(text, match.index + match[0].length);
    looked += end - match.index;
    if (looked > MAX_EXPORTS) break;
    for (const [, specifier = ""] of exported.matchAll(REQUIRED)) found.add(specifier);
    for (const [name] of exported.matchAll(/[\w$]+/g)) {
      const specifier = importedAs.get(name);
      if (specifier !== undefined) found.add(specifier);
    }
  }
  return found;
}

/** By local name the specifier that it comes from. */
function bindingsOf(text: string): Map<string, string> {
  const bindings = new Map<string, string>();
  const bind = (names: string, specifier: string): void => {
    // `b as c` and `b: c` bind `c`.
    for (const name of names.replace(/[\w$]+\s*(?:\bas\b|:)\s*/g, "").match(/[\w$]+/g) ?? []) bindings.set(name, specifier);
  };
  for (const [, names = "", specifier = ""] of text.matchAll(IMPORTS)) bind(names.replace(/\*\s*as\s+/g, ""), specifier);
  for (const [, names = "", specifier = ""] of text.matchAll(REQUIRES)) bind(names, specifier);
  return bindings;
}

/**
 * What stands in an export's statement, of as much of it as counts. What a function does is its own affair, unless all that it does is
 * to give something back.
 */
function exportedText(text: string, start: number): { readonly exported: string; readonly end: number } {
  const end = Math.min(text.length, start + MAX_EXPORT);
  let [exported, from, depth, isBegun] = ["", start, 0, false];
  for (let at = start; at < end; at++) {
    const letter = text[at] ?? "";
    if (letter === "{" && isBody(text, start, at)) {
      const [getter] = GETTER.exec(text.slice(at, at + MAX_GETTER)) ?? [];
      exported += text.slice(from, at) + (getter ?? "");
      at = endOfBlock(text, at, end);
      from = at + 1;
      if (depth === 0) return { exported, end: at };
    } else if ("({[".includes(letter)) depth++;
    else if (")}]".includes(letter)) depth--;
    const isOver = depth === 0 && (letter === ";" || letter === "}" || (letter === "\n" && isBegun));
    if (depth < 0 || isOver) return { exported: exported + text.slice(from, at), end: at };
    isBegun ||= /\S/.test(letter);
  }
  return { exported: exported + text.slice(from, end), end };
}

/** True for a brace that opens what a function or a class does. */
function isBody(text: string, start: number, brace: number): boolean {
  return /(?:(?:\)|=>)\s*(?::\s*[\w$<>[\]|. ]+)?|\bclass\b[\w$\s.]*)$/.test(text.slice(Math.max(start, brace - MAX_HEAD), brace));
}

function endOfBlock(text: string, brace: number, end: number): number {
  let depth = 0;
  for (let at = brace; at < end; at++) {
    if (text[at] === "{") depth++;
    else if (text[at] === "}" && --depth === 0) return at;
  }
  return end;
}
