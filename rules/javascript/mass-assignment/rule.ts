import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { keyOf, propertyOf } from "../../../server/rules/object-literal";
import { functionAround, isFunction, memberOf, packageBehind } from "../../../server/rules/tree-questions";

/** Methods of models, and which of their arguments hold the fields. */
const OF_MODELS: ReadonlyMap<string, number> = new Map([
  ...["create", "build", "insertMany", "bulkCreate", "upsert", "insertOne", "insert", "findOrCreate"].map((name) => [name, 0] as const),
  ...["updateOne", "updateMany", "findByIdAndUpdate", "findOneAndUpdate", "replaceOne", "findOneAndReplace"].map(
    (name) => [name, 1] as const,
  ),
]);
/** Of a record, or of a table that a query builder names. */
const OF_RECORDS: ReadonlySet<string> = new Set(["set", "update", "assign", "$set"]);
const OF_QUERIES: ReadonlySet<string> = new Set(["insert", "update", "upsert", "merge", "values", "set"]);
const QUERIES = /^(?:knex|drizzle-orm|kysely)\b/;
const PRISMA: ReadonlySet<string> = new Set(["create", "update", "upsert", "createMany", "updateMany"]);
const REPOSITORY = /repo(?:sitory)?$|entityManager$/i;
const OF_REPOSITORIES: ReadonlySet<string> = new Set(["save", "insert", "create", "update", "upsert", "merge", "preload"]);
const COPIES = /^(?:Object\.assign|lodash\.(?:assign|extend|merge|assignIn|defaultsDeep)|lodash\/(?:assign|extend|merge))$/;
const KEEPS: ReadonlySet<string> = new Set(["save", "update", "persist", "flush"]);
const REQUEST = /^_?(?:req|request)$/;

const check: CodeCheck = (context) => {
  for (const call of context.nodes("CallExpression")) {
    const found = fieldsGiven(context, call);
    if (found && found.fields.some((fields) => isWholeBody(context, fields))) report(context, call, found.what);
  }
  for (const made of context.nodes("NewExpression")) {
    const [fields] = made.arguments;
    if (
      fields &&
      made.arguments.length === 1 &&
      isModelName(context, made.callee) &&
      isWholeBody(context, fields) &&
      isKept(context, made)
    ) {
      report(context, made, textOf(context, made.callee));
    }
  }
};

export default check;

function report(context: CheckContext, node: TSESTree.Node, what: string): void {
  context.report({ node, facts: { what } });
}

/** What a call stores as fields of a record, and what to call that. */
function fieldsGiven(context: CheckContext, call: TSESTree.CallExpression): { what: string; fields: TSESTree.Node[] } | undefined {
  const { callee, arguments: args } = call;
  const name = context.nameOf(callee);
  if (name !== undefined && COPIES.test(name)) {
    const [target, ...rest] = args;
    return target && rest.length > 0 && isSaved(context, target) ? { what: textOf(context, target), fields: rest } : undefined;
  }
  if (callee.type !== "MemberExpression") return undefined;
  const [method, owner] = [memberOf(callee) ?? "", callee.object];
  const what = textOf(context, owner);
  const given = (index: number): { what: string; fields: TSESTree.Node[] } | undefined => {
    const fields = args[index];
    return fields && { what, fields: [fields] };
  };
  const index = OF_MODELS.get(method);
  if (index !== undefined && isModelName(context, owner)) return given(index);
  if (method === "update" && isModelName(context, owner)) return { what, fields: args };
  const last = owner.type === "MemberExpression" ? (memberOf(owner) ?? "") : owner.type === "Identifier" ? owner.name : "";
  if (PRISMA.has(method) && owner.type === "MemberExpression" && /prisma$/i.test(textOf(context, owner.object)))
    return dataOf(context, what, args[0]);
  if (OF_REPOSITORIES.has(method) && REPOSITORY.test(last)) return { what, fields: args };
  if (OF_QUERIES.has(method) && QUERIES.test(packageBehind(context, owner) ?? "")) return { what, fields: args };
  return OF_RECORDS.has(method) && isSaved(context, owner) ? given(0) : undefined;
}

/** `prisma.user.create({ data })`. */
function dataOf(
  context: CheckContext,
  what: string,
  argument: TSESTree.Node | undefined,
): { what: string; fields: TSESTree.Node[] } | undefined {
  const options = argument && context.valueOf(argument);
  if (options?.type !== "ObjectExpression") return undefined;
  const fields = ["data", "create", "update"].flatMap((key) => propertyOf(options, key)?.value ?? []);
  return fields.length > 0 ? { what, fields } : undefined;
}

/** True for a body as it came, also spread into an object or under `$set`. */
function isWholeBody(context: CheckContext, expression: TSESTree.Node): boolean {
  const node = context.valueOf(expression);
  if (node.type === "ObjectExpression") {
    return node.properties.some((property) =>
      property.type === "SpreadElement"
        ? isWholeBody(context, property.argument)
        : keyOf(property) === "$set" && isWholeBody(context, property.value),
    );
  }
  if (node.type === "AwaitExpression") return isJsonOfRequest(context, node.argument);
  if (node.type !== "MemberExpression" || memberOf(node) !== "body") return false;
  const owner = node.object.type === "MemberExpression" && memberOf(node.object) === "request" ? node.object.object : node.object;
  const isNamedSo = owner.type === "Identifier" && (REQUEST.test(owner.name) || /^(?:ctx|context)$/.test(owner.name));
  return isNamedSo && isFunction(context.definitionOf(owner)) && !isChecked(context, node);
}

/** `await request.json()` of a handler that is given web requests. */
function isJsonOfRequest(context: CheckContext, node: TSESTree.Node): boolean {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression" || memberOf(node.callee) !== "json") return false;
  const { object } = node.callee;
  return object.type === "Identifier" && REQUEST.test(object.name) && isFunction(context.definitionOf(object));
}

/** Where a handler deletes fields of the body, assigns to it or has it checked, it says itself what comes in. */
function isChecked(context: CheckContext, body: TSESTree.MemberExpression): boolean {
  const around = functionAround(context, body);
  const text = around && context.document.text.slice(...around.range);
  const name = context.document.text.slice(...body.range).replace(/[.$]/g, "\\$&");
  return (
    text !== undefined &&
    new RegExp(
      `delete ${name}\\b|(?:valid|check|saniti[sz]e|pick|omit|parse|strip)\\w*\\([^)]*${name}\\b|${name}(?:\\.\\w+)? = `,
      "i",
    ).test(text)
  );
}

/** `User`, `models.User`, `this.userModel`: not a class of the language or of a library that keeps nothing. */
function isModelName(context: CheckContext, node: TSESTree.Node): boolean {
  const name = node.type === "Identifier" ? node.name : node.type === "MemberExpression" ? (memberOf(node) ?? "") : "";
  if (/model$/i.test(name) && name.length > "model".length) return true;
  if (!/^[A-Z][a-z]/.test(name)) return false;
  const known = context.nameOf(node);
  return known === undefined || /^(?:mongoose|sequelize)\b/.test(known);
}

/** True for what somebody saves in the same function. */
function isSaved(context: CheckContext, target: TSESTree.Node): boolean {
  if (target.type !== "Identifier") return false;
  const around = functionAround(context, target);
  return context.nodes("CallExpression").some(({ callee }) => {
    if (callee.type !== "MemberExpression" || callee.object.type !== "Identifier" || callee.object.name !== target.name) return false;
    return KEEPS.has(memberOf(callee) ?? "") && memberOf(callee) !== "update" && functionAround(context, callee) === around;
  });
}

/** `new User(req.body).save()`, or of a variable that is saved. */
function isKept(context: CheckContext, made: TSESTree.NewExpression): boolean {
  const parent = context.parentOf(made);
  if (parent?.type === "MemberExpression") return KEEPS.has(memberOf(parent) ?? "");
  return parent?.type === "VariableDeclarator" && isSaved(context, parent.id);
}

function textOf(context: CheckContext, node: TSESTree.Node): string {
  return context.document.text.slice(...node.range);
}
