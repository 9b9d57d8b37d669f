import type { TSESTree } from "@typescript-eslint/types";
import type { Span } from "../../core/position";
import { constantOf } from "../javascript/program/constants";
import type { JavaScriptModule } from "../javascript/program/module";
import { requireSpecifierOf } from "../javascript/program/names";
import { spanOf } from "../javascript/syntax/tree";

/** A place where a module asks for another one that runs then. */
export interface Import {
  readonly specifier: string;
  readonly span: Span;
}

const PACKAGE = /^(?:@[\w.~-]+\/)?[\w~-][\w.~-]*(?=\/|$)/;

/** The name of the package that a specifier leads to; undefined for files and for what stands for something else. */
export function packageIn(specifier: string): string | undefined {
  return PACKAGE.exec(specifier)?.[0];
}

/** The imports of a module in every form, imports of types left out: nothing of these runs. */
export function importsIn(module: JavaScriptModule): readonly Import[] {
  const found: Import[] = [];
  const note = (specifier: unknown, node: TSESTree.Node): void => {
    if (typeof specifier === "string") found.push({ specifier, span: spanOf(node) });
  };
  for (const node of module.tree.nodes("ImportDeclaration", "ExportAllDeclaration", "ExportNamedDeclaration")) {
    const isOfTypes = node.type === "ImportDeclaration" ? node.importKind === "type" : node.exportKind === "type";
    if (node.source && !isOfTypes) note(node.source.value, node.source);
  }
  for (const call of module.tree.nodes("CallExpression")) {
    const [argument] = call.arguments;
    if (argument) note(requireSpecifierOf(module, call), argument);
  }
  for (const { source } of module.tree.nodes("ImportExpression")) note(constantOf(module, source), source);
  for (const { expression } of module.tree.nodes("TSExternalModuleReference")) note(constantOf(module, expression), expression);
  return found;
}
