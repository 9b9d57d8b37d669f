import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, FunctionNode } from "./code-rule";
import { isFunction, isInside, memberOf } from "./tree-questions";

type Node = TSESTree.Node;

/** What gives a value that nobody else knows. */
const RANDOM = /^(?:Math\.random|(?:window\.|self\.|globalThis\.)?crypto\.\w+|(?:uuid|nanoid|cuid|ulid|@paralleldrive\/cuid2)(?:\.\w+)?)$/;
const MAX_ALIASES = 8;

/**
 * True where all that a handler does with the data of its message, it does after comparing it with a value that this program
 * made of randomness, or with an object of its own: it then knows who sent it. Comparing alone does nothing.
 */
export function isKnownByToken(context: CheckContext, handler: FunctionNode): boolean {
  const uses = usesOfData(context, handler);
  if (!uses || uses.length === 0) return false;
  const comparisons = uses.flatMap((use) => comparisonAround(context, use) ?? []);
  return comparisons.length > 0 && uses.every((use) => comparisons.some((comparison) => covers(context, comparison, use)));
}

interface Comparison {
  readonly node: Node;
  /** What its being true says. */
  readonly isEqual: boolean;
}

/** Every place where the data is named, also through variables; undefined where it is handed on in a way that nobody follows. */
function usesOfData(context: CheckContext, handler: FunctionNode): Node[] | undefined {
  const [event] = handler.params;
  if (event?.type !== "Identifier" && event?.type !== "ObjectPattern") return undefined;
  const inHandler = context.nodes("Identifier").filter((node) => isInside(node, handler) && node !== event);
  const uses: Node[] = [];
  const aliases = new Set<Node>();
  const take = (data: Node): void => {
    const parent = context.parentOf(data);
    if (parent?.type === "VariableDeclarator" && parent.init === data) aliases.add(parent);
    else uses.push(data);
  };
  if (event.type === "Identifier") {
    for (const node of inHandler.filter(({ name }) => name === event.name)) {
      const parent = context.parentOf(node);
      if (parent?.type === "MemberExpression" && parent.object === node) {
        if (memberOf(parent) === "data") take(parent);
      } else if (parent?.type === "VariableDeclarator" && parent.init === node) aliases.add(parent);
      else return undefined;
    }
  } else aliases.add(handler);
  let followed = 0;
  // Aliases of aliases are added while they are gone through.
  for (const alias of aliases) {
    if (++followed > MAX_ALIASES) return undefined;
    for (const node of inHandler) {
      if (context.definitionOf(node) === alias && !isDeclaration(context, node, alias)) take(node);
    }
  }
  return uses;
}

/** The name in what declares it, or a key of a pattern. */
function isDeclaration(context: CheckContext, node: TSESTree.Identifier, alias: Node): boolean {
  if (alias.type === "VariableDeclarator") return isInside(node, alias.id);
  return isFunction(alias) && alias.params.some((parameter) => isInside(node, parameter));
}

/** `data === token`, `data.id !== token`, `data.startsWith(token)` */
function comparisonAround(context: CheckContext, use: Node): Comparison | undefined {
  let data = use;
  let parent = context.parentOf(data);
  while (parent && (parent.type === "ChainExpression" || (parent.type === "MemberExpression" && parent.object === data))) {
    data = parent;
    parent = context.parentOf(data);
  }
  if (parent?.type === "CallExpression" && parent.callee === data) {
    const [token] = parent.arguments;
    return memberOf(data) === "startsWith" && token && isOwn(context, token) ? { node: parent, isEqual: true } : undefined;
  }
  if (parent?.type !== "BinaryExpression" || !/^[!=]==?$/.test(parent.operator)) return undefined;
  const other = parent.left === data ? parent.right : parent.left;
  return isOwn(context, other) ? { node: parent, isEqual: parent.operator.startsWith("=") } : undefined;
}

/** What strangers can neither guess nor send. */
function isOwn(context: CheckContext, value: Node): boolean {
  const origins = context.originsOf(value).flatMap((origin) => (origin.type === "MemberExpression" ? storedIn(context, origin) : [origin]));
  const made = origins.filter((origin) => origin.type !== "Literal" || (origin.value !== null && origin.value !== ""));
  return made.length > 0 && made.every((origin) => isObject(origin) || isRandom(context, origin));
}

/** Messages are copies, so no object of the program is ever the data of one. */
function isObject({ type }: Node): boolean {
  return type === "NewExpression" || type === "ObjectExpression" || type === "ArrayExpression" || type.endsWith("FunctionExpression");
}

function isRandom(context: CheckContext, value: Node): boolean {
  return context.nodes("CallExpression").some((call) => isInside(call, value) && RANDOM.test(context.nameOf(call.callee) ?? ""));
}

/** What the module ever puts into `this.token`, or the like. */
function storedIn(context: CheckContext, member: TSESTree.MemberExpression): Node[] {
  const textOf = (node: Node): string => context.document.textOf({ start: node.range[0], end: node.range[1] });
  const written = textOf(member);
  const assigned = context.nodes("AssignmentExpression").flatMap(({ left, right }) => (textOf(left) === written ? [right] : []));
  if (member.object.type !== "ThisExpression") return assigned.length > 0 ? assigned : [member];
  const declared = context.nodes("PropertyDefinition").flatMap(({ key, value }) => {
    return value && key.type === "Identifier" && key.name === memberOf(member) ? [value] : [];
  });
  const all = [...assigned, ...declared];
  return all.length > 0 ? all : [member];
}

/** True where a use is part of the condition that compares, or runs only where that found both equal. */
function covers(context: CheckContext, { node, isEqual }: Comparison, use: Node): boolean {
  let holds = isEqual;
  let inner = node;
  for (let outer = context.parentOf(inner); outer; inner = outer, outer = context.parentOf(outer)) {
    switch (outer.type) {
      case "ChainExpression":
        break;
      case "UnaryExpression":
        if (outer.operator !== "!") return false;
        holds = !holds;
        break;
      case "LogicalExpression": {
        // `a && equal` tells that they are equal where it holds, `a || different` where it does not.
        if (outer.operator !== (holds ? "&&" : "||")) return isInside(use, inner);
        if (isInside(use, outer)) return true;
        break;
      }
      case "IfStatement":
      case "ConditionalExpression": {
        if (outer.test !== inner) return false;
        if (isInside(use, outer.test)) return true;
        const branch = holds ? outer.consequent : outer.alternate;
        if (branch && isInside(use, branch)) return true;
        return !holds && outer.type === "IfStatement" && leaves(outer.consequent) && follows(context, outer, use);
      }
      default:
        return isInside(use, inner);
    }
  }
  return false;
}

function leaves(branch: TSESTree.Statement): boolean {
  const last = branch.type === "BlockStatement" ? branch.body.at(-1) : branch;
  return last?.type === "ReturnStatement" || last?.type === "ThrowStatement";
}

/** True where a use stands behind a statement, in the same block. */
function follows(context: CheckContext, statement: Node, use: Node): boolean {
  const block = context.parentOf(statement);
  return block?.type === "BlockStatement" && isInside(use, block) && use.range[0] > statement.range[1];
}
