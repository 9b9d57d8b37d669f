import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { AST_NODE_TYPES } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { nameOf, packageNameOf, requireSpecifierOf } from "../../analyzers/javascript/program/names";
import type { TextEdit } from "../../core/edit";
import { insertAfter } from "./lists";
import { isFreeName, resolveName } from "./scope";
import { quoted, styleOf } from "./style";

/** How to speak of imported things, and the edits that make it possible. */
export interface Imported {
  /** For each name asked for, the expression that means it: `randomBytes`, `crypto.randomBytes`. */
  readonly expressions: ReadonlyMap<string, string>;
  readonly edits: readonly TextEdit[];
}

/**
 * Makes exports of a module usable at a node, in the file's own way: through what it imports of the module
 * already, by a further name in an import it has, or by a new import like the others (`import` or `require`, with `node:` or
 * without, its quotes and semicolons). Undefined when a name is taken by something else.
 * @param library the module's name without `node:`
 */
export function ensureImport(module: JavaScriptModule, at: TSESTree.Node, library: string, names: readonly string[]): Imported | undefined {
  const expressions = new Map<string, string>();
  const missing: string[] = [];
  for (const name of new Set(names)) {
    const present = presentName(module, at, library, name);
    if (present === undefined) missing.push(name);
    else expressions.set(name, present);
  }
  if (missing.length === 0) return { expressions, edits: [] };
  const added = addToImport(module, library, missing) ?? newImport(module, library, missing);
  if (!added) return undefined;
  for (const [name, expression] of added.expressions) expressions.set(name, expression);
  return { expressions, edits: added.edits };
}

/**
 * Makes a module as a whole usable at a node, by the name that the file has for it or by `local`: `import DOMPurify from "dompurify"`.
 * Undefined when the name is taken by something else.
 */
export function ensureDefaultImport(module: JavaScriptModule, at: TSESTree.Node, library: string, local: string): Imported | undefined {
  const present = module.scopes.variables.find((variable) => {
    const [identifier] = variable.identifiers;
    if (!identifier || isTypeOnly(variable) || resolveName(module, at, variable.name) !== variable) return false;
    return nameOf(module, identifier) === library;
  });
  if (present) return { expressions: new Map([[local, present.name]]), edits: [] };
  if (!isFreeName(module, local)) return undefined;
  return { expressions: new Map([[local, local]]), edits: [insertImport(module, importStatement(module, library, local))] };
}

/** What the file calls `module.name` already, where that name means the same at the node. */
function presentName(module: JavaScriptModule, at: TSESTree.Node, library: string, name: string): string | undefined {
  let throughModule: string | undefined;
  for (const variable of module.scopes.variables) {
    const [identifier] = variable.identifiers;
    if (!identifier || isTypeOnly(variable) || resolveName(module, at, variable.name) !== variable) continue;
    const meaning = nameOf(module, identifier);
    if (meaning === `${library}.${name}`) return variable.name;
    if (meaning === library) throughModule ??= `${variable.name}.${name}`;
  }
  return throughModule;
}

function isTypeOnly(variable: Variable): boolean {
  const [definition] = variable.defs;
  if (definition?.type !== "ImportBinding") return false;
  const { node, parent } = definition;
  return (
    (node.type === "ImportSpecifier" && node.importKind === "type") || (parent.type === "ImportDeclaration" && parent.importKind === "type")
  );
}

/** A further name in `import { a } from "module"` or in `const { a } = require("module")`. */
function addToImport(module: JavaScriptModule, library: string, names: readonly string[]): Imported | undefined {
  if (!names.every((name) => isFreeName(module, name))) return undefined;
  const expressions = new Map(names.map((name) => [name, name]));
  for (const statement of module.ast.body) {
    const last = namedImportsOf(module, statement, library)?.at(-1);
    if (last) return { expressions, edits: [insertAfter(module, last, names.join(", "))] };
  }
  return undefined;
}

function namedImportsOf(module: JavaScriptModule, statement: TSESTree.Node, library: string): TSESTree.Node[] | undefined {
  if (statement.type === "ImportDeclaration") {
    if (statement.importKind === "type" || packageNameOf(statement.source.value) !== library) return undefined;
    return statement.specifiers.filter(({ type }) => type === AST_NODE_TYPES.ImportSpecifier);
  }
  if (statement.type !== "VariableDeclaration") return undefined;
  const declarator = statement.declarations.find(({ id, init }) => id.type === "ObjectPattern" && isRequireOf(module, init, library));
  if (declarator?.id.type !== "ObjectPattern" || declarator.id.properties.some(({ type }) => type === "RestElement")) return undefined;
  return declarator.id.properties;
}

function isRequireOf(module: JavaScriptModule, node: TSESTree.Node | null, library: string): boolean {
  return node !== null && packageNameOf(requireSpecifierOf(module, node)) === library;
}

function newImport(module: JavaScriptModule, library: string, names: readonly string[]): Imported | undefined {
  // A page has none of Node's modules, and no place for an import before its first tag.
  if (module.syntax.page) return undefined;
  const { modules } = styleOf(module);
  const local = library.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase());
  const namespace = modules === "commonjs" && isFreeName(module, local);
  if (!namespace && !names.every((name) => isFreeName(module, name))) return undefined;
  const binding = namespace ? local : `{ ${names.join(", ")} }`;
  return {
    expressions: new Map(names.map((name) => [name, namespace ? `${local}.${name}` : name])),
    edits: [insertImport(module, importStatement(module, library, binding))],
  };
}

function importStatement(module: JavaScriptModule, library: string, binding: string): string {
  const { modules, quote, semicolons } = styleOf(module);
  const end = semicolons ? ";" : "";
  const specifier = quoted(NODE_MODULES.has(library) && usesNodePrefix(module) ? `node:${library}` : library, quote);
  return modules === "esm" ? `import ${binding} from ${specifier}${end}` : `${keywordOf(module)} ${binding} = require(${specifier})${end}`;
}

/** `var` where the file has nothing newer. */
function keywordOf(module: JavaScriptModule): "const" | "var" {
  const kinds = new Set(module.tree.nodes(AST_NODE_TYPES.VariableDeclaration).map(({ kind }) => kind));
  return kinds.has("var") && !kinds.has("const") && !kinds.has("let") ? "var" : "const";
}

/** The modules of Node that files import most; enough to see whether a file writes `node:`. */
const NODE_MODULES = new Set(
  "assert buffer child_process crypto dns events fs fs/promises http http2 https net os path process querystring readline stream tls url util vm worker_threads zlib".split(
    " ",
  ),
);

/** True for the names of Node's own modules, without `node:`. */
export function isNodeModule(library: string): boolean {
  return NODE_MODULES.has(library);
}

/** True when a top-level import or require names one of Node's modules. */
export function importsNodeModule(module: JavaScriptModule): boolean {
  return module.ast.body.some((statement) => {
    const specifier = importedBy(module, statement);
    return specifier !== undefined && (specifier.startsWith("node:") || NODE_MODULES.has(specifier));
  });
}

function usesNodePrefix(module: JavaScriptModule): boolean {
  const specifiers = module.ast.body.flatMap((statement) => importedBy(module, statement) ?? []);
  if (specifiers.some((specifier) => specifier.startsWith("node:"))) return true;
  if (specifiers.some((specifier) => NODE_MODULES.has(specifier))) return false;
  return styleOf(module).modules === "esm";
}

/** The specifier of an import statement or of a declaration that requires. */
function importedBy(module: JavaScriptModule, statement: TSESTree.Node): string | undefined {
  if (statement.type === "ImportDeclaration") return statement.source.value;
  if (statement.type === "TSImportEqualsDeclaration") {
    const { moduleReference } = statement;
    return moduleReference.type === "TSExternalModuleReference" ? moduleReference.expression.value : undefined;
  }
  if (statement.type !== "VariableDeclaration") return undefined;
  for (const { init } of statement.declarations) {
    const required = init?.type === "MemberExpression" ? init.object : init?.type === "CallExpression" ? init : undefined;
    const called = required?.type === "CallExpression" && required.callee.type === "CallExpression" ? required.callee : required;
    const specifier = called && requireSpecifierOf(module, called);
    if (specifier !== undefined) return specifier;
  }
  return undefined;
}

/** The last of the imports that stand together at the top: one that comes later may come too late for `require`. */
function lastOfFirstImports(module: JavaScriptModule): TSESTree.Node | undefined {
  const { body } = module.ast;
  const first = body.findIndex((item) => importedBy(module, item) !== undefined);
  const after = body.findIndex((item, index) => index > first && importedBy(module, item) === undefined);
  return first < 0 ? undefined : body.at(after < 0 ? -1 : after - 1);
}

/** After the last import at the top of the file; else before the first statement and the comment that belongs to it. */
function insertImport(module: JavaScriptModule, statement: string): TextEdit {
  const { lineEnd } = styleOf(module);
  const { text } = module.document;
  const { body } = module.ast;
  const last = lastOfFirstImports(module);
  if (last) {
    const end = last.range[1];
    return { span: { start: end, end }, newText: lineEnd + statement };
  }
  const directives = body.filter((item) => item.type === "ExpressionStatement" && typeof item.directive === "string");
  const lastDirective = directives.at(-1);
  if (lastDirective) {
    const end = lastDirective.range[1];
    return { span: { start: end, end }, newText: lineEnd + lineEnd + statement };
  }
  const start = startOfCode(text, body[0]?.range[0] ?? text.length);
  return { span: { start, end: start }, newText: statement + lineEnd + lineEnd };
}

/** Where code begins: behind `#!` and a comment that a blank line parts from the first statement. */
function startOfCode(text: string, first: number): number {
  const head = text.slice(0, first);
  const blank = [...head.matchAll(/\n[ \t]*\r?\n/g)].at(-1);
  if (blank) return blank.index + blank[0].length;
  return /^#![^\n]*\n/.exec(head)?.[0].length ?? 0;
}
