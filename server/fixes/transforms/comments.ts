import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { childrenOf } from "../../analyzers/javascript/syntax/tree";
import type { Span } from "../../core/position";

/** Nodes in whose text `//` and `/*` begin no comment. */
const TEXT_NODES = new Set(["Literal", "TemplateElement", "JSXText"]);

/**
 * True when a comment begins inside the span. The tree keeps no comments (they would double its cost), so this
 * looks for their beginnings in the text and asks the tree whether they stand in a string.
 */
export function hasComment(module: JavaScriptModule, span: Span): boolean {
  const text = module.document.textOf(span);
  for (const { index } of text.matchAll(/\/[/*]/g)) {
    if (!isInText(module, span.start + index)) return true;
  }
  return false;
}

function isInText(module: JavaScriptModule, offset: number): boolean {
  let node = module.ast as Parameters<typeof childrenOf>[0];
  for (;;) {
    const inner = childrenOf(node).find((child) => child.range[0] <= offset && offset < child.range[1]);
    if (!inner) return TEXT_NODES.has(node.type);
    node = inner;
  }
}
