import type { TSESTree } from "@typescript-eslint/types";
import { childrenOf } from "../../syntax/tree";
import { addWords } from "./code-index";
import { DEEP, ELLIPSIS, holeOf, holeOfText } from "../syntax/placeholders";

type Node = TSESTree.Node;

/** Names of the global object, which code leaves out. */
const IMPLIED = new Set(["window", "globalThis", "self", "require", "undefined", DEEP, ELLIPSIS]);

/**
 * Words without which a module cannot have a match: names in the pattern, wherever an alias would still have to say them once. The
 * content of strings is not among them, since code may put a constant together.
 */
export function requiredWords(patterns: readonly Node[]): readonly string[] {
  const words = new Set<string>();
  const stack = [...patterns];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const name = nameIn(node);
    if (name !== undefined) addWords(name, words);
    stack.push(...childrenOf(node));
  }
  return [...words];
}

function nameIn(node: Node): string | undefined {
  switch (node.type) {
    case "Identifier":
    case "PrivateIdentifier":
      return holeOf(node) || IMPLIED.has(node.name) ? undefined : node.name;
    case "JSXIdentifier":
      return holeOf(node) ? undefined : node.name;
    case "ImportDeclaration":
      return fixedText(node.source);
    case "CallExpression":
      return node.callee.type === "Identifier" && node.callee.name === "require" ? fixedText(node.arguments[0]) : undefined;
    case "Property":
      return fixedText(node.key);
    default:
      return undefined;
  }
}

function fixedText(node: Node | undefined): string | undefined {
  const text = node?.type === "Literal" && typeof node.value === "string" ? node.value : undefined;
  return text === undefined || holeOfText(text) || text.startsWith("=~/") ? undefined : text;
}
