import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { elementsIn, textOf } from "../../../server/rules/elements";

/** Domains of the people behind the attack on polyfill.io, as Sansec and Google name them. */
const HOSTS =
  /^\s*(?:https?:)?\/\/(?:[\w-]+\.)*(polyfill\.(?:io|com)|polyfillcache\.com|bootcdn\.net|bootcss\.com|staticfile\.(?:net|org)|unionadjs\.com|xhsbpza\.com|union\.macoms\.la|newcrbpc\.com)(?:[:/?#]|\s*$)/i;

const check: CodeCheck = (context) => {
  for (const element of elementsIn(context)) {
    if (element.name === "script") report(context, textOf(element, "src"), element);
  }
  // Scripts that code makes, and imports.
  for (const literal of context.nodes("Literal")) {
    if (typeof literal.value !== "string" || !HOSTS.test(literal.value)) continue;
    const parent = context.parentOf(literal);
    if (parent?.type === "JSXAttribute" || parent?.type === "JSXExpressionContainer") continue;
    const isLoaded =
      parent?.type === "AssignmentExpression" ||
      parent?.type === "ImportDeclaration" ||
      parent?.type === "ImportExpression" ||
      (parent?.type === "CallExpression" && /script|import|load/i.test(context.document.text.slice(...parent.callee.range)));
    if (isLoaded) report(context, literal.value, literal);
  }
};

export default check;

function report(context: CheckContext, address: string | undefined, node: { readonly range: readonly [number, number] }): void {
  const host = HOSTS.exec(address ?? "")?.[1];
  if (host !== undefined) context.report({ node, facts: { host: host.toLowerCase() } });
}
