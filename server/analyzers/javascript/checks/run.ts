import type { TSESTree } from "@typescript-eslint/types";
import { attackOn } from "../../../core/backtracking/backtracking";
import type { CheckContext, CodeCheck, FunctionNode, PageTag } from "../../../rules/code-rule";
import type { Program } from "../../program";
import type { Rule } from "../../../rules/rule";
import type { JavaScriptModule } from "../program/module";
import { nameOf } from "../program/names";
import { originsOf } from "../program/origins";
import { questionsOf } from "../program/rule-questions";
import type { RawFinding } from "../raw-finding";
import { regExpsOf } from "../regexps/regexps-of";
import type { PageElement } from "../syntax/page-elements";

/** Runs the rules that are written in TypeScript (`rule.ts`) through the rule-author interface. */
export function runChecks(
  module: JavaScriptModule,
  rules: readonly Rule[],
  checks: ReadonlyMap<string, CodeCheck>,
  program: Program,
): RawFinding[] {
  const found: RawFinding[] = [];
  let running: Rule | undefined;
  const context = contextOf(module, program, ({ node, facts = {}, isDoubtful }) => {
    if (!running) return;
    const span = { start: node.range[0], end: node.range[1] };
    found.push({ rule: running, ...(isDoubtful && { confidence: "low" }), span, flow: [], facts });
  });
  for (const rule of rules) {
    const check = rule.matcher.type === "code" && rule.languages.includes(module.syntax.language) ? checks.get(rule.id) : undefined;
    running = rule;
    check?.(context);
  }
  return found;
}

function contextOf(module: JavaScriptModule, program: Program, report: CheckContext["report"]): CheckContext {
  const { uri, text } = module.document;
  const questions = questionsOf(module);
  let pageTags: readonly PageTag[] | undefined;
  return {
    document: module.document,
    dependencies: program.dependencies,
    liesBesideManifest: program.packageFolder !== undefined && uri.slice(0, uri.lastIndexOf("/")) === program.packageFolder,
    ast: module.ast,
    ...questions,
    nameOf: (expression) => nameOf(module, expression),
    originsOf: (expression) => originsOf(module, expression),
    regExps: () => regExpsOf(module),
    attackOn,
    functionOf: (expression) => functionOf(module, questions.valueOf(expression)),
    get pageTags() {
      return (pageTags ??= (module.syntax.page?.elements ?? []).map((element) => tagOf(element, text)));
    },
    report,
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

function functionOf(module: JavaScriptModule, node: TSESTree.Node): FunctionNode | undefined {
  if (node.type === "ArrowFunctionExpression" || node.type === "FunctionExpression" || node.type === "FunctionDeclaration") return node;
  const variable = node.type === "Identifier" ? module.variableOf(node) : undefined;
  const [definition, another] = variable?.defs ?? [];
  const isWritten = variable?.references.some((reference) => reference.isWrite()) ?? true;
  return definition?.node.type === "FunctionDeclaration" && !another && !isWritten ? definition.node : undefined;
}
