import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../rules/code-rule";
import type { Rule } from "../../../rules/rule";
import { constantOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { nameOf } from "../program/names";
import type { RawFinding } from "../raw-finding";
import { spanOf } from "../syntax/tree";

/** Runs the rules that are written in TypeScript (`rule.ts`) through the rule-author interface. */
export function runChecks(module: JavaScriptModule, rules: readonly Rule[], checks: ReadonlyMap<string, CodeCheck>): RawFinding[] {
  const found: RawFinding[] = [];
  for (const rule of rules) {
    const check = rule.matcher.type === "code" && rule.languages.includes(module.document.languageId) ? checks.get(rule.id) : undefined;
    check?.(contextOf(module, (node, facts) => found.push({ rule, span: spanOf(node), flow: [], facts })));
  }
  return found;
}

function contextOf(module: JavaScriptModule, report: (node: TSESTree.Node, facts: Record<string, string>) => void): CheckContext {
  return {
    document: module.document,
    ast: module.ast,
    parentOf: (node) => module.tree.parentOf(node),
    nameOf: (expression) => nameOf(module, expression),
    constantOf: (expression) => constantOf(module, expression),
    nodes: (...types) => module.tree.nodes(...types),
    report: ({ node, facts }) => {
      report(node, facts ?? {});
    },
  };
}
