/** `from "x"`, `import "x"`, `import("x")`, `require("x")`. */
const SPECIFIER = /\b(?:from|import|(?:import|require)\s*\()\s*(["'`])([^"'`\n]+)\1/g;

/** `new Worker("./x")`, `new Worker(new URL("./x", import.meta.url))`, `fork(path.join(__dirname, "x"))`: what stands in its texts. */
const SCRIPT =
  /\b(?:new\s+(?:\w+\.)?(?:Shared)?Worker|fork)\s*\(\s*(?:new\s+URL\s*\(\s*|[\w.]+\s*\(\s*__dirname\s*,\s*)?((?:["'`][^"'`\n]+["'`]\s*,?\s*)+)/g;

/** How far before a specifier the keyword of its statement is looked for: long lists of imported names. */
const MAX_STATEMENT = 4000;

/**
 * What a module asks for by constant specifiers, scripts that it runs in threads of their own among it, anywhere in it, each once and in text order. Looks at the text alone, so that a whole
 * project can be asked at once and code that is being typed keeps its imports; one in a comment counts too, which only means that
 * the other module is solved first. Imports of types are left out: no data comes through them, and they tie half of a project into circles.
 */
export function specifiersOf(text: string): string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(SPECIFIER)) {
    const specifier = match[2];
    if (specifier && !isTypeOnly(text, match.index)) found.add(specifier);
  }
  for (const match of text.matchAll(SCRIPT)) {
    const name = (match[1] ?? "").match(/[^"'`\n]+(?=["'`]\s*,?\s*(?:["'`]|$))/g)?.join("/") ?? "";
    if (name !== "" && !/^[\w+.-]+:|^\//.test(name)) found.add(name.startsWith(".") ? name : `./${name}`);
  }
  return [...found];
}

/** True where `from` belongs to `import type …` or `export type …`. */
function isTypeOnly(text: string, from: number): boolean {
  if (!text.startsWith("from", from)) return false;
  const before = text.slice(Math.max(0, from - MAX_STATEMENT), from);
  const keyword = Math.max(before.lastIndexOf("import"), before.lastIndexOf("export"));
  return keyword >= 0 && /^(?:import|export)\s+type\s+(?!from\b|,)[\w$*{]/.test(before.slice(keyword));
}
