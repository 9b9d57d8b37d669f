import type { TSESTree } from "@typescript-eslint/types";
import { optionsOf, optionThatIs } from "../../../server/rules/call-options";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { functionAround, memberOf } from "../../../server/rules/tree-questions";

const SERVERS = /^(?:express\.static|serve-static|send|koa-static|koa-send|koa-static-cache|@koa\/send|polka|sirv|serve-handler|st)$/;
const PUTS_TOGETHER = /^path\.(?:join|resolve)$|^require\.resolve$/;
const MAX_DEPTH = 6;
const RESPONSES: ReadonlySet<string> = new Set(["sendFile", "sendfile", "download"]);

const check: CodeCheck = (context) => {
  for (const { call, name, options } of optionsOf(context, SERVERS)) {
    if (!isOfHiddenFolder(context, call)) report(context, options, name);
  }
  for (const call of context.nodes("CallExpression")) {
    const [first, options] = call.arguments;
    const isPlugin = memberOf(call.callee) === "register" && first && context.nameOf(first) === "@fastify/static";
    const given = isPlugin
      ? options
      : RESPONSES.has(memberOf(call.callee) ?? "")
        ? isFixed(context, first)
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

/** True for one file that the code names, or that is known before any request comes: a folder above it may be hidden, no visitor asks for another one. */
function isFixed(context: CheckContext, path: TSESTree.Node | undefined, depth = 0): boolean {
  if (!path || depth > MAX_DEPTH) return false;
  if (path.type === "Identifier" && isOfModule(context, path)) return true;
  const node = context.valueOf(path);
  const areFixed = (parts: readonly TSESTree.Node[]): boolean => parts.every((part) => isFixed(context, part, depth + 1));
  if (typeof context.constantOf(node) === "string") return true;
  if (node.type === "Identifier") return node.name === "__dirname" || node.name === "__filename";
  if (node.type === "BinaryExpression") return areFixed([node.left, node.right]);
  if (node.type === "TemplateLiteral") return areFixed(node.expressions);
  return node.type === "CallExpression" && PUTS_TOGETHER.test(context.nameOf(node.callee) ?? "") && areFixed(node.arguments);
}

/** Imported, or computed while the module is loaded. */
function isOfModule(context: CheckContext, variable: TSESTree.Identifier): boolean {
  const definition = context.definitionOf(variable);
  if (definition && /^Import.*Specifier$/.test(definition.type)) return true;
  const declaration = definition?.type === "VariableDeclarator" ? context.parentOf(definition) : undefined;
  return declaration?.type === "VariableDeclaration" && declaration.kind === "const" && !functionAround(context, declaration);
}

/** A folder that is hidden itself, and meant to be served: `.well-known`. */
function isOfHiddenFolder(context: CheckContext, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const around = context.parentOf(call);
  return /\.well-known|acme-challenge/.test(context.document.text.slice(...(around?.type === "CallExpression" ? around : call).range));
}
