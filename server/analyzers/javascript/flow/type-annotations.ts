import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../program/module";
import { packageNameOf } from "../program/names";
import type { ModelIndex, StateSet } from "./model-index";

/** The model types that a TypeScript annotation names: `Request` imported from express, `express.Request`, `HTMLElement`. */
export function annotatedStates(module: JavaScriptModule, models: ModelIndex, annotation: TSESTree.TSTypeAnnotation): StateSet {
  return statesOf(module, models, annotation.typeAnnotation, holderName(module.tree.parentOf(annotation)));
}

function statesOf(module: JavaScriptModule, models: ModelIndex, type: TSESTree.TypeNode, holder: string): StateSet {
  switch (type.type) {
    case "TSTypeReference":
      return referenced(module, models, type, holder);
    case "TSUnionType":
    case "TSIntersectionType":
      return type.types.reduce((joined, part) => joined.union(statesOf(module, models, part, holder)), models.empty);
    default:
      return models.empty;
  }
}

function referenced(module: JavaScriptModule, models: ModelIndex, type: TSESTree.TSTypeReference, holder: string): StateSet {
  const { typeName } = type;
  if (typeName.type === "TSQualifiedName") {
    const imported = typeName.left.type === "Identifier" ? importOf(module, typeName.left) : undefined;
    return imported ? typeOf(models, imported.package, typeName.right.name, holder) : models.empty;
  }
  if (typeName.type !== "Identifier") return models.empty;
  const variable = module.variableOf(typeName);
  if (!variable || variable.defs.length === 0) return models.typeAnnotated(`global:${typeName.name}`, holder);
  const imported = importOf(module, typeName);
  return imported ? typeOf(models, imported.package, imported.name ?? typeName.name, holder) : models.empty;
}

/** The name of what an annotation stands at; empty where it has none. */
function holderName(holder: TSESTree.Node | undefined): string {
  if (holder?.type === "Identifier") return holder.name;
  return holder?.type === "PropertyDefinition" && holder.key.type === "Identifier" ? holder.key.name : "";
}

/** The model type of an interface that a class implements: `implements PipeTransform`. */
export function implementedStates(module: JavaScriptModule, models: ModelIndex, name: TSESTree.Expression): StateSet {
  const isQualified = name.type === "MemberExpression" && name.object.type === "Identifier" && name.property.type === "Identifier";
  const identifier = isQualified ? name.object : name;
  const imported = identifier.type === "Identifier" ? importOf(module, identifier) : undefined;
  if (!imported || identifier.type !== "Identifier") return models.empty;
  const last = isQualified && name.property.type === "Identifier" ? name.property.name : identifier.name;
  return typeOf(models, imported.package, isQualified ? last : (imported.name ?? last), "");
}

function typeOf(models: ModelIndex, packageName: string, name: string, holder: string): StateSet {
  return models.typeAnnotated(`${packageName}:${name}`, holder).union(models.packageRoot(packageName).member(name).instance());
}

/** The package and exported name that an identifier was imported as; no name for default and namespace imports. */
function importOf(module: JavaScriptModule, identifier: TSESTree.Identifier): { package: string; name: string | undefined } | undefined {
  const definition = module.variableOf(identifier)?.defs[0];
  if (definition?.type !== "ImportBinding" || definition.parent.type !== "ImportDeclaration") return undefined;
  const packageName = packageNameOf(definition.parent.source.value);
  if (packageName === undefined) return undefined;
  const { node } = definition;
  if (node.type !== "ImportSpecifier") return { package: packageName, name: undefined };
  return { package: packageName, name: node.imported.type === "Identifier" ? node.imported.name : node.imported.value };
}
