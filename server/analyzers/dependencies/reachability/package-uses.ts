import type { TSESTree } from "@typescript-eslint/types";
import type { Location } from "../../../core/position";
import type { JavaScriptModule } from "../../javascript/program/module";
import { nameOf, packageNameOf, requireSpecifierOf } from "../../javascript/program/names";
import { constantOf } from "../../javascript/program/constants";
import { spanOf } from "../../javascript/syntax/tree";

/** The modules of a project, as far as who uses which package is concerned. LinkedProgram is one. */
export interface UsingProgram {
  modules(): Iterable<string>;
  specifiersOf(uri: string): readonly string[];
  /** Where those of a module's specifiers lead that lead to another module. */
  importsOf(uri: string): ReadonlyMap<string, string> | undefined;
  syntaxOf(uri: string): JavaScriptModule | undefined;
}

/** A place where code names something of a package. What becomes of it from there on, nobody follows. */
export interface PackageUse {
  /** Members from the package's export on; empty for the export itself. */
  readonly path: readonly string[];
  readonly location: Location;
}

export interface PackageUses {
  /** Where the package is asked for. */
  readonly imports: readonly Location[];
  readonly uses: readonly PackageUse[];
}

/** What a module hands on of a package: an export of its own, and the members from the package's export on. */
interface HandedOn {
  readonly uri: string;
  /** Undefined: all of the members, under their own names (`export *`). */
  readonly name: string | undefined;
  readonly path: readonly string[];
}

/** Stands for a module of the project in a name, where a package's name would stand. */
const MODULE = "\0";

/**
 * Follows a package through the modules of a project: imports in every form, members, and modules that hand it on under a name of their own.
 * @param packageName as code imports it
 */
export function usesOf(packageName: string, program: UsingProgram): PackageUses {
  const found = new Uses();
  const waiting: HandedOn[] = [];
  for (const uri of program.modules()) {
    if (!program.specifiersOf(uri).some((specifier) => isOf(packageName, specifier))) continue;
    const module = program.syntaxOf(uri);
    if (module) waiting.push(...found.lookInto(module, (specifier) => pathBelow(packageName, specifier)));
  }
  const done = new Set<string>();
  for (let handed = waiting.pop(); handed; handed = waiting.pop()) {
    const key = JSON.stringify([handed.uri, handed.name, handed.path]);
    if (done.has(key)) continue;
    done.add(key);
    for (const uri of program.modules()) {
      const links = program.importsOf(uri);
      if (!links || ![...links.values()].includes(handed.uri)) continue;
      const module = program.syntaxOf(uri);
      const { uri: from, name, path } = handed;
      if (module) waiting.push(...found.lookInto(module, (specifier) => links.get(specifier) === from && [], { name, path }));
    }
  }
  return found;
}

/** True for the package itself and for files in it. */
function isOf(packageName: string, specifier: string): boolean {
  return specifier === packageName || specifier.startsWith(`${packageName}/`);
}

/** `lodash/fp/merge` is the member `merge` of the member `fp`, as packages name their files; false for other specifiers. */
function pathBelow(packageName: string, specifier: string): readonly string[] | false {
  if (!isOf(packageName, specifier)) return false;
  return specifier
    .slice(packageName.length + 1)
    .replace(/\.[cm]?js$/, "")
    .split("/")
    .filter((part) => part !== "" && part !== "index" && part !== "lib" && part !== "dist");
}

class Uses implements PackageUses {
  readonly imports: Location[] = [];
  readonly uses: PackageUse[] = [];

  /**
   * @param pathOf the members that a specifier leads to by itself, or false for those of others
   * @param via the export by which the package is handed to this module
   * @returns what this module hands on
   */
  lookInto(
    module: JavaScriptModule,
    pathOf: (specifier: string) => readonly string[] | false,
    via: { readonly name: string | undefined; readonly path: readonly string[] } = { name: undefined, path: [] },
  ): HandedOn[] {
    const { document, tree } = module;
    const handedOn: HandedOn[] = [];
    const imported = (specifier: unknown): string | undefined => {
      const path = typeof specifier === "string" && pathOf(specifier);
      return path ? [MODULE, ...path].join(".") : packageNameOf(specifier);
    };
    /** The members of the package that an expression names. */
    const pathIn = (node: TSESTree.Node): readonly string[] | undefined => {
      const name = nameOf(module, node, imported);
      if (name !== MODULE && !name?.startsWith(`${MODULE}.`)) return undefined;
      return throughExport(name.split(".").slice(1));
    };
    const throughExport = (members: readonly string[]): readonly string[] | undefined => {
      if (via.name === undefined) return [...via.path, ...members];
      return members[0] === via.name ? [...via.path, ...members.slice(1)] : undefined;
    };
    for (const node of tree.nodes("Identifier", "MemberExpression", "CallExpression", "AwaitExpression")) {
      const path = pathIn(node);
      const outer = tree.parentOf(node);
      if (!path || !outer || isSeenElsewhere(node, outer, pathIn)) continue;
      const own = exportNameOf(node, outer);
      if (own) handedOn.push({ uri: document.uri, name: own.name, path });
      else this.uses.push({ path, location: document.locationOf(spanOf(node)) });
    }
    for (const node of tree.nodes("ImportDeclaration", "ExportAllDeclaration", "ExportNamedDeclaration")) {
      const specifier = node.source?.value;
      const path = typeof specifier === "string" && pathOf(specifier);
      if (!path) continue;
      this.imports.push(document.locationOf(spanOf(node)));
      if (node.type === "ExportAllDeclaration") {
        const name = node.exported && nameIn(node.exported);
        const all = throughExport(path);
        if (all) handedOn.push({ uri: document.uri, name: name ?? undefined, path: all });
      } else if (node.type === "ExportNamedDeclaration") {
        for (const { local, exported } of node.specifiers) {
          const member = nameIn(local);
          const members = throughExport(member === "default" ? path : [...path, member]);
          if (members) handedOn.push({ uri: document.uri, name: nameIn(exported), path: members });
        }
      }
    }
    for (const call of tree.nodes("CallExpression", "ImportExpression")) {
      const specifier = call.type === "CallExpression" ? requireSpecifierOf(module, call) : constantOf(module, call.source);
      if (typeof specifier === "string" && pathOf(specifier)) this.imports.push(document.locationOf(spanOf(call)));
    }
    return handedOn;
  }
}

/** True for the inner part of a longer name, for what declares one that is seen where it is used, and for types. */
function isSeenElsewhere(node: TSESTree.Node, outer: TSESTree.Node, pathIn: (node: TSESTree.Node) => unknown): boolean {
  switch (outer.type) {
    case "MemberExpression":
      return outer.object === node ? pathIn(outer) !== undefined : !outer.computed;
    case "VariableDeclarator":
      if (outer.id === node) return true;
      if (outer.id.type === "Identifier") return pathIn(outer.id) !== undefined;
      return outer.id.type === "ObjectPattern" && outer.id.properties.every(({ type }) => type === "Property");
    case "Property":
      return outer.parent.type === "ObjectPattern" || (outer.key === node && !outer.computed && !outer.shorthand);
    case "AwaitExpression":
    case "ChainExpression":
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
      return pathIn(outer) !== undefined || outer.parent.type === "VariableDeclarator";
    case "ImportSpecifier":
    case "ImportDefaultSpecifier":
    case "ImportNamespaceSpecifier":
    case "TSImportEqualsDeclaration":
    case "ExpressionStatement":
    case "TSTypeReference":
    case "TSQualifiedName":
    case "TSTypeQuery":
    case "TSInterfaceHeritage":
    case "TSClassImplements":
      return true;
    default:
      return false;
  }
}

/** The name under which a module exports an expression: `exports.x = …`, `module.exports = …`, `export default …`, `export { … }`. */
function exportNameOf(node: TSESTree.Node, outer: TSESTree.Node): { readonly name: string | undefined } | undefined {
  if (outer.type === "ExportDefaultDeclaration") return { name: undefined };
  if (outer.type === "ExportSpecifier") return { name: nameIn(outer.exported) };
  if (outer.type === "AssignmentExpression" && outer.right === node) return exportedBy(outer.left);
  if (outer.type !== "Property" || outer.value !== node || outer.computed) return undefined;
  const { parent } = outer.parent;
  const isDefault = parent.type === "ExportDefaultDeclaration";
  const isWhole = parent.type === "AssignmentExpression" && isModuleExports(parent.left);
  return isDefault || isWhole ? { name: nameIn(outer.key) } : undefined;
}

function exportedBy(target: TSESTree.Node): { readonly name: string | undefined } | undefined {
  if (isModuleExports(target)) return { name: undefined };
  if (target.type !== "MemberExpression" || target.computed) return undefined;
  const { object, property } = target;
  const isExports = isModuleExports(object) || (object.type === "Identifier" && object.name === "exports");
  return isExports ? { name: property.name } : undefined;
}

function isModuleExports(node: TSESTree.Node): boolean {
  return (
    node.type === "MemberExpression" &&
    !node.computed &&
    node.object.type === "Identifier" &&
    node.object.name === "module" &&
    node.property.name === "exports"
  );
}

function nameIn(node: TSESTree.Node): string {
  return node.type === "Identifier" ? node.name : node.type === "Literal" ? String(node.value) : "";
}
