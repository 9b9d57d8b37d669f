import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext } from "./code-rule";
import { isInside } from "./tree-questions";
import { wordsOf } from "./words";

const PASSWORD = /^(?:passwords?|passwd|pass|passphrase|passcode|pwd|pin|pw)$/;
const KEY_MATERIAL =
  /^(?:secrets?|keys?|token|seed|mnemonic|entropy|master|env|config|settings|configuration|random|uuid|shared|ikm|nonce|salted|app|signature|cookie|jwt|session)$/;

/**
 * True for what a person may have chosen, which can be guessed: not for constants, settings of the program, and what is called a key, a
 * secret or a seed, which are long and random where they are right.
 */
export function mayBePassword(context: CheckContext, expression: TSESTree.Node): boolean {
  if (context.constantOf(expression) !== undefined) return false;
  const words = [expression, context.valueOf(expression)].flatMap((node) => namesIn(context, node)).flatMap(wordsOf);
  if (words.some((word) => word === "env")) return false;
  return words.some((word) => PASSWORD.test(word)) || !words.some((word) => KEY_MATERIAL.test(word));
}

function namesIn(context: CheckContext, node: TSESTree.Node): string[] {
  return context
    .nodes("Identifier")
    .filter((identifier) => isInside(identifier, node))
    .map(({ name }) => name);
}
