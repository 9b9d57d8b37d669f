import type { TSESTree } from "@typescript-eslint/types";
import { attackOn } from "../../../core/backtracking/backtracking";
import type { CheckContext, CodeCheck, FunctionNode, PageTag } from "../../../rules/code-rule";
import type { Program } from "../../program";
import type { Rule } from "../../../rules/rule";
import { constantOf, initialValueOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { nameOf } from "../program/names";
import { originsOf } from "../program/origins";
import type { RawFinding } from "../raw-finding";
import { regExpsOf } from "../regexps/regexps-of";
import type { PageElement } from "../syntax/page-elements";
import { unwrap } from "../syntax/tree";

/** Runs the rules that are written in TypeScript (`rule.ts`) through the rule-author interface. */
export function runChecks(
  module: JavaScriptModule,
  rules: readonly Rule[],
  checks: ReadonlyMap<string, CodeCheck>,
  program: Program,
): RawFinding[] {
  const found: RawFinding[] = [];
  let running: Rule | undefined;
  const context = contextOf(module, program, (node, facts) => {
    if (running) found.push({ rule: running, span: { start: node.range[0], end: node.range[1] }, flow: [], facts });
  });
  for (const rule of rules) {
    const check = rule.matcher.type === "code" && rule.languages.includes(module.syntax.language) ? checks.get(rule.id) : undefined;
    running = rule;
    check?.(context);
  }
  return found;
}

function contextOf(
  module: JavaScriptModule,
  program: Program,
  report: (node: { readonly range: readonly [number, number] }, facts: Record<string, string>) => void,
): CheckContext {
  const { uri, text } = module.document;
  let pageTags: readonly PageTag[] | undefined;
  return {
    document: module.document,
    dependencies: program.dependencies,
    liesBesideManifest: program.packageFolder !== undefined && uri.slice(0, uri.lastIndexOf("/")) === program.packageFolder,
    ast: module.ast,
    parentOf: (node) => module.tree.parentOf(node),
    nameOf: (expression) => nameOf(module, expression),
    constantOf: (expression) => constantOf(module, expression),
    valueOf: (expression) => valueOf(module, expression),
    originsOf: (expression) => originsOf(module, expression),
    regExps: () => regExpsOf(module),
    attackOn,
    definitionOf: (identifier) => module.variableOf(identifier)?.defs[0]?.node,
    functionOf: (expression) => functionOf(module, expression),
    get pageTags() {
      return (pageTags ??= (module.syntax.page?.elements ?? []).map((element) => tagOf(element, text)));
    },
    nodes: (...types) => module.tree.nodes(...types),
    report: ({ node, facts }) => {
      report(node, facts ?? {});
    },
  };
}

function tagOf({ name, attributes, span }: PageElement, text: string): PageTag {
  return {
    name,
    attributes: attributes.map((attribute) => ({
      name: attribute.name,
      text: attribute.value ? text.slice(attribute.value.start, attribute.value.end) : "",
      range: [attribute.span.start, attribute.span.end],
    })),
    range: [span.start, span.end],
  };
}

/** Longer chains of variables are not followed; one of them may be a circle. */
const MAX_VARIABLES = 8;

function valueOf(module: JavaScriptModule, expression: TSESTree.Node): TSESTree.Node {
  let current = unwrap(expression);
  for (let count = 0; count < MAX_VARIABLES && current.type === "Identifier"; count++) {
    const initial = initialValueOf(module, current);
    if (!initial) break;
    current = unwrap(initial);
  }
  return current;
}

function functionOf(module: JavaScriptModule, expression: TSESTree.Node): FunctionNode | undefined {
  const node = valueOf(module, expression);
  if (node.type === "ArrowFunctionExpression" || node.type === "FunctionExpression" || node.type === "FunctionDeclaration") return node;
  const variable = node.type === "Identifier" ? module.variableOf(node) : undefined;
  const [definition, another] = variable?.defs ?? [];
  const isWritten = variable?.references.some((reference) => reference.isWrite()) ?? true;
  return definition?.node.type === "FunctionDeclaration" && !another && !isWritten ? definition.node : undefined;
}
