import type { TSESTree } from "@typescript-eslint/types";
import ts from "typescript";
import { convert, convertAll, convertIfAny, listOf, type Room } from "./dispatch";
import { exported } from "./exported";
import type { Made, Source, Tree } from "./source";

const { NamespaceImport, NamedExports, TypeKeyword, DeferKeyword } = ts.SyntaxKind;

function importDeclaration(node: ts.ImportDeclaration, source: Source): Made<TSESTree.ImportDeclaration> {
  const range = source.range(node.pos, node.end);
  const { importClause: clause } = node;
  return {
    type: "ImportDeclaration",
    range,
    attributes: convertAll(node.attributes?.elements, source),
    importKind: clause?.phaseModifier === TypeKeyword ? "type" : "value",
    phase: clause?.phaseModifier === DeferKeyword ? "defer" : null,
    source: convert(node.moduleSpecifier, source),
    specifiers: clause ? specifiersOf(clause, source) : [],
    parent: undefined,
  };
}

function specifiersOf({ name, namedBindings }: ts.ImportClause, source: Source): (Tree | null)[] {
  const specifiers: (Tree | null)[] = [];
  if (name) specifiers.push(defaultSpecifier(name, source));
  if (namedBindings?.kind === NamespaceImport) specifiers.push(convert(namedBindings, source));
  else if (namedBindings) for (const specifier of namedBindings.elements) specifiers.push(convert(specifier, source));
  return specifiers;
}

function defaultSpecifier(name: ts.Identifier, source: Source): Made<TSESTree.ImportDefaultSpecifier> {
  return { type: "ImportDefaultSpecifier", range: source.range(name.pos, name.end), local: convert(name, source), parent: undefined };
}

function namespaceSpecifier(node: ts.NamespaceImport, source: Source): Made<TSESTree.ImportNamespaceSpecifier> {
  const range = source.range(node.pos, node.end);
  return { type: "ImportNamespaceSpecifier", range, local: convert(node.name, source), parent: undefined };
}

function importSpecifier(node: ts.ImportSpecifier, source: Source): Made<TSESTree.ImportSpecifier> {
  const range = source.range(node.pos, node.end);
  return {
    type: "ImportSpecifier",
    range,
    imported: convert(node.propertyName ?? node.name, source),
    importKind: node.isTypeOnly ? "type" : "value",
    local: convert(node.name, source),
    parent: undefined,
  };
}

function exportDeclaration(
  node: ts.ExportDeclaration,
  source: Source,
): Made<TSESTree.ExportNamedDeclaration> | Made<TSESTree.ExportAllDeclaration> {
  const range = source.range(node.pos, node.end);
  const { exportClause, moduleSpecifier } = node;
  const attributes = convertAll(node.attributes?.elements, source);
  const exportKind = node.isTypeOnly ? "type" : "value";
  if (exportClause?.kind === NamedExports) {
    return {
      type: "ExportNamedDeclaration",
      range,
      attributes,
      declaration: null,
      exportKind,
      source: convertIfAny(moduleSpecifier, source),
      specifiers: listOf(exportClause.elements, source, convert),
      parent: undefined,
    };
  }
  return {
    type: "ExportAllDeclaration",
    range,
    attributes,
    exported: convertIfAny(exportClause?.name, source),
    exportKind,
    source: convertIfAny(moduleSpecifier, source),
    parent: undefined,
  };
}

function exportSpecifier(node: ts.ExportSpecifier, source: Source): Made<TSESTree.ExportSpecifier> {
  const range = source.range(node.pos, node.end);
  return {
    type: "ExportSpecifier",
    range,
    exported: convert(node.name, source),
    exportKind: node.isTypeOnly ? "type" : "value",
    local: convert(node.propertyName ?? node.name, source),
    parent: undefined,
  };
}

function exportAssignment(
  node: ts.ExportAssignment,
  source: Source,
): Made<TSESTree.TSExportAssignment> | Made<TSESTree.ExportDefaultDeclaration> {
  const range = source.range(node.pos, node.end);
  const expression = convert(node.expression, source);
  if (node.isExportEquals) return { type: "TSExportAssignment", range, expression, parent: undefined };
  return {
    type: "ExportDefaultDeclaration",
    range,
    declaration: expression,
    exportKind: "value",
    parent: undefined,
  };
}

function importEquals(node: ts.ImportEqualsDeclaration, source: Source): Tree {
  const made: Made<TSESTree.TSImportEqualsDeclaration> = {
    type: "TSImportEqualsDeclaration",
    range: source.range(node.pos, node.end),
    id: convert(node.name, source),
    importKind: node.isTypeOnly ? "type" : "value",
    moduleReference: convert(node.moduleReference, source),
    parent: undefined,
  };
  return exported(node.modifiers, made, source);
}

function externalModule(node: ts.ExternalModuleReference, source: Source): Made<TSESTree.TSExternalModuleReference> {
  const range = source.range(node.pos, node.end);
  return { type: "TSExternalModuleReference", range, expression: convert(node.expression, source), parent: undefined };
}

function namespaceExport(node: ts.NamespaceExportDeclaration, source: Source): Made<TSESTree.TSNamespaceExportDeclaration> {
  const range = source.range(node.pos, node.end);
  return { type: "TSNamespaceExportDeclaration", range, id: convert(node.name, source), parent: undefined };
}

function importAttribute(node: ts.ImportAttribute, source: Source): Made<TSESTree.ImportAttribute> {
  const range = source.range(node.pos, node.end);
  const key = convert(node.name, source);
  return { type: "ImportAttribute", range, key, value: convert(node.value, source), parent: undefined };
}

export const MODULES: Room = {
  [ts.SyntaxKind.ImportDeclaration]: importDeclaration,
  [NamespaceImport]: namespaceSpecifier,
  [ts.SyntaxKind.ImportSpecifier]: importSpecifier,
  [ts.SyntaxKind.ImportAttribute]: importAttribute,
  [ts.SyntaxKind.ExportDeclaration]: exportDeclaration,
  [ts.SyntaxKind.ExportSpecifier]: exportSpecifier,
  [ts.SyntaxKind.ExportAssignment]: exportAssignment,
  [ts.SyntaxKind.ImportEqualsDeclaration]: importEquals,
  [ts.SyntaxKind.ExternalModuleReference]: externalModule,
  [ts.SyntaxKind.NamespaceExportDeclaration]: namespaceExport,
};
