import type { TSESTree } from "@typescript-eslint/types";
import { initialValueOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { unwrap } from "../syntax/tree";

/** `const requested = uri;`: the variable that another one, as it is read here, is the same as. */
export function originalOf(module: JavaScriptModule, identifier: TSESTree.Identifier): TSESTree.Identifier | undefined {
  const initial = initialValueOf(module, identifier);
  const original = initial && unwrap(initial);
  if (original?.type !== "Identifier") return undefined;
  const [made, read] = [original.range[1], identifier.range[0]];
  const isGivenAgain = module
    .variableOf(original)
    ?.references.some((reference) => reference.isWrite() && reference.identifier.range[0] > made && reference.identifier.range[0] < read);
  return isGivenAgain === false ? original : undefined;
}
