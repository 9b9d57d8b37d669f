import type { TSESTree } from "@typescript-eslint/types";
import { NAME } from "../syntax/node-slots";
import { unwrap } from "../syntax/tree";
import { constantOf, initialValueOf } from "./constants";
import type { JavaScriptModule } from "./module";

const MAX_DEPTH = 12;

interface Named {
  [NAME]?: string | null;
}

/**
 * The imported or global thing that an expression names: package and members joined by dots, e.g. `crypto.createHash`
 * for `h` after `import { createHash as h } from "node:crypto"`, or `document.cookie`. A default import is the package itself,
 * `new X()` and calls have no name. Undefined for anything local, relative or unknown.
 * @param imported what a specifier names
 */
export function nameOf(module: JavaScriptModule, expression: TSESTree.Node, imported = packageNameOf): string | undefined {
  const node = unwrap(expression);
  // Every check asks, mostly for the same nodes.
  const keeper: Named | undefined = imported === packageNameOf ? keeperOf(module, node) : undefined;
  if (!keeper) return nameIn(module, node, 0, imported);
  let name = keeper[NAME];
  if (name === undefined) keeper[NAME] = name = nameIn(module, node, 0, imported) ?? null;
  return name ?? undefined;
}

/** What keeps the name of an expression: of a variable's there are many, and a global needs no looking up. */
function keeperOf(module: JavaScriptModule, node: TSESTree.Node): object | undefined {
  if (node.type === "Identifier") return module.variableOf(node);
  return node.type === "MemberExpression" ? node : undefined;
}

function nameIn(module: JavaScriptModule, expression: TSESTree.Node, depth: number, imported: typeof packageNameOf): string | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const node = unwrap(expression);
  switch (node.type) {
    case "Identifier":
      return nameOfIdentifier(module, node, depth, imported);
    case "MemberExpression": {
      const object = nameIn(module, node.object, depth + 1, imported);
      if (object === undefined) return undefined;
      const member = memberNameOf(module, node);
      if (member === undefined) return undefined;
      if (object === "globalThis" || object === "window" || object === "self") return member;
      return member === "default" ? object : `${object}.${member}`;
    }
    case "CallExpression":
      return imported(requireSpecifierOf(module, node));
    case "AwaitExpression":
      return node.argument.type === "ImportExpression" ? imported(constantOf(module, node.argument.source)) : undefined;
    default:
      return undefined;
  }
}

/** The property that a member expression reads, when it is known: `a.b`, `a["b"]`, `a[B]` with a constant `B`. */
export function memberNameOf(module: JavaScriptModule, node: TSESTree.MemberExpression): string | undefined {
  if (!node.computed) return node.property.name;
  const constant = constantOf(module, node.property);
  if (constant === undefined) return symbolNameOf(module, node.property);
  return typeof constant === "string" || typeof constant === "number" ? String(constant) : undefined;
}

/** `@@iterator` for the key `Symbol.iterator`, as the specification writes it. */
export function symbolNameOf(module: JavaScriptModule, key: TSESTree.Node): string | undefined {
  if (key.type !== "MemberExpression" || key.computed || key.object.type !== "Identifier" || key.object.name !== "Symbol") return undefined;
  const isLocal = (module.variableOf(key.object)?.defs.length ?? 0) > 0;
  return isLocal || key.property.type !== "Identifier" ? undefined : `@@${key.property.name}`;
}

/** `pg` for "pg", `fs/promises` for "node:fs/promises"; undefined for relative paths and anything that isn't text. */
export function packageNameOf(specifier: unknown): string | undefined {
  if (typeof specifier !== "string" || specifier === "" || specifier.startsWith(".") || specifier.startsWith("/")) return undefined;
  return specifier.startsWith("node:") ? specifier.slice(5) : specifier;
}

/** The specifier in `require("…")`, where `require` is the global one. */
export function requireSpecifierOf(module: JavaScriptModule, node: TSESTree.Node): string | undefined {
  const argument = requiredBy(module, node);
  const value = argument && constantOf(module, argument);
  return typeof value === "string" ? value : undefined;
}

/** The specifiers in `require(isElectron ? "original-fs" : "fs")`. */
export function requireChoiceOf(module: JavaScriptModule, node: TSESTree.Node): readonly string[] | undefined {
  const argument = requiredBy(module, node);
  if (argument?.type !== "ConditionalExpression") return undefined;
  const choice = [argument.consequent, argument.alternate].map((part) => constantOf(module, part));
  return choice.filter((part) => typeof part === "string");
}

/** What the global `require` is given. */
function requiredBy(module: JavaScriptModule, node: TSESTree.Node): TSESTree.Node | undefined {
  if (node.type !== "CallExpression" || node.callee.type !== "Identifier" || node.callee.name !== "require") return undefined;
  const declared = module.variableOf(node.callee);
  return declared && declared.defs.length > 0 && !isCreateRequire(declared.defs[0]?.node) ? undefined : node.arguments[0];
}

function isCreateRequire(definition: TSESTree.Node | undefined): boolean {
  const init = definition?.type === "VariableDeclarator" ? definition.init : undefined;
  if (init?.type !== "CallExpression") return false;
  const callee = init.callee;
  const name = callee.type === "MemberExpression" ? callee.property : callee;
  return name.type === "Identifier" && name.name === "createRequire";
}

function nameOfIdentifier(
  module: JavaScriptModule,
  node: TSESTree.Identifier,
  depth: number,
  imported: typeof packageNameOf,
): string | undefined {
  const variable = module.variableOf(node);
  const definition = variable?.defs[0];
  if (!variable || !definition) return node.name;
  if (definition.type === "ImportBinding") return importedNameOf(definition.node, definition.parent, imported);
  if (definition.type !== "Variable") return undefined;
  const declarator = definition.node;
  if (declarator.id.type === "Identifier") {
    const initial = initialValueOf(module, node);
    return initial && nameIn(module, initial, depth + 1, imported);
  }
  if (!declarator.init || declarator.id.type !== "ObjectPattern") return undefined;
  if (variable.references.filter((reference) => reference.isWrite()).length !== 1) return undefined;
  const members = destructuredPath(declarator.id, definition.name);
  const object = members && nameIn(module, declarator.init, depth + 1, imported);
  return object && [object, ...members.filter((member) => member !== "default")].join(".");
}

function constantText(node: TSESTree.Node): unknown {
  return node.type === "Literal" ? node.value : undefined;
}

function importedNameOf(node: TSESTree.Node, parent: TSESTree.Node | undefined, imported: typeof packageNameOf): string | undefined {
  if (node.type === "TSImportEqualsDeclaration") {
    const reference = node.moduleReference;
    return reference.type === "TSExternalModuleReference" ? imported(constantText(reference.expression)) : undefined;
  }
  const source = parent?.type === "ImportDeclaration" ? imported(parent.source.value) : undefined;
  if (source === undefined) return undefined;
  if (node.type !== "ImportSpecifier") return source;
  const name = node.imported.type === "Identifier" ? node.imported.name : node.imported.value;
  return name === "default" ? source : `${source}.${name}`;
}

/** `["query", "id"]` for the `x` of `{ query: { id: x } }`; undefined through rest, arrays and computed keys. */
function destructuredPath(pattern: TSESTree.ObjectPattern, name: TSESTree.Node): string[] | undefined {
  for (const property of pattern.properties) {
    if (property.type !== "Property" || property.computed) continue;
    const key = property.key.type === "Identifier" ? property.key.name : String(property.key.value);
    const value = property.value.type === "AssignmentPattern" ? property.value.left : property.value;
    if (value === name) return [key];
    const deeper = value.type === "ObjectPattern" ? destructuredPath(value, name) : undefined;
    if (deeper) return [key, ...deeper];
  }
  return undefined;
}
