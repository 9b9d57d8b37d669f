import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { unwrap } from "../../analyzers/javascript/syntax/tree";
import type { TextEdit } from "../../core/edit";
import { definitionOf } from "./expression-facts";
import { callOfArgument, hasFixedPositions, insertAfter, insertBefore, insertItems, isCall, type NewItem } from "./lists";
import { addProperties, hasSpread, printObject, propertyOf } from "./object-literal";
import { canMoveTo } from "./scope";
import type { PlaceholderStyle } from "./sql-tokens";

/**
 * How a driver takes the values of a query:
 * - argument: an array behind the text (pg, mysql2, sqlite3, knex.raw)
 * - arguments: further arguments behind the text (Prisma)
 * - replacements: a property of the options behind the text (sequelize)
 * - beside: a property `values` beside the text, in the object that holds it (pg, mysql2)
 * - call: arguments of the method called on the result (better-sqlite3's `prepare(text).all(a, b)`)
 */
export const PASSING = ["argument", "arguments", "replacements", "beside", "call"] as const;
export type Passing = (typeof PASSING)[number];

export interface QueryValue {
  readonly code: string;
  readonly holes: readonly TSESTree.Expression[];
  readonly placeholdersBefore: number;
}

/**
 * Edits that hand the values over where the driver expects them, each at the place of its placeholder.
 * Undefined when values that are there already cannot be counted.
 * @param existing placeholders that the text had before
 */
export function passValues(
  module: JavaScriptModule,
  sink: TSESTree.Node,
  passing: Passing,
  style: PlaceholderStyle,
  values: readonly QueryValue[],
  existing: readonly string[],
): TextEdit[] | undefined {
  const bindings = new Bindings(module, style, values, existing);
  if (passing === "beside") return besideText(module, sink, bindings);
  const place = callOfArgument(module, sink);
  if (place?.call.type !== "CallExpression" || !hasFixedPositions(place.call, place.index + 1)) return undefined;
  if (passing === "call") return inNextCall(module, place.call, bindings);
  const argument = place.call.arguments[place.index] as TSESTree.Expression;
  const next = place.call.arguments[place.index + 1];
  if (passing === "arguments") return bindings.asArguments(place.call.arguments.slice(place.index + 1), argument);
  if (passing === "replacements") return asReplacements(module, argument, next, bindings);
  if (!next || isCallback(module, next)) {
    const code = bindings.asNewArray();
    return code === undefined ? undefined : [next ? insertBefore(module, next, code) : insertAfter(module, argument, code)];
  }
  return bindings.intoArray(next);
}

/** The values of one query, and the ways to write them down. */
class Bindings {
  /** How many values the present placeholders need. */
  private readonly expected: number;
  private readonly items: readonly NewItem[];

  constructor(
    private readonly module: JavaScriptModule,
    style: PlaceholderStyle,
    private readonly values: readonly QueryValue[],
    existing: readonly string[],
  ) {
    const numbers = style.numbered ? existing.map((text) => Number(text.slice(style.prefix.length))) : [];
    this.expected = style.numbered ? Math.max(0, ...numbers) : existing.length;
    this.items = values.map(({ code, placeholdersBefore }) => ({ code, before: style.numbered ? this.expected : placeholdersBefore }));
  }

  get code(): readonly string[] {
    return this.items.map(({ code }) => code);
  }

  asNewArray(): string | undefined {
    return this.expected === 0 ? `[${this.code.join(", ")}]` : undefined;
  }

  /** Adds the values to arguments that follow the text. */
  asArguments(present: readonly TSESTree.Node[], text: TSESTree.Node): TextEdit[] | undefined {
    if (present.length > 0) return this.intoItems(present, 0);
    return this.expected === 0 ? [insertAfter(this.module, text, this.code.join(", "))] : undefined;
  }

  /** Adds the values to an array literal, or to a copy of an array that is written out elsewhere. */
  intoArray(node: TSESTree.Node): TextEdit[] | undefined {
    const array = unwrap(node);
    if (array.type === "ArrayExpression") return this.intoItems(array.elements, array.range[0] + 1);
    const definition = definitionOf(this.module, array);
    if (array.type !== "Identifier" || definition.type !== "ArrayExpression" || !this.counts(definition.elements)) return undefined;
    if (this.items.some(({ before }) => before !== this.expected)) return undefined;
    return [{ span: { start: array.range[0], end: array.range[1] }, newText: `[...${array.name}, ${this.code.join(", ")}]` }];
  }

  intoItems(items: readonly (TSESTree.Node | null)[], emptyAt: number): TextEdit[] | undefined {
    return this.counts(items) ? insertItems(this.module, items, emptyAt, this.items) : undefined;
  }

  /** True when the values still mean the same where a later call evaluates them. */
  canMoveTo(target: TSESTree.Node): boolean {
    return this.values.every(({ holes }) => holes.every((hole) => canMoveTo(this.module, hole, target)));
  }

  private counts(items: readonly (TSESTree.Node | null)[]): boolean {
    return items.length === this.expected && items.every((item) => item !== null && item.type !== "SpreadElement");
  }
}

function asReplacements(
  module: JavaScriptModule,
  text: TSESTree.Node,
  next: TSESTree.Node | undefined,
  bindings: Bindings,
): TextEdit[] | undefined {
  const code = bindings.asNewArray();
  if (!next) return code === undefined ? undefined : [insertAfter(module, text, printObject(module, [{ key: "replacements", code }]))];
  const options = unwrap(next);
  if (options.type !== "ObjectExpression" || hasSpread(options) || propertyOf(module, options, "bind")) return undefined;
  return intoProperty(module, options, "replacements", bindings);
}

function besideText(module: JavaScriptModule, sink: TSESTree.Node, bindings: Bindings): TextEdit[] | undefined {
  const property = module.tree.parentOf(sink);
  const object = property && module.tree.parentOf(property);
  return object?.type === "ObjectExpression" && !hasSpread(object) ? intoProperty(module, object, "values", bindings) : undefined;
}

function intoProperty(
  module: JavaScriptModule,
  object: TSESTree.ObjectExpression,
  key: string,
  bindings: Bindings,
): TextEdit[] | undefined {
  const present = propertyOf(module, object, key);
  if (present) return present.value.type === "ArrayExpression" ? bindings.intoArray(present.value) : undefined;
  const code = bindings.asNewArray();
  return code === undefined ? undefined : [addProperties(module, object, [{ key, code }])];
}

/** `db.prepare(text).all(…)`, also with the statement in a variable that is used once. */
function inNextCall(module: JavaScriptModule, prepare: TSESTree.CallExpression, bindings: Bindings): TextEdit[] | undefined {
  const statement = statementAfter(module, prepare);
  const member = statement && module.tree.parentOf(statement);
  const call = member?.type === "MemberExpression" && member.object === statement ? module.tree.parentOf(member) : undefined;
  if (!isCall(call) || call.callee !== member || !bindings.canMoveTo(call)) return undefined;
  const empty = /\(\s*\)$/.exec(module.document.textOf({ start: call.range[0], end: call.range[1] }));
  if (call.arguments.length === 0 && !empty) return undefined;
  return bindings.intoItems(call.arguments, call.range[1] - 1);
}

function statementAfter(module: JavaScriptModule, prepare: TSESTree.CallExpression): TSESTree.Node | undefined {
  const parent = module.tree.parentOf(prepare);
  if (parent?.type !== "VariableDeclarator") return prepare;
  const references = module.scopes.getDeclaredVariables(parent)[0]?.references ?? [];
  const reads = references.filter((reference) => reference.isRead());
  return reads.length === 1 && references.length === 2 ? reads[0]?.identifier : undefined;
}

const CALLBACK_NAMES = /^(?:cb|callback|done|next|fn)$|(?:Callback|Handler)$/;

/** True for a function, and for a variable that is named like one that is called back. */
export function isCallback(module: JavaScriptModule, node: TSESTree.Node): boolean {
  const value = definitionOf(module, node);
  if (value.type === "ArrowFunctionExpression" || value.type === "FunctionExpression") return true;
  if (value.type !== "Identifier") return false;
  const definition = module.variableOf(value)?.defs[0];
  return definition?.type === "FunctionName" || ((!definition || definition.type === "Parameter") && CALLBACK_NAMES.test(value.name));
}
