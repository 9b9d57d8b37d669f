import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext } from "./code-rule";
import { keyOf, propertyOf } from "./object-literal";
import { chainedQuery } from "./query-chains";
import type { Condition, RecordQuery } from "./record-query";
import { memberOf } from "./tree-questions";

type Kind = RecordQuery["does"];

/** Methods of models, and whether the first argument is a key or an object of conditions. */
const METHODS: ReadonlyMap<string, readonly [does: Kind, by: "key" | "object"]> = new Map(
  (
    [
      ["read", "key", "findById findByPk findOneById findByIdOrFail"],
      ["read", "object", "findOne findOneBy findUnique findFirst findUniqueOrThrow findFirstOrThrow findOneOrFail findOneByOrFail"],
      ["list", "object", "find findAll findMany findBy findAndCount findAndCountAll"],
      ["change", "key", "findByIdAndUpdate findByIdAndReplace"],
      ["change", "object", "findOneAndUpdate findOneAndReplace updateOne updateMany replaceOne update"],
      ["delete", "key", "findByIdAndDelete findByIdAndRemove deleteById"],
      ["delete", "object", "findOneAndDelete findOneAndRemove deleteOne deleteMany remove destroy delete softDelete"],
      ["create", "object", "create insertOne insert build upsert"],
    ] as const
  ).flatMap(([does, by, names]) => names.split(" ").map((name) => [name, [does, by]] as const)),
);
const REPOSITORY = /repo(?:sitory)?$/i;
const CLIENT = /prisma|^db$|^tx$|^trx$|^database$/i;
/** Classes in whose methods something else may happen. */
const NO_MODEL = /(?:Service|Services|Controller|Manager|Helper|Utils?|Api|API|Client|Cache|Store|Actions?|Handler|Storage|Provider)$/;

const known = new WeakMap<TSESTree.Program, readonly RecordQuery[]>();

/** The queries of a module that are told by the habits of the common libraries, in text order. */
export function recordQueriesIn(context: CheckContext): readonly RecordQuery[] {
  let found = known.get(context.ast);
  if (!found) {
    const calls = context.nodes("CallExpression").flatMap((call) => queryOf(context, call) ?? chainedQuery(context, call) ?? []);
    const made = context.nodes("NewExpression").flatMap((node) => newRecord(context, node) ?? []);
    known.set(context.ast, (found = [...calls, ...made]));
  }
  return found;
}

function queryOf(context: CheckContext, call: TSESTree.CallExpression): RecordQuery | undefined {
  const { callee, arguments: args } = call;
  const method = METHODS.get(memberOf(callee) ?? "");
  const [first] = args;
  if (!method || callee.type !== "MemberExpression") return undefined;
  const model = modelOf(context, callee.object, first);
  if (model === undefined) return undefined;
  const [does, by] = method;
  const isRepository = REPOSITORY.test(model);
  if (!first) return does === "list" ? { call, model, does, conditions: [], isOpen: false, data: undefined } : undefined;
  if (by === "key") return { call, model, does, conditions: [{ field: "id", value: first }], isOpen: false, data: args[1] };
  const object = context.valueOf(first);
  if (object.type !== "ObjectExpression") {
    const isKey = isRepository && (does === "change" || does === "delete");
    const where = does === "change" ? inOptions(context, args[1], "where") : undefined;
    if (where) return { call, model, does, ...conditionsIn(context, where), data: first };
    return { call, model, does, conditions: isKey ? [{ field: "id", value: first }] : [], isOpen: !isKey, data: args[1] };
  }
  if (does === "create") {
    const data = inOptions(context, first, "data") ?? first;
    return { call, model, does, ...conditionsIn(context, data), data };
  }
  const where = inOptions(context, first, "where");
  if (where) return { call, model, does, ...conditionsIn(context, where), data: inOptions(context, first, "data") };
  const second = does === "change" ? inOptions(context, args[1], "where") : undefined;
  if (second) return { call, model, does, ...conditionsIn(context, second), data: first };
  return { call, model, does, ...conditionsIn(context, first), data: args[1] };
}

/** `new Post({ … })` */
function newRecord(context: CheckContext, node: TSESTree.NewExpression): RecordQuery | undefined {
  const [fields] = node.arguments;
  if (!fields || !isModelName(context, node.callee)) return undefined;
  return { call: node, model: textOf(context, node.callee), does: "create", ...conditionsIn(context, fields), data: fields };
}

/** How a module names the model that a method is called on, if it is one. */
function modelOf(context: CheckContext, owner: TSESTree.Node, first: TSESTree.Node | undefined): string | undefined {
  if (isModelName(context, owner)) return textOf(context, owner);
  const value = context.valueOf(owner);
  if (value.type === "CallExpression" && /^(?:collection|getRepository)$/.test(calledName(value))) {
    return value.arguments.map((argument) => textOf(context, argument)).join();
  }
  const name = lastName(owner);
  if (REPOSITORY.test(name)) return textOf(context, owner);
  const isOfClient = owner.type === "MemberExpression" && CLIENT.test(lastName(owner.object));
  const argument = first && context.valueOf(first);
  const isPrisma = argument?.type === "ObjectExpression" && ["where", "data"].some((key) => propertyOf(argument, key));
  return isOfClient && (isPrisma || first === undefined) ? textOf(context, owner) : undefined;
}

/** `Post`, `models.Post`, `this.postModel`: not a class of the language or of a library that keeps nothing. */
function isModelName(context: CheckContext, node: TSESTree.Node): boolean {
  const name = lastName(node);
  if (/.model$/i.test(name)) return true;
  if (!/^[A-Z]\w*[a-z]/.test(name) || NO_MODEL.test(name)) return false;
  const imported = context.nameOf(node);
  return imported === undefined || /^(?:mongoose|sequelize)\b/.test(imported);
}

function conditionsIn(context: CheckContext, expression: TSESTree.Node): { conditions: Condition[]; isOpen: boolean } {
  const object = context.valueOf(expression);
  const found = { conditions: [] as Condition[], isOpen: false };
  const addAll = (inner: { conditions: Condition[]; isOpen: boolean }): void => {
    found.conditions.push(...inner.conditions);
    found.isOpen ||= inner.isOpen;
  };
  if (object.type === "ArrayExpression") {
    for (const element of object.elements) if (element) addAll(conditionsIn(context, element));
    return found;
  }
  if (object.type !== "ObjectExpression") return { conditions: [], isOpen: true };
  for (const property of object.properties) {
    const field = property.type === "Property" ? keyOf(property) : undefined;
    if (property.type !== "Property" || field === undefined) {
      found.isOpen = true;
      continue;
    }
    const value = context.valueOf(property.value);
    if (/^(?:\$?and|\$?or)$/i.test(field)) addAll(conditionsIn(context, value));
    else if (value.type === "ObjectExpression") {
      found.conditions.push(...conditionsIn(context, value).conditions.map((inner) => ({ field, value: inner.value })));
    } else found.conditions.push({ field, value: property.value });
  }
  return found;
}

function inOptions(context: CheckContext, expression: TSESTree.Node | undefined, name: string): TSESTree.Node | undefined {
  const object = expression && context.valueOf(expression);
  return object?.type === "ObjectExpression" ? propertyOf(object, name)?.value : undefined;
}

function calledName({ callee }: TSESTree.CallExpression): string {
  return lastName(callee);
}

function lastName(node: TSESTree.Node): string {
  return node.type === "Identifier" ? node.name : (memberOf(node) ?? "");
}

function textOf(context: CheckContext, node: TSESTree.Node): string {
  return context.document.text.slice(...node.range);
}
