import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { calledNameOf, definitionOf } from "./expression-facts";

/** True in files whose compiler refuses anything but a string where one is expected. */
export function mustBeText(module: JavaScriptModule): boolean {
  return module.syntax.language.startsWith("typescript");
}

/** Functions and methods that always give a string. */
const MAKES_TEXT =
  /^(?:String|toString|trim|trimStart|trimEnd|toLowerCase|toUpperCase|replace|replaceAll|slice|substring|join|basename|dirname|resolve|normalize|extname|encodeURIComponent|decodeURIComponent|decodeURI|stringify|toISOString|toFixed|padStart|padEnd)$/;

/** Certainly a string as far as types are written down. */
export function isText(module: JavaScriptModule, node: TSESTree.Node): boolean {
  switch (node.type) {
    case "Literal":
      return typeof node.value === "string";
    case "TemplateLiteral":
      return true;
    case "TSAsExpression":
    case "TSTypeAssertion":
      return node.typeAnnotation.type === "TSStringKeyword";
    case "BinaryExpression":
      return node.operator === "+" && (isText(module, node.left) || isText(module, node.right));
    case "LogicalExpression":
      return isText(module, node.left) && isText(module, node.right);
    case "ConditionalExpression":
      return isText(module, node.consequent) && isText(module, node.alternate);
    case "CallExpression":
      return MAKES_TEXT.test(calledNameOf(node) ?? "");
    case "Identifier": {
      const declared = module.variableOf(node)?.identifiers[0];
      const type = declared?.type === "Identifier" ? declared.typeAnnotation?.typeAnnotation.type : undefined;
      if (type !== undefined) return type === "TSStringKeyword";
      const definition = definitionOf(module, node);
      return definition !== node && isText(module, definition);
    }
    default:
      return false;
  }
}
