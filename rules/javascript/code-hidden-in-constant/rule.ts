import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";

type Node = TSESTree.Node;
type Call = TSESTree.CallExpression | TSESTree.NewExpression;

const RUNS_CODE =
  /^(?:eval|Function|setTimeout|setInterval|execScript|vm\.(?:runInThisContext|runInNewContext|runInContext|compileFunction|Script))$/;
const ENCODINGS: ReadonlySet<unknown> = new Set(["hex", "base64", "base64url"]);

/** Shorter texts name nothing that is worth hiding. */
const SHORTEST = 8;

const check: CodeCheck = (context) => {
  for (const call of context.nodes("CallExpression", "NewExpression")) {
    const [first] = call.arguments;
    if (!first) continue;
    const what = whatRuns(context, call);
    if (what !== undefined && isDecodedConstant(context, first)) context.report({ node: call, facts: { what } });
  }
  for (const { source, parent } of context.nodes("ImportExpression").map((node) => ({ source: node.source, parent: node }))) {
    if (isDecodedConstant(context, source)) context.report({ node: parent, facts: { what: "The name of a module" } });
  }
};

export default check;

function whatRuns(context: CheckContext, { callee }: Call): string | undefined {
  const called = context.valueOf(callee);
  const name = context.nameOf(called) ?? (called.type === "Identifier" ? called.name : undefined);
  if (name === "require" || name === "module.require") return "The name of a module";
  if (name !== undefined && RUNS_CODE.test(name)) return "Code";
  const isCompile = callee.type === "MemberExpression" && callee.property.type === "Identifier" && callee.property.name === "_compile";
  return isCompile ? "Code" : undefined;
}

/** `Buffer.from("…", "hex").toString()`, `atob("…")`, or a function of the program that does the same to a constant it is given. */
function isDecodedConstant(context: CheckContext, expression: Node): boolean {
  const node = context.valueOf(expression);
  if (node.type !== "CallExpression") return false;
  const encoded = decodedBy(context, node);
  if (encoded) return isEncodedText(context.constantOf(encoded));
  const callee = context.valueOf(node.callee);
  const decoder = isFunction(callee) ? callee : node.callee.type === "Identifier" ? functionNamed(context, node.callee.name) : undefined;
  const result = decoder && resultOf(decoder);
  const inner = result?.type === "CallExpression" ? decodedBy(context, result) : undefined;
  if (!decoder || inner?.type !== "Identifier") return false;
  const position = decoder.params.findIndex((parameter) => parameter.type === "Identifier" && parameter.name === inner.name);
  const given = node.arguments[position];
  return given !== undefined && isEncodedText(context.constantOf(given));
}

/** What a call decodes. */
function decodedBy(context: CheckContext, call: TSESTree.CallExpression): Node | undefined {
  const name = context.nameOf(call.callee);
  if (name === "atob") return call.arguments[0];
  const { callee } = call;
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier" || callee.property.name !== "toString") return undefined;
  const buffer = context.valueOf(callee.object);
  if (buffer.type !== "CallExpression" && buffer.type !== "NewExpression") return undefined;
  if (!/^(?:buffer\.)?Buffer(?:\.from)?$/.test(context.nameOf(buffer.callee) ?? "")) return undefined;
  const [text, encoding] = buffer.arguments;
  return encoding && ENCODINGS.has(context.constantOf(encoding)) ? text : undefined;
}

function isEncodedText(value: unknown): boolean {
  return typeof value === "string" && value.length >= SHORTEST;
}

type FunctionNode = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

function isFunction(node: Node): node is FunctionNode {
  return node.type === "FunctionDeclaration" || node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression";
}

function functionNamed(context: CheckContext, name: string): FunctionNode | undefined {
  return context.nodes("FunctionDeclaration").find(({ id }) => id?.name === name);
}

/** What a function of one statement returns. */
function resultOf({ body }: FunctionNode): Node | undefined {
  if (body.type !== "BlockStatement") return body;
  const [statement] = body.body;
  return body.body.length === 1 && statement?.type === "ReturnStatement" ? (statement.argument ?? undefined) : undefined;
}
