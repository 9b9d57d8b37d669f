import type { TSESTree } from "@typescript-eslint/types";
import { initialValueOf } from "../program/constants";
import { memberNameOf } from "../program/names";
import { unwrap } from "../syntax/tree";
import type { Machine } from "./machine";

type Node = TSESTree.Node;

/** What things are called that a developer writes down to declare how data looks, and that are no data themselves: `field`, `columnDef`. */
const DECLARATION =
  /(?:field|column|attribute|schema|config|setting|option|definition|def|descriptor|spec|relation|collection|plugin)s?$|(?:configuration|opts)$/i;
/** What such a thing calls itself or another one; not `path` or `key`, which data has. */
const OWN_NAME = /(?:^(?:id|type|kind|slug|alias|field|column|namespace)|name|slug|alias)$/i;
const MAX_DEPTH = 4;

/** True for a name that comes from a declaration (`object[field.name]`): it is chosen by whoever writes the program, not by who sends it data. */
export function isDeclaredName(machine: Machine, expression: Node, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const node = unwrap(expression);
  const isDeclared = (part: Node): boolean => isDeclaredName(machine, part, depth + 1);
  switch (node.type) {
    case "MemberExpression": {
      const name = node.computed ? undefined : memberNameOf(machine.module, node);
      return name !== undefined && OWN_NAME.test(name) && isDeclaration(machine, node.object);
    }
    case "Identifier": {
      const initial = initialValueOf(machine.module, node);
      return initial ? isDeclared(initial) : isTakenOut(machine, node);
    }
    // What is put together with such a name is not anybody's to choose either.
    case "TemplateLiteral":
      return node.expressions.some(isDeclared);
    case "BinaryExpression":
      return node.operator === "+" && (isDeclared(node.left) || isDeclared(node.right));
    case "LogicalExpression":
      return isDeclared(node.left) && isDeclared(node.right);
    case "ConditionalExpression":
      return isDeclared(node.consequent) && isDeclared(node.alternate);
    default:
      return false;
  }
}

function isDeclaration(machine: Machine, object: Node): boolean {
  const node = unwrap(object);
  const name = node.type === "Identifier" ? node.name : node.type === "MemberExpression" ? memberNameOf(machine.module, node) : undefined;
  return name !== undefined && DECLARATION.test(name);
}

/** `const { name } = field;` */
function isTakenOut(machine: Machine, identifier: TSESTree.Identifier): boolean {
  const definition = machine.module.variableOf(identifier)?.defs[0];
  if (definition?.type !== "Variable" || definition.node.id.type !== "ObjectPattern" || !definition.node.init) return false;
  if (!isDeclaration(machine, definition.node.init)) return false;
  return definition.node.id.properties.some(
    (property) =>
      property.type === "Property" &&
      property.value === definition.name &&
      OWN_NAME.test(machine.keyName(property.key, property.computed) ?? ""),
  );
}
