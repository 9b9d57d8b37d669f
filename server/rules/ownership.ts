import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, FunctionNode } from "./code-rule";
import type { RecordQuery } from "./record-query";
import { recordQueriesIn } from "./record-queries";
import { functionAround, isInside, memberOf } from "./tree-questions";
import { stepsTo } from "./value-steps";
import { wordsOf } from "./words";

/** Parts of a request that whoever sends it fills in. */
const SENT = /^(?:params|body|query|pathParameters|queryStringParameters|searchParams|input|parsedInput|param\(\)|valid\(\)|json\(\))$/;
/** What gives another form of an id. */
const CONVERSIONS =
  /^(?:Number|String|BigInt|parseInt|ObjectI[dD]|ObjectID|toObjectId|createFromHexString|decodeURIComponent|trim|toString)$/;
const ID = /^_?(?:id|uuid|key|slug|pk)$/i;
/** Fields that say which record is meant where what they have to be is called an id. */
const NAME = /^(?:name|code|number|reference|handle)$/i;
const USER = new Set(
  "user userid uid account member session auth sub viewer claims jwt credentials decoded principal me customer identity profile".split(" "),
);

/** A change of one record that the request alone names. */
export interface ChangeById {
  /** The call that changes it. */
  readonly node: TSESTree.Node;
  readonly does: "changes" | "deletes";
  readonly query: RecordQuery;
  readonly id: TSESTree.Node;
  readonly handler: FunctionNode;
}

/** Code that shows whose the records of a model are. */
export interface Ownership {
  /** The field that holds the owner. */
  readonly field: string;
  /** The expression for who that is in this code. */
  readonly user: TSESTree.Node;
  readonly around: FunctionNode | undefined;
  /** `asked` where a query or a comparison asks for the owner, `stored` where a new record is given one. */
  readonly shows: "asked" | "stored";
  /** What is done there with the record. */
  readonly does: RecordQuery["does"];
}

/** The changes and deletions of records by nothing but an id out of the request. */
export function changesById(context: CheckContext): ChangeById[] {
  const found: ChangeById[] = [];
  for (const query of recordQueriesIn(context)) {
    const [condition] = query.conditions;
    if (!condition || query.isOpen || query.conditions.length !== 1 || query.does === "create" || query.does === "list") continue;
    const isNamed = NAME.test(condition.field) && isIdOf(stepsTo(context, condition.value)?.steps.at(-1) ?? "");
    if (!isIdOf(condition.field) && !isNamed) continue;
    const handler = handlerThatIsSent(context, condition.value);
    if (!handler) continue;
    const node =
      query.does === "read"
        ? changeOfRecord(context, query)
        : query.does === "delete" || isWritten(context, query)
          ? query.call
          : undefined;
    if (!node) continue;
    const isDeletion =
      query.does === "delete" || (node.type === "CallExpression" && /remove|delete|destroy/i.test(memberOf(node.callee) ?? ""));
    found.push({ node, does: isDeletion ? "deletes" : "changes", query, id: condition.value, handler });
  }
  return found;
}

/** Where a module shows that records of a model belong to users. */
export function ownershipOf(context: CheckContext, model: string): Ownership[] {
  const found: Ownership[] = [];
  for (const query of recordQueriesIn(context)) {
    if (query.model !== model) continue;
    const around = outermostFunction(context, query.call);
    const owner = query.conditions.find(({ field, value }) => !ID.test(field) && isUser(context, value));
    if (owner) {
      const shows = query.does === "create" ? "stored" : "asked";
      found.push({ field: owner.field, user: owner.value, around, shows, does: query.does });
    }
    const compared = query.does === "read" ? ownerCompared(context, query) : undefined;
    if (compared) found.push({ ...compared, around, shows: "asked", does: changeOfRecord(context, query) ? "change" : "read" });
  }
  return found;
}

/** True for a value that says who is signed in: `req.user.id`, `session.userId`; not for what the request claims. */
export function isUser(context: CheckContext, expression: TSESTree.Node): boolean {
  const node = inner(context, expression);
  const steps = stepsTo(context, node)?.steps;
  if (!steps || steps.some(isSentStep) || /^[A-Z]/.test(steps[0] ?? "")) return false;
  return steps.some((step) => wordsOf(step).some((word) => USER.has(word)));
}

/** True for a step that leads to what whoever sends a request fills in. */
export function isSentStep(step: string): boolean {
  return SENT.test(step);
}

/** True for a word of a name that stands for somebody who is signed in. */
export function isUserWord(word: string): boolean {
  return USER.has(word);
}

/** The outermost function around a node that is given something. */
export function outermostFunction(context: CheckContext, node: TSESTree.Node): FunctionNode | undefined {
  let found: FunctionNode | undefined;
  for (let around = functionAround(context, node); around; around = functionAround(context, around)) {
    if (around.params.length > 0) found = around;
  }
  return found;
}

/** The variables that hold the record which a query reads, by name and by what declares them. */
export function recordOf(context: CheckContext, query: RecordQuery): { name: string; definition: TSESTree.Node } | undefined {
  let node: TSESTree.Node = query.call;
  for (let parent = context.parentOf(node); parent; parent = context.parentOf(node)) {
    if (parent.type === "MemberExpression" && parent.object === node) {
      const call = context.parentOf(parent);
      if (call?.type !== "CallExpression" || call.callee !== parent) return undefined;
      const handed = /^(?:then|exec)$/.test(memberOf(parent) ?? "") ? givenRecord(call) : undefined;
      if (handed) return handed;
      node = call;
    } else if (/^(?:AwaitExpression|ChainExpression|TSAsExpression|TSNonNullExpression)$/.test(parent.type)) node = parent;
    else break;
  }
  const parent = context.parentOf(node);
  if (parent?.type === "VariableDeclarator" && parent.id.type === "Identifier") return { name: parent.id.name, definition: parent };
  if (parent?.type === "AssignmentExpression" && parent.left.type === "Identifier") {
    const definition = context.definitionOf(parent.left);
    return definition && { name: parent.left.name, definition };
  }
  return query.call.type === "CallExpression" ? givenRecord(query.call) : undefined;
}

/** The parameter of a callback that gets the record: `(error, post) => …`, or `post => …` after `then`. */
function givenRecord(call: TSESTree.CallExpression): { name: string; definition: TSESTree.Node } | undefined {
  const callback = call.arguments.find((argument) => argument.type === "ArrowFunctionExpression" || argument.type === "FunctionExpression");
  const parameter = callback?.params[memberOf(call.callee) === "then" ? 0 : 1];
  return callback && parameter?.type === "Identifier" ? { name: parameter.name, definition: callback } : undefined;
}

/** The call that changes or deletes the record which a query reads, where what it gets comes out of a request. */
function changeOfRecord(context: CheckContext, query: RecordQuery): TSESTree.CallExpression | undefined {
  const record = recordOf(context, query);
  if (!record) return undefined;
  const isRecord = (node: TSESTree.Node): boolean =>
    node.type === "Identifier" && node.name === record.name && context.definitionOf(node) === record.definition;
  const isFilled =
    context
      .nodes("AssignmentExpression")
      .some(({ left, right }) => left.type === "MemberExpression" && isRecord(left.object) && isSent(context, right)) ||
    context
      .nodes("CallExpression")
      .some(
        ({ callee, arguments: args }) =>
          ((memberOf(callee) === "assign" && args[0] && isRecord(args[0])) ||
            (memberOf(callee) === "set" && callee.type === "MemberExpression" && isRecord(callee.object))) &&
          args.some((argument) => isSent(context, argument)),
      );
  return context.nodes("CallExpression").find(({ callee, arguments: args }) => {
    const method = memberOf(callee) ?? "";
    if (callee.type !== "MemberExpression") return false;
    if (isRecord(callee.object)) {
      if (/^(?:remove|deleteOne|destroy|delete|softDelete)$/.test(method)) return true;
      if (/^(?:update|updateOne)$/.test(method)) return args.some((argument) => isSent(context, argument));
      return method === "save" && isFilled;
    }
    const isOfModel = context.document.text.slice(...callee.object.range) === query.model;
    return (
      isOfModel &&
      args[0] !== undefined &&
      isRecord(args[0]) &&
      (/^(?:remove|softRemove|delete)$/.test(method) || (method === "save" && isFilled))
    );
  });
}

/** True where a record gets more than a count or one element more: everybody may like and comment. */
function isWritten(context: CheckContext, { data }: RecordQuery): boolean {
  const object = data && context.valueOf(data);
  if (object?.type !== "ObjectExpression") return data !== undefined;
  const keys = object.properties.map((property) =>
    property.type === "Property" && property.key.type === "Identifier" ? property.key.name : property.type === "Property" ? "" : "...",
  );
  if (keys.length > 0 && keys.every((key) => /^\$(?:inc|push|addToSet|pull|min|max|currentDate)$/.test(key))) return false;
  return isSent(context, object);
}

/** `post.author.toString() !== req.user.id`, `post.author.equals(userId)` */
function ownerCompared(context: CheckContext, query: RecordQuery): Pick<Ownership, "field" | "user"> | undefined {
  const record = recordOf(context, query);
  if (!record) return undefined;
  const fieldOf = (node: TSESTree.Node): string | undefined => {
    let field: string | undefined;
    let current = inner(context, node);
    for (; current.type === "MemberExpression" || current.type === "CallExpression" || current.type === "ChainExpression";) {
      if (current.type === "MemberExpression") field = memberOf(current);
      current =
        current.type === "MemberExpression" ? current.object : current.type === "CallExpression" ? current.callee : current.expression;
    }
    return current.type === "Identifier" && current.name === record.name && context.definitionOf(current) === record.definition
      ? field
      : undefined;
  };
  const pairs = [
    ...context
      .nodes("BinaryExpression")
      .flatMap(({ operator, left, right }) => (/^[!=]==?$/.test(operator) ? [[left, right] as const] : [])),
    ...context
      .nodes("CallExpression")
      .flatMap(({ callee, arguments: [other] }) =>
        callee.type === "MemberExpression" && memberOf(callee) === "equals" && other ? [[callee.object, other] as const] : [],
      ),
  ];
  for (const [left, right] of pairs) {
    for (const [one, other] of [
      [left, right],
      [right, left],
    ] as const) {
      const field = fieldOf(one);
      if (field !== undefined && !ID.test(field) && isUser(context, other)) return { field, user: other };
    }
  }
  return undefined;
}

function isIdOf(field: string): boolean {
  return ID.test(field) || (/^[a-z]+_?(?:id|Id|ID)$/.test(field) && !wordsOf(field).some(isUserWord));
}

/** The function that is given the request out of which an id comes, and nothing else. */
function handlerThatIsSent(context: CheckContext, expression: TSESTree.Node): FunctionNode | undefined {
  const found = stepsTo(context, inner(context, expression));
  if (!found?.givenTo) return undefined;
  const part = found.steps.findIndex((step) => SENT.test(step));
  const isWhole = part === found.steps.length - 1 && !/\(\)$/.test(found.steps[part] ?? "");
  return part >= 0 && !isWhole ? found.givenTo : undefined;
}

/** True where a value, or a part of it, was sent with a request. */
function isSent(context: CheckContext, expression: TSESTree.Node): boolean {
  const node = inner(context, expression);
  if (stepsTo(context, node)?.steps.some(isSentStep)) return true;
  const value = context.valueOf(node);
  return context.nodes("Identifier").some((name) => {
    if (!isInside(name, value) || name.range === value.range) return false;
    const parent = context.parentOf(name);
    if (parent?.type === "MemberExpression" && parent.property === name) return SENT.test(name.name) && !parent.computed;
    return stepsTo(context, name)?.steps.some(isSentStep) ?? false;
  });
}

/** An id without what only gives it another form: `new ObjectId(x)`, `Number(x)`, `x.toString()`. */
function inner(context: CheckContext, expression: TSESTree.Node): TSESTree.Node {
  let node = context.valueOf(expression);
  for (let depth = 0; depth < 6; depth++) {
    let next: TSESTree.Node | undefined;
    if (node.type === "ChainExpression") next = node.expression;
    else if (node.type === "UnaryExpression" && node.operator === "+") next = node.argument;
    else if (node.type === "NewExpression" && CONVERSIONS.test(lastName(node.callee))) next = node.arguments[0];
    else if (node.type === "TemplateLiteral" && node.expressions.length === 1) next = node.expressions[0];
    else if (node.type === "CallExpression" && CONVERSIONS.test(lastName(node.callee))) {
      const isMethod = node.callee.type === "MemberExpression" && /^(?:toString|trim)$/.test(lastName(node.callee));
      next = isMethod && node.callee.type === "MemberExpression" ? node.callee.object : node.arguments[0];
    }
    if (!next) return node;
    node = context.valueOf(next);
  }
  return node;
}

function lastName(node: TSESTree.Node): string {
  return node.type === "Identifier" ? node.name : (memberOf(node) ?? "");
}
