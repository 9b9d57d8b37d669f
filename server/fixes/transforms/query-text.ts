import type { TSESTree } from "@typescript-eslint/types";
import { initialValueOf } from "../../analyzers/javascript/program/constants";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { nameOf } from "../../analyzers/javascript/program/names";
import { unwrap } from "../../analyzers/javascript/syntax/tree";
import { callOfArgument, isCall } from "./lists";

/** Where a query's text is written, and where it is handed over. */
export interface QueryText {
  /** The expression that builds the text. */
  readonly text: TSESTree.Expression;
  /** What is handed to the library: the same expression, or the variable that holds it. */
  readonly sink: TSESTree.Node;
  /** The text is built before it is handed over. */
  readonly isMoved: boolean;
  /** The text is a property of an object of options (`{ text, values }`). */
  readonly isProperty: boolean;
}

/** Properties that hold a query's text where options are one object: pg's `text`, mysql's `sql`, sequelize's `query`. */
const TEXT_PROPERTIES = new Set(["text", "sql", "query"]);

/**
 * Finds the text behind a finding on an argument, on the property of an options object, or on the call itself.
 * A variable is followed when it holds the text and serves for nothing else (messages to the console aside).
 */
export function readSource(module: JavaScriptModule, node: TSESTree.Node, argument: number): QueryText | undefined {
  const sink = sinkOf(module, node, argument);
  if (!sink) return undefined;
  const parent = module.tree.parentOf(sink);
  const inObject = parent?.type === "Property" && parent.value === sink;
  const start = unwrap(sink);
  const text = start.type === "Identifier" ? definitionUsedOnce(module, start) : start;
  if (!text) return undefined;
  if (text.type === "ObjectExpression" && !inObject) {
    const property = text.properties.find(
      (item): item is TSESTree.Property =>
        item.type === "Property" && !item.computed && item.key.type === "Identifier" && TEXT_PROPERTIES.has(item.key.name),
    );
    return property && !property.shorthand ? readSource(module, property.value, argument) : undefined;
  }
  return { text: text as TSESTree.Expression, sink, isMoved: text !== start, isProperty: inObject };
}

function sinkOf(module: JavaScriptModule, node: TSESTree.Node, argument: number): TSESTree.Node | undefined {
  let inner = unwrap(node);
  if (callOfArgument(module, node) ?? module.tree.parentOf(inner)?.type === "Property") return inner;
  if (inner.type === "ExpressionStatement") inner = unwrap(inner.expression);
  if (inner.type === "AwaitExpression") inner = unwrap(inner.argument);
  return isCall(inner) ? inner.arguments[argument] : undefined;
}

function definitionUsedOnce(module: JavaScriptModule, identifier: TSESTree.Identifier): TSESTree.Node | undefined {
  const initial = initialValueOf(module, identifier);
  const variable = module.variableOf(identifier);
  if (!initial || !variable) return undefined;
  const uses = variable.references.filter((reference) => reference.isRead() && !isLogged(module, reference.identifier));
  return uses.length === 1 && uses[0]?.identifier === identifier ? unwrap(initial) : undefined;
}

function isLogged(module: JavaScriptModule, node: TSESTree.Node): boolean {
  const call = callOfArgument(module, node)?.call;
  return call !== undefined && (nameOf(module, call.callee)?.startsWith("console.") ?? false);
}
