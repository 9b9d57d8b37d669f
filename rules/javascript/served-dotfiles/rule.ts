import type { TSESTree } from "@typescript-eslint/types";
import { optionsOf, optionThatIs } from "../../../server/rules/call-options";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { memberOf } from "../../../server/rules/tree-questions";

const SERVERS = /^(?:express\.static|serve-static|send|koa-static|koa-send|koa-static-cache|@koa\/send|polka|sirv|serve-handler|st)$/;
const RESPONSES: ReadonlySet<string> = new Set(["sendFile", "sendfile", "download"]);

const check: CodeCheck = (context) => {
  for (const { call, name, options } of optionsOf(context, SERVERS)) {
    if (!isOfHiddenFolder(context, call)) report(context, options, name);
  }
  for (const call of context.nodes("CallExpression")) {
    const [plugin, options] = call.arguments;
    const isPlugin = memberOf(call.callee) === "register" && plugin && context.nameOf(plugin) === "@fastify/static";
    const given = isPlugin
      ? options
      : RESPONSES.has(memberOf(call.callee) ?? "")
        ? isFixed(context, plugin)
          ? undefined
          : call.arguments.find(({ type }) => type === "ObjectExpression")
        : undefined;
    const object = given && context.valueOf(given);
    if (object?.type === "ObjectExpression" && !isOfHiddenFolder(context, call))
      report(context, object, isPlugin ? "@fastify/static" : "send");
  }
};

export default check;

function report(context: CheckContext, options: TSESTree.ObjectExpression, name: string): void {
  const property =
    optionThatIs(context, options, "dotfiles", "allow") ??
    (/^koa-|^@koa/.test(name) ? optionThatIs(context, options, "hidden", true) : undefined) ??
    (name === "sirv" ? optionThatIs(context, options, "dotfiles", true) : undefined) ??
    (name === "st" ? optionThatIs(context, options, "dot", true) : undefined) ??
    (name === "@fastify/static" ? optionThatIs(context, options, "serveDotFiles", true) : undefined);
  if (property) context.report({ node: property, facts: { option: context.document.text.slice(...property.range) } });
}

/** True for one file that the code names: a folder above it may be hidden, no visitor asks for another one. */
function isFixed(context: CheckContext, path: TSESTree.Node | undefined): boolean {
  if (!path) return false;
  const node = context.valueOf(path);
  if (typeof context.constantOf(node) === "string") return true;
  if (node.type === "Identifier") return node.name === "__dirname" || node.name === "__filename";
  if (node.type === "BinaryExpression") return isFixed(context, node.left) && isFixed(context, node.right);
  if (node.type === "TemplateLiteral") return node.expressions.every((part) => isFixed(context, part));
  if (node.type !== "CallExpression" || !/^path\.(?:join|resolve)$|^require\.resolve$/.test(context.nameOf(node.callee) ?? "")) return false;
  return node.arguments.every((part) => isFixed(context, part));
}

/** A folder that is hidden itself, and meant to be served: `.well-known`. */
function isOfHiddenFolder(context: CheckContext, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const around = context.parentOf(call);
  return /\.well-known|acme-challenge/.test(context.document.text.slice(...(around?.type === "CallExpression" ? around : call).range));
}
