import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { isFromRequest } from "../../../server/rules/from-request";
import { objectBehind, optionOf, textOption } from "../../../server/rules/options";
import { isInside, memberOf } from "../../../server/rules/tree-questions";

type Call = TSESTree.CallExpression | TSESTree.NewExpression;
type Node = TSESTree.Node;

/** Functions of libraries that ask a model and hand it tools in the same object, by name. */
const ASKS =
  /^(?:ai\.(?:generateText|streamText|ToolLoopAgent|Experimental_Agent|Agent)|@openai\/agents(?:-core)?\.Agent|@mastra\/core(?:\/agent)?\.Agent|@langchain\/langgraph\/prebuilt\.createReactAgent|langchain\.createAgent|genkit\.\w+)$/;
/** Methods of clients: `client.responses.create({ instructions, tools })`. */
const METHODS =
  /(?:^|\.)(?:responses|completions|messages|beta\.messages|models|runs|assistants)\.(?:create|stream|parse|generateContent|generateContentStream|toolRunner|runTools)$/;
const INSTRUCTIONS = ["system", "instructions", "systemInstruction", "systemPrompt", "stateModifier"];

/** Calls by which a tool does something that cannot be taken back. */
const ACTS =
  /^(?:child_process\.(?:exec|execSync|execFile|execFileSync|spawn|spawnSync|fork)|execa(?:\.\w+)?|shelljs\.\w+|fs(?:\/promises|\.promises)?\.(?:write|append|rm|rmdir|unlink|rename|cp|copy|truncate|chmod|create)\w*|fs-extra\.(?:write|output|remove|move|empty)\w*|vm\.\w+|eval|Function|nodemailer\.\w+)$/;
const ACTING_METHODS =
  /^(?:query|execute|exec|raw|\$queryRaw\w*|\$executeRaw\w*|sendMail|deleteOne|deleteMany|updateOne|updateMany|insertOne|insertMany|destroy|unlink|writeFile|runCommand)$/;
/** Tools that the providers bring themselves: a shell, a computer, an editor of files. */
const ACTING_TYPES = /^(?:local_shell|shell|apply_patch|computer_use_preview|computer_\d+|bash_\d+|text_editor_\d+)$/;

/** Words without which a module has nothing to do with this. */
const CONCERNED = /\btools\b/;

const check: CodeCheck = (context) => {
  if (!CONCERNED.test(context.document.text)) return;
  for (const call of context.nodes("CallExpression", "NewExpression")) {
    const options = optionsOf(context, call);
    const tools = options && optionOf(context, options, "tools")?.value;
    const act = tools && actionIn(context, tools);
    const instructions =
      act === undefined || !options ? undefined : instructionsIn(context, options).find((text) => hasRequestPart(context, text));
    if (instructions) context.report({ node: instructions, facts: { act: act ?? "" } });
  }
};

export default check;

function optionsOf(context: CheckContext, call: Call): TSESTree.ObjectExpression | undefined {
  const name = context.nameOf(call.callee);
  const [first, second] = call.arguments;
  const asks = name === undefined ? METHODS.test(pathOf(call.callee)) : ASKS.test(name);
  return asks ? (objectBehind(context, first) ?? objectBehind(context, second)) : undefined;
}

/** `client.chat.completions.create`, as it is written. */
function pathOf(node: Node): string {
  if (node.type === "MemberExpression") return `${pathOf(node.object)}.${memberOf(node) ?? ""}`;
  return node.type === "Identifier" ? node.name : "";
}

/** What the model is told in the program's own name: an option, or the message of the system. */
function instructionsIn(context: CheckContext, options: TSESTree.ObjectExpression): Node[] {
  const own = INSTRUCTIONS.flatMap((name) => optionOf(context, options, name)?.value ?? []);
  const messages = optionOf(context, options, "messages") ?? optionOf(context, options, "input");
  const list = messages && context.valueOf(messages.value);
  if (list?.type !== "ArrayExpression") return own;
  const system = list.elements.flatMap((element) => {
    const role = element ? textOption(context, element, "role") : undefined;
    return role === "system" || role === "developer" ? (optionOf(context, element, "content")?.value ?? []) : [];
  });
  return [...own, ...system];
}

/** A text with a part in it that the request says. */
function hasRequestPart(context: CheckContext, expression: Node, depth = 0): boolean {
  if (depth > 6) return false;
  const node = context.valueOf(expression);
  if (node.type === "TemplateLiteral") return node.expressions.some((part) => hasRequestPart(context, part, depth + 1));
  if (node.type === "BinaryExpression") return [node.left, node.right].some((part) => hasRequestPart(context, part, depth + 1));
  return isFromRequest(context, node) || (node.type === "Identifier" && isTakenFromRequest(context, node));
}

/** `const { topic } = await request.json()`, `const { topic } = request.body` */
function isTakenFromRequest(context: CheckContext, identifier: TSESTree.Identifier): boolean {
  const declarator = context.definitionOf(identifier);
  if (declarator?.type !== "VariableDeclarator" || declarator.id.type !== "ObjectPattern" || !declarator.init) return false;
  const init = declarator.init.type === "AwaitExpression" ? declarator.init.argument : declarator.init;
  return isFromRequest(context, init);
}

/** What the tools can do, in words; undefined where they only look things up, as far as can be seen. */
function actionIn(context: CheckContext, tools: Node): string | undefined {
  const places = placesOf(context, tools);
  const within = (node: Node): boolean => places.some((place) => isInside(node, place));
  for (const call of context.nodes("CallExpression", "NewExpression")) {
    if (!within(call)) continue;
    const name = context.nameOf(call.callee);
    if (name !== undefined && ACTS.test(name)) return `calls ${name.slice(name.lastIndexOf(".") + 1)}`;
    const method = memberOf(call.callee);
    if (name === undefined && method !== undefined && ACTING_METHODS.test(method)) return `calls ${method}`;
  }
  for (const property of context.nodes("Property")) {
    const type =
      within(property) && property.key.type === "Identifier" && property.key.name === "type"
        ? context.constantOf(property.value)
        : undefined;
    if (typeof type === "string" && ACTING_TYPES.test(type)) return `is ${type}`;
  }
  return undefined;
}

/** The tools' own code: written in the list, or kept in variables and functions of the module. */
function placesOf(context: CheckContext, tools: Node): Node[] {
  const list = context.valueOf(tools);
  const places: Node[] = [list];
  for (const identifier of context.nodes("Identifier")) {
    if (!isInside(identifier, list)) continue;
    const value = context.functionOf(identifier) ?? context.valueOf(identifier);
    if (value !== identifier) places.push(value);
  }
  return places;
}
