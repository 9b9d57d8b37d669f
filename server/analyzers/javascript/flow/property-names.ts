import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { nameOf } from "../program/names";
import { pathKeyOf } from "./access-path-key";
import type { Machine } from "./machine";
import { extend, isThreat, PROPERTY_NAME, type Taint } from "./taint";
import type { Value } from "./value";

type Node = TSESTree.Node;

/**
 * The names of an object's properties, or of the steps of a path that a text was split into.
 * Where nothing tells who chose them, they are a kind of data of their own.
 * @param from untrusted data in the object or text
 */
export function namesIn(machine: Machine, of: Value, from: readonly Taint[], node: Node, words: string): Value {
  const { values, module } = machine;
  let taints: readonly Taint[] = extend(from, module, node, words);
  if (
    machine.report.wants(PROPERTY_NAME) &&
    !taints.some(isThreat) &&
    !isWrittenOut(of) &&
    hasDynamicStores(module) &&
    !isOwnFile(module, node)
  ) {
    const what = `a name of a property in \`${shortened(module.document.text.slice(...node.range))}\``;
    taints = [...taints, machine.newTaint(node, PROPERTY_NAME, what)];
  }
  return values.ofTaints(taints).withNamesOf(pathKeyOf(module, node));
}

/** True for objects whose properties the program names one by one, and for arrays. */
function isWrittenOut({ refs, taints, states }: Value): boolean {
  if (refs.length === 0 || taints.length > 0 || !states.isEmpty) return false;
  return refs.every((ref) => ref.isArray || ref.code !== undefined || ref.properties.size > 0);
}

/** True for what comes from a JSON file that the program imports, which is as much its own as its code. */
function isOwnFile(module: JavaScriptModule, node: Node): boolean {
  const jsonFile = (specifier: unknown): string | undefined =>
    typeof specifier === "string" && specifier.endsWith(".json") ? specifier : undefined;
  return nameOf(module, node, jsonFile)?.includes(".json") ?? false;
}

const stores = new WeakMap<JavaScriptModule, boolean>();

/** True when the module stores under names that it computes; where it does not, nobody's names can do harm. */
export function hasDynamicStores(module: JavaScriptModule): boolean {
  let has = stores.get(module);
  if (has === undefined) {
    has =
      module.tree
        .nodes("AssignmentExpression")
        .some(({ left }) => left.type === "MemberExpression" && left.computed && constantOf(module, left.property) === undefined) ||
      module.tree.nodes("CallExpression").some(({ callee }) => callee.type === "MemberExpression" && isDefinition(callee));
    stores.set(module, has);
  }
  return has;
}

function isDefinition({ property }: TSESTree.MemberExpression): boolean {
  return property.type === "Identifier" && property.name === "defineProperty";
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 40 ? `${line.slice(0, 37)}...` : line;
}
