import type { TSESTree } from "@typescript-eslint/types";
import { constantOf, initialValueOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { unwrap } from "../syntax/tree";
import type { Frame, Machine } from "./machine";
import type { RegExpText } from "./regexp-characters";

/** True for a regular expression that a module keeps under a name, where others may find it: such a one is an object of the program. */
export function isKeptExpression(module: JavaScriptModule, literal: TSESTree.RegExpLiteral): boolean {
  const parent = module.tree.parentOf(literal);
  switch (parent?.type) {
    case "VariableDeclarator": {
      const around = module.tree.parentOf(module.tree.parentOf(parent) ?? parent);
      return parent.id.type === "Identifier" && /^(?:Program|ExportNamedDeclaration)$/.test(around?.type ?? "");
    }
    case "AssignmentExpression":
      return parent.left.type === "MemberExpression";
    case "Property":
    case "PropertyDefinition":
      return parent.value === literal;
    default:
      return false;
  }
}

/** As {@link regExpOf}, also of what another module or an object keeps. */
export function regExpIn(machine: Machine, expression: TSESTree.Node, frame: Frame): RegExpText | undefined {
  const known = regExpOf(machine.module, expression);
  if (known) return known;
  const { refs } = machine.evaluate(expression, frame);
  const [literal] = refs.map(({ node }) => node);
  return refs.length === 1 && literal?.type === "Literal" && "regex" in literal ? literal.regex : undefined;
}

/** The pattern that an expression is: a literal, `new RegExp("…", "g")` of constants, or a variable that holds one of them. */
export function regExpOf(module: JavaScriptModule, expression: TSESTree.Node): RegExpText | undefined {
  const written = unwrap(expression);
  const node = written.type === "Identifier" ? initialValueOf(module, written) : written;
  if (!node) return undefined;
  if (node.type === "Literal" && "regex" in node) return node.regex;
  if (node.type !== "NewExpression" && node.type !== "CallExpression") return undefined;
  if (node.callee.type !== "Identifier" || node.callee.name !== "RegExp") return undefined;
  const [source, modifiers] = node.arguments;
  const pattern = source && (constantOf(module, source) ?? regExpOf(module, source)?.pattern);
  // Who takes the flags from elsewhere will not forget the one that matters here.
  const flags = modifiers ? (constantOf(module, modifiers) ?? "g") : "";
  return typeof pattern === "string" && typeof flags === "string" ? { pattern, flags } : undefined;
}
