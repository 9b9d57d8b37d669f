import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../../program/constants";
import type { JavaScriptModule } from "../../program/module";
import { requireSpecifierOf } from "../../program/names";
import { unwrap } from "../../syntax/tree";
import { compileString } from "./literals";
import type { Matcher, Matching, Next } from "./matching";
import { holeOf, holeOfText, isEllipsis } from "../syntax/placeholders";
import { matchSubset } from "./sequences";

type Node = TSESTree.Node;

/** What one import binds: `how` is the name in the package, or how the whole of it is taken. */
interface Imported {
  readonly how: { readonly name: Node } | "default" | "namespace" | "require";
  readonly local: Node;
}

/** An `import`, or a `const … = require(…)` that does the same. */
interface Import {
  /** The expression that says from where. */
  readonly source: Node;
  readonly bindings: readonly Imported[];
}

type BindingMatcher = (code: Imported, match: Matching, next: Next) => boolean;

/** Types of code that may be an import. */
export const IMPORT_TYPES = ["ImportDeclaration", "VariableDeclaration", "TSImportEqualsDeclaration"] as const;

/**
 * `import { $X } from "y"`, `import $X from "y"`, `import "y"` (which matches every import of it) and `const $X = require("y")`, each
 * matching the other notations of the same; a `node:` before the package does not matter.
 */
export function compileImport(pattern: TSESTree.ImportDeclaration | TSESTree.VariableDeclaration): Matcher | undefined {
  const wanted = patternImport(pattern);
  if (!wanted) return undefined;
  const source = compileSource(wanted.source);
  const bindings = wanted.bindings.filter(({ local }) => !isEllipsis(local)).map(compileBinding);
  return (code, match, next) =>
    importsIn(match.module, code).some((given) => {
      const locals = new Map(given.bindings.map((binding) => [binding.local, binding]));
      const matchers = bindings.map((binding): Matcher => (local, inner, goOn) => {
        const found = locals.get(local);
        return found !== undefined && binding(found, inner, goOn);
      });
      return source(given.source, match, () => matchSubset(matchers, [...locals.keys()], match, next));
    });
}

function patternImport(pattern: TSESTree.ImportDeclaration | TSESTree.VariableDeclaration): Import | undefined {
  if (pattern.type === "ImportDeclaration") return importOf(pattern);
  const only = pattern.declarations.at(0);
  const call = pattern.declarations.length === 1 ? only?.init : undefined;
  if (!only || call?.type !== "CallExpression" || call.callee.type !== "Identifier" || call.callee.name !== "require") return undefined;
  const [source] = call.arguments;
  return source && call.arguments.length === 1 ? { source, bindings: requiredBindings(only.id) } : undefined;
}

/** The source is the pattern's own: a string with or without a hole, or a metavariable. */
function compileSource(pattern: Node): Matcher {
  const hole = holeOf(pattern);
  if (hole) return (code, match, next) => (hole.kind === "metavariable" ? match.bindNode(hole.name, code, next) : next());
  const text = pattern.type === "Literal" && typeof pattern.value === "string" ? pattern.value : undefined;
  if (text === undefined) return () => false;
  if (holeOfText(text) || text.startsWith("=~/")) return compileString(text);
  const wanted = withoutScheme(text);
  return (code, match, next) => {
    const value = constantOf(match.module, code);
    return typeof value === "string" && withoutScheme(value) === wanted && next();
  };
}

function withoutScheme(specifier: string): string {
  return specifier.startsWith("node:") ? specifier.slice(5) : specifier;
}

function compileBinding({ how, local }: Imported): BindingMatcher {
  const localHole = holeOf(local);
  const matchLocal = (code: Imported, match: Matching, next: Next): boolean =>
    localHole?.kind === "metavariable" ? match.bindNode(localHole.name, code.local, next) : next();
  if (typeof how === "string")
    return (code, match, next) =>
      isSameWay(how, code.how) && (localHole ? true : nameOf(local) === nameOf(code.local)) && matchLocal(code, match, next);
  const nameHole = holeOf(how.name);
  const name = nameOf(how.name);
  const isRenamed = nameOf(local) !== name;
  return (code, match, next) => {
    if (typeof code.how === "string") return false;
    const imported = code.how.name;
    // `{ $X }` means the name by which the module knows it, as everything else in the module does.
    if (nameHole && !isRenamed) return matchLocal(code, match, next);
    if (nameHole?.kind === "metavariable") return match.bindNode(nameHole.name, imported, () => matchLocal(code, match, next));
    return (
      nameOf(imported) === name && (isRenamed && !localHole ? nameOf(local) === nameOf(code.local) : true) && matchLocal(code, match, next)
    );
  };
}

/** `require` gives what both notations of the whole package give; the two of `import` are not each other. */
function isSameWay(wanted: string, given: Imported["how"]): boolean {
  return typeof given === "string" && (wanted === given || wanted === "require" || given === "require");
}

function nameOf(node: Node): string | undefined {
  if (node.type === "Identifier") return node.name;
  return node.type === "Literal" ? String(node.value) : undefined;
}

/** The imports that a statement makes; a `const` with several declarators may make several. */
function importsIn(module: JavaScriptModule, code: Node): Import[] {
  switch (code.type) {
    case "ImportDeclaration":
      return [importOf(code)];
    case "TSImportEqualsDeclaration":
      return code.moduleReference.type === "TSExternalModuleReference"
        ? [{ source: code.moduleReference.expression, bindings: [{ how: "require", local: code.id }] }]
        : [];
    case "VariableDeclaration":
      return code.declarations.flatMap(({ id, init }) => {
        const source = init && requiredSource(module, init);
        return source ? [{ source, bindings: requiredBindings(id) }] : [];
      });
    default:
      return [];
  }
}

function requiredSource(module: JavaScriptModule, init: Node): Node | undefined {
  const value = unwrap(init);
  if (value.type === "AwaitExpression" && value.argument.type === "ImportExpression") return value.argument.source;
  return value.type === "CallExpression" && requireSpecifierOf(module, value) !== undefined ? value.arguments[0] : undefined;
}

function importOf(code: TSESTree.ImportDeclaration): Import {
  const bindings = code.specifiers.map((specifier): Imported => {
    const { local } = specifier;
    if (specifier.type === "ImportSpecifier") return { how: { name: specifier.imported }, local };
    return { how: specifier.type === "ImportDefaultSpecifier" ? "default" : "namespace", local };
  });
  return { source: code.source, bindings };
}

function requiredBindings(id: Node): Imported[] {
  if (id.type === "Identifier") return [{ how: "require", local: id }];
  if (id.type !== "ObjectPattern") return [];
  return id.properties.flatMap((property): Imported[] => {
    if (property.type !== "Property" || property.computed) return [];
    const value = property.value.type === "AssignmentPattern" ? property.value.left : property.value;
    return [{ how: { name: property.key }, local: value }];
  });
}
