import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { optionOf } from "../../../server/rules/options";
import { isInside } from "../../../server/rules/tree-questions";
import { wordsOf } from "../../../server/rules/words";

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

interface Engine {
  readonly calls: RegExp;
  readonly engine: string;
  readonly option: string;
  /** The value that switches escaping off. */
  readonly value: boolean;
}

const ENGINES: readonly Engine[] = [
  { calls: /^(?:handlebars|Handlebars)(?:\/\w+)*\.(?:compile|precompile)$/, engine: "Handlebars", option: "noEscape", value: true },
  { calls: /^nunjucks\.(?:configure|Environment)$/, engine: "nunjucks", option: "autoescape", value: false },
  {
    calls: /^(?:swig|swig-templates)\.(?:init|setDefaults|Swig|compile|compileFile|render|renderFile)$/,
    engine: "swig",
    option: "autoescape",
    value: false,
  },
  { calls: /^(?:eta|squirrelly)\.(?:Eta|configure|render|renderFile|compile)$/, engine: "The engine", option: "autoEscape", value: false },
  { calls: /^art-template(?:\.(?:compile|render))?$/, engine: "art-template", option: "escape", value: false },
  { calls: /^twing\.(?:TwingEnvironment|createEnvironment)$/, engine: "Twing", option: "autoescape", value: false },
];

/** Functions through which all that an engine fills in goes. */
const ESCAPES = /^(?:mustache|Mustache)\.escape$|^(?:ejs)\.escapeXML$|^(?:handlebars|Handlebars)\.Utils\.escapeExpression$/;

const TAG = /<\/?(?:html|body|head|div|p|a|span|table|td|h[1-6]|li|ul|br|strong|img|form|input|!doctype)\b/i;
const HTML = /^(?:html?|pages?|views?|layouts?|emails?|mails?|mailer|browser|express)$/;
const NO_HTML =
  /^(?:txt|text|plain|plaintext|prompts?|markdown|md|code|codegen|generators?|generate|scaffold|sql|yaml|yml|toml|json|csv|shell|bash|subject|sms|cli|terminal|config|dockerfile|snippets?|source|changelog|commit|latex|tex|llm)$/;

const check: CodeCheck = (context) => {
  for (const call of context.nodes("CallExpression", "NewExpression")) {
    const engine = engineOf(context, call);
    const option = engine && call.arguments.map((argument) => optionOf(context, argument, engine.option)).find((found) => found);
    if (!engine || !option || context.constantOf(option.value) !== engine.value || !isAboutHtml(context, call)) continue;
    context.report({ node: option, facts: { option: `${engine.option}: ${engine.value}`, engine: engine.engine } });
  }
  for (const assignment of context.nodes("AssignmentExpression")) {
    const { left, right } = assignment;
    if (left.type !== "MemberExpression" || !ESCAPES.test(context.nameOf(left) ?? "") || !isIdentity(context, right)) continue;
    if (isAboutHtml(context, assignment))
      context.report({ node: assignment, facts: { option: "an escape function that does nothing", engine: "the engine" } });
  }
};

export default check;

function engineOf(context: CheckContext, call: Call): Engine | undefined {
  const name = context.nameOf(call.callee);
  return name === undefined ? undefined : ENGINES.find(({ calls }) => calls.test(name));
}

/** `(text) => text` */
function isIdentity(context: CheckContext, expression: TSESTree.Node): boolean {
  const around = context.functionOf(expression);
  const [parameter] = around?.params ?? [];
  if (!around || parameter?.type !== "Identifier") return false;
  const [statement, ...more] = around.body.type === "BlockStatement" ? around.body.body : [];
  const result =
    around.body.type === "BlockStatement"
      ? statement?.type === "ReturnStatement" && more.length === 0
        ? statement.argument
        : null
      : around.body;
  return result?.type === "Identifier" && result.name === parameter.name;
}

/** By the names around it, by the texts and names in it, or by the tags that are written in the module's own templates. */
function isAboutHtml(context: CheckContext, node: TSESTree.Node): boolean {
  const words = namesAround(context, node).flatMap(wordsOf);
  if (words.some((word) => NO_HTML.test(word))) return false;
  return words.some((word) => HTML.test(word)) || templatesOf(context, node).some((text) => TAG.test(text));
}

function namesAround(context: CheckContext, node: TSESTree.Node): string[] {
  const uri = context.document.uri;
  const texts = [uri.slice(uri.lastIndexOf("/") + 1)];
  for (let outer = context.parentOf(node); outer; outer = context.parentOf(outer)) {
    const key =
      outer.type === "FunctionDeclaration" || outer.type === "ClassDeclaration" || outer.type === "VariableDeclarator"
        ? outer.id
        : outer.type === "MethodDefinition" || outer.type === "Property"
          ? outer.key
          : undefined;
    if (key?.type === "Identifier") texts.push(key.name);
  }
  for (const inner of context.nodes("Identifier", "Literal")) {
    if (isInside(inner, node)) texts.push(inner.type === "Identifier" ? inner.name : String(inner.value));
  }
  return texts;
}

/** The text that a call compiles; where an escape function goes for all, those of the whole module. */
function templatesOf(context: CheckContext, node: TSESTree.Node): string[] {
  if (node.type === "AssignmentExpression") {
    return context.nodes("Literal", "TemplateElement").map((text) => (text.type === "Literal" ? String(text.value) : text.value.raw));
  }
  const [first] = node.type === "CallExpression" ? node.arguments : [];
  const template = first && context.constantOf(first);
  return typeof template === "string" ? [template] : [];
}
