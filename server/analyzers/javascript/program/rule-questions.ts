import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext } from "../../../rules/code-rule";
import { unwrap } from "../syntax/tree";
import { constantOf, initialValueOf } from "./constants";
import type { JavaScriptModule } from "./module";

type Questions = Pick<CheckContext, "parentOf" | "nodes" | "definitionOf" | "valueOf" | "constantOf">;

/** Longer chains of variables are not followed; one of them may be a circle. */
const MAX_VARIABLES = 8;

/** What `server/rules` asks of a module, for those who find by other means than a check. */
export function questionsOf(module: JavaScriptModule): Questions {
  return {
    parentOf: (node) => module.tree.parentOf(node),
    nodes: (...types) => module.tree.nodes(...types),
    definitionOf: (identifier) => module.variableOf(identifier)?.defs[0]?.node,
    valueOf: (expression) => valueOf(module, expression),
    constantOf: (expression) => constantOf(module, expression),
  };
}

function valueOf(module: JavaScriptModule, expression: TSESTree.Node): TSESTree.Node {
  let current = unwrap(expression);
  for (let count = 0; count < MAX_VARIABLES && current.type === "Identifier"; count++) {
    const initial = initialValueOf(module, current);
    if (!initial) break;
    current = unwrap(initial);
  }
  return current;
}
