import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext } from "./code-rule";
import { keyOf } from "./object-literal";
import type { Condition, RecordQuery } from "./record-query";
import { memberOf } from "./tree-questions";

const MAX_LENGTH = 30;
const CONDITION = /^(?:and|or)?[wW]here(?:In)?$/;
/** The methods of query builders that say what is done, in the order in which they count. */
const DOES: readonly (readonly [does: RecordQuery["does"], methods: RegExp])[] = [
  ["delete", /^(?:del|delete|deleteFrom)$/],
  ["change", /^(?:update|updateTable)$/],
  ["create", /^(?:insert|insertInto)$/],
  ["list", /^(?:select|selectFrom|from)$/],
];

/** A query that is put together by calls in a row: `knex("notes").where({ id }).del()`, `db.delete(notes).where(eq(notes.id, id))`. */
export function chainedQuery(context: CheckContext, call: TSESTree.CallExpression): RecordQuery | undefined {
  const parent = context.parentOf(call);
  // The last call of a chain stands for all of it.
  if (call.callee.type !== "MemberExpression" || (parent?.type === "MemberExpression" && parent.object === call)) {
    if (!(parent?.type === "MemberExpression" && /^(?:then|catch|finally)$/.test(memberOf(parent) ?? ""))) return undefined;
  }
  const calls = chainOf(call);
  const named = calls.map((link) => [memberOf(link.callee) ?? "", link] as const);
  const [does] = DOES.find(([, methods]) => named.some(([name]) => methods.test(name))) ?? [];
  const model = does && tableOf(context, calls);
  if (!does || model === undefined) return undefined;
  const conditions: Condition[] = [];
  let isOpen = false;
  for (const [name, { arguments: args }] of named) {
    if (does === "create" ? /^(?:insert|values)$/.test(name) : CONDITION.test(name)) {
      const found = conditionsOf(context, args);
      if (found) conditions.push(...found);
      else isOpen = true;
    }
  }
  const data = named.find(([name, { arguments: args }]) => /^(?:update|set)$/.test(name) && args[0]?.type === "ObjectExpression");
  return { call, model, does, conditions, isOpen, data: data?.[1].arguments[0] };
}

/** The calls of a chain, the first one first. */
function chainOf(last: TSESTree.CallExpression): TSESTree.CallExpression[] {
  const calls: TSESTree.CallExpression[] = [];
  let node: TSESTree.Node = last;
  while (node.type === "CallExpression" && calls.length < MAX_LENGTH) {
    calls.unshift(node);
    if (node.callee.type !== "MemberExpression") break;
    node = node.callee.object;
  }
  return calls;
}

/** The table that a chain is about: a text given to its first call, or what is given to `from`, `update`, `delete` … */
function tableOf(context: CheckContext, calls: readonly TSESTree.CallExpression[]): string | undefined {
  const [base] = calls;
  const [first] = base?.arguments ?? [];
  if (base && first && base.callee.type === "Identifier" && typeof context.constantOf(first) === "string") {
    return /^(?:knex|db|trx|database|\w*[kK]nex)$/.test(base.callee.name) ? String(context.constantOf(first)) : undefined;
  }
  for (const { callee, arguments: args } of calls) {
    const [table] = args;
    if (!table || !/^(?:from|table|into|update|delete|insert|updateTable|deleteFrom|insertInto|selectFrom)$/.test(memberOf(callee) ?? ""))
      continue;
    const text = context.constantOf(table);
    if (typeof text === "string") return text;
    // Tables of a schema are variables; conditions name them again.
    if (table.type === "Identifier" && calls.some((call) => CONDITION.test(memberOf(call.callee) ?? ""))) return table.name;
    if (table.type === "Identifier" && memberOf(callee) === "insert") return table.name;
  }
  return undefined;
}

/** `where({ id })`, `where("id", id)`, `where("id", "=", id)`, `where(eq(notes.id, id))`; undefined for any other. */
function conditionsOf(context: CheckContext, args: readonly TSESTree.Node[]): Condition[] | undefined {
  const [first] = args;
  const last = args.at(-1);
  if (!first || !last) return undefined;
  const field = context.constantOf(first);
  if (typeof field === "string" && args.length > 1) return [{ field: field.replace(/^.*\./, ""), value: last }];
  const value = context.valueOf(first);
  if (value.type === "ObjectExpression") {
    const found = value.properties.map((property) => {
      const key = property.type === "Property" ? keyOf(property) : undefined;
      return property.type === "Property" && key !== undefined ? { field: key.replace(/^.*\./, ""), value: property.value } : undefined;
    });
    return found.every((condition) => condition !== undefined) ? found : undefined;
  }
  if (value.type !== "CallExpression" || value.callee.type !== "Identifier") return undefined;
  const [column, wanted] = value.arguments;
  if (value.callee.name === "and") {
    const all = value.arguments.map((argument) => conditionsOf(context, [argument]));
    return all.every((found) => found !== undefined) ? all.flat() : undefined;
  }
  const name = column && memberOf(column);
  return value.callee.name === "eq" && name !== undefined && wanted ? [{ field: name, value: wanted }] : undefined;
}
