import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import type { Span } from "../../core/position";
import { hasComment } from "./comments";
import { removeStatement } from "./statements";
import { indentationAt, styleOf } from "./style";
import type { Transform } from "./transform";

/**
 * Semgrep's `fix`: the text of the recipe in place of what was found, with each metavariable (`$X`, `$...ARGS`) replaced by the
 * code that it matched. An empty text takes a whole statement away, with its line. Comments are never lost: where the code
 * that is replaced holds one that no metavariable brings back, nothing is proposed.
 */
export const replaceText: Transform = (recipe) => {
  const template = recipe.text("text");
  recipe.end();
  return ({ module, finding, node }) => {
    const { span } = finding.location;
    const { text } = module.document;
    if (template.trim() === "") {
      const parent = node && module.tree.parentOf(node);
      const edit = node && removeStatement(module, parent?.type === "ExpressionStatement" ? parent : node);
      return edit ? [{ edits: [edit] }] : [];
    }
    const indented = template.trimEnd().replaceAll("\n", styleOf(module).lineEnd + indentationAt(text, span.start));
    const filled = fillIn(indented, finding.facts);
    if (filled === undefined || losesComment(module, span, filled)) return [];
    return [{ edits: [{ span, newText: filled }] }];
  };
};

const METAVARIABLE = /\$(?:\.\.\.)?[A-Z_][A-Z0-9_]*/g;

/** Undefined when the template names a metavariable that the finding does not have. */
function fillIn(template: string, facts: Readonly<Record<string, string>>): string | undefined {
  const names = template.match(METAVARIABLE) ?? [];
  return names.every((name) => name in facts) ? template.replace(METAVARIABLE, (name) => facts[name] ?? name) : undefined;
}

function losesComment(module: JavaScriptModule, span: Span, newText: string): boolean {
  if (!hasComment(module, span)) return false;
  const begins = (text: string) => text.split(/\/[/*]/).length;
  return begins(newText) < begins(module.document.textOf(span));
}
