import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { isForDevelopmentOnly } from "../../../server/rules/environment";
import { keyOf, propertyOf } from "../../../server/rules/object-literal";
import { memberOf } from "../../../server/rules/tree-questions";

/** Prefixes by which frameworks know what belongs into the bundle. */
const PUBLISHED =
  /^(?:NEXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|GATSBY|NUXT_PUBLIC|VUE_APP|PUBLIC|NG_APP|STORYBOOK|SNOWPACK_PUBLIC|RSBUILD_PUBLIC)_(.+)$/;
const PROVIDER =
  /(?:^|_)(?:OPEN_?AI|ANTHROPIC|CLAUDE|GEMINI|GROQ|MISTRAL|COHERE|TOGETHER(?:_?AI)?|PERPLEXITY|DEEP_?SEEK|OPEN_?ROUTER|HUGGING_?FACE|HF|REPLICATE|ELEVEN_?LABS|XAI|GROK|FIREWORKS|CEREBRAS|GOOGLE_(?:AI|GENERATIVE_AI)|SENDGRID|MAILGUN|RESEND|TWILIO_AUTH|PINECONE|TAVILY|SERP_?API)(?:_AI)?(?:_API)?_?(?:KEY|TOKEN|SECRET)$/;
const SECRET =
  /(?:^|_)(?:SECRET|SECRET_KEY|SECRET_ACCESS_KEY|PRIVATE_KEY|SERVICE_ROLE(?:_KEY)?|SERVICE_KEY|ADMIN_KEY|MASTER_KEY|SIGNING_KEY|DB_PASSWORD|DATABASE_PASSWORD|ADMIN_PASSWORD|SMTP_PASSWORD|DATABASE_URL|GITHUB_TOKEN|PERSONAL_ACCESS_TOKEN)$/;
const HARMLESS = /(?:^|_)(?:PUBLIC|PUBLISHABLE|ANON|SITE|TEST|DEMO|E2E|MOCK|DUMMY|SAMPLE|ENABLE|DISABLE|SHOW|HIDE|HAS|IS|NO)(?:_|$)/;
const KEY_OPTIONS = ["apiKey", "openAIApiKey", "anthropicApiKey", "authToken"];

const check: CodeCheck = (context) => {
  const seen = new Set<string>();
  const report = (node: TSESTree.Node, name: string): void => {
    if (seen.has(name) || isForDevelopmentOnly(context, node)) return;
    seen.add(name);
    context.report({ node, facts: { name } });
  };
  for (const member of context.nodes("MemberExpression")) {
    const name = memberOf(member);
    if (name !== undefined && isPublishedSecret(name) && isEnvironment(member.object) && !isStored(context, member)) report(member, name);
  }
  for (const pattern of context.nodes("ObjectPattern")) {
    const declarator = context.parentOf(pattern);
    if (declarator?.type !== "VariableDeclarator" || !declarator.init || !isEnvironment(declarator.init)) continue;
    for (const property of pattern.properties) {
      const name = property.type === "Property" ? keyOf(property) : undefined;
      if (name !== undefined && isPublishedSecret(name)) report(property, name);
    }
  }
  for (const specifier of context.nodes("ImportSpecifier")) {
    const declaration = context.parentOf(specifier);
    if (declaration?.type !== "ImportDeclaration" || !/^\$env\/(?:static|dynamic)\/public$/.test(declaration.source.value)) continue;
    if (specifier.imported.type === "Identifier" && isPublishedSecret(specifier.imported.name)) report(specifier, specifier.imported.name);
  }
  for (const property of context.nodes("Property")) {
    if (keyOf(property) !== "dangerouslyAllowBrowser" || context.constantOf(property.value) !== true) continue;
    const name = keyBeside(context, property);
    if (name !== undefined && runsInPage(context)) report(property, name);
  }
};

export default check;

function isPublishedSecret(name: string): boolean {
  const rest = PUBLISHED.exec(name)?.[1];
  return rest !== undefined && (PROVIDER.test(rest) || SECRET.test(rest)) && !HARMLESS.test(rest);
}

/** `process.env`, `import.meta.env` */
function isEnvironment(node: TSESTree.Node): boolean {
  if (node.type !== "MemberExpression" || memberOf(node) !== "env") return false;
  return node.object.type === "MetaProperty" || (node.object.type === "Identifier" && node.object.name === "process");
}

/** Written, or asked whether it is there: `delete process.env.X`, `process.env.X = …`. */
function isStored(context: CheckContext, member: TSESTree.MemberExpression): boolean {
  const parent = context.parentOf(member);
  return (
    (parent?.type === "AssignmentExpression" && parent.left === member) ||
    (parent?.type === "UnaryExpression" && parent.operator === "delete")
  );
}

/** The variable that the key of a client comes from, which stands in the same object, or in the one around it. */
function keyBeside(context: CheckContext, property: TSESTree.Property): string | undefined {
  for (let outer = context.parentOf(property); outer; outer = context.parentOf(outer)) {
    if (outer.type !== "ObjectExpression" && outer.type !== "Property") return undefined;
    if (outer.type !== "ObjectExpression") continue;
    for (const option of KEY_OPTIONS) {
      const key = propertyOf(outer, option)?.value;
      const value = key && context.valueOf(key);
      if (value?.type === "MemberExpression" && isEnvironment(value.object)) return memberOf(value);
    }
  }
  return undefined;
}

/** A component, or code that says itself that it is for browsers. */
function runsInPage(context: CheckContext): boolean {
  if (context.ast.body.some((statement) => statement.type === "ExpressionStatement" && statement.directive === "use client")) return true;
  if (context.nodes("JSXElement", "JSXFragment", "MetaProperty").length > 0) return true;
  return context.nodes("MemberExpression").some((member) => /^(?:document|window|localStorage)\./.test(context.nameOf(member) ?? ""));
}
