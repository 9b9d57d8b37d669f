import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, RegExpInCode } from "./code-rule";

type Node = TSESTree.Node;

/** A call of `replace` or `replaceAll`. */
export interface Replacement {
  readonly call: TSESTree.CallExpression;
  /** What is looked for: an expression, a text, or undefined where it is not known. */
  readonly pattern: RegExpInCode | string | undefined;
  /** What is put in its place; undefined where it is not a constant. */
  readonly by: string | undefined;
  /** Whether every occurrence is replaced; undefined where the flags are not known. */
  readonly isGlobal: boolean | undefined;
  /** The replacement whose result this one works on, by a chain of calls or by a variable that is given it just before. */
  readonly previous: Replacement | undefined;
}

const remembered = new WeakMap<TSESTree.Program, readonly Replacement[]>();

/** All replacements of a module, in text order. Read once for all rules that ask. */
export function replacementsIn(context: CheckContext): readonly Replacement[] {
  const known = remembered.get(context.ast);
  if (known) return known;
  const replacements = new ReplacementReader(context).read();
  remembered.set(context.ast, replacements);
  return replacements;
}

/** The replacements that a text goes through up to this one, the first one first. */
export function chainTo(last: Replacement): readonly Replacement[] {
  const chain: Replacement[] = [];
  for (let current: Replacement | undefined = last; current; current = current.previous) chain.unshift(current);
  return chain;
}

/** True when a replacement is done again and again: in a loop of which it changes what the next turn works on. */
export function isRepeated(context: CheckContext, { call }: Replacement): boolean {
  const name = subjectOf(call);
  for (let node = context.parentOf(call); node && !/Function/.test(node.type); node = context.parentOf(node)) {
    const isLoop = node.type === "WhileStatement" || node.type === "DoWhileStatement" || node.type === "ForStatement";
    if (isLoop && isAssignedInside(context, call, name, node)) return true;
  }
  return false;
}

class ReplacementReader {
  private readonly expressions = new Map<Node, RegExpInCode>();
  private readonly made = new Map<Node, Replacement>();
  private readonly assignments = new Map<string, TSESTree.AssignmentExpression[]>();

  constructor(private readonly context: CheckContext) {
    for (const regExp of context.regExps()) {
      for (const { method, call } of regExp.uses) {
        if (method === "replace" || method === "replaceAll") this.expressions.set(call, regExp);
      }
    }
    for (const assignment of context.nodes("AssignmentExpression")) {
      if (assignment.left.type !== "Identifier") continue;
      const { name } = assignment.left;
      const known = this.assignments.get(name);
      if (known) known.push(assignment);
      else this.assignments.set(name, [assignment]);
    }
  }

  read(): readonly Replacement[] {
    const calls = this.context.nodes("CallExpression").filter(isReplacement);
    // In text order the inner call of a chain comes after the outer one, which begins at the same place and asks for it.
    return calls.map((call) => this.replacementOf(call)).sort((a, b) => a.call.range[1] - b.call.range[1]);
  }

  private replacementOf(call: TSESTree.CallExpression): Replacement {
    const known = this.made.get(call);
    if (known) return known;
    const [pattern, replacer] = call.arguments;
    const expression = this.expressions.get(call);
    const text = !expression && pattern ? this.context.constantOf(pattern) : undefined;
    const by = replacer ? this.context.constantOf(replacer) : undefined;
    const isGlobal = methodOf(call) === "replaceAll" || (expression ? expression.flags?.includes("g") : undefined);
    const replacement: Replacement = {
      call,
      pattern: expression ?? (typeof text === "string" ? text : undefined),
      by: typeof by === "string" ? by : undefined,
      isGlobal: typeof text === "string" ? (isGlobal ?? false) : isGlobal,
      previous: this.previousOf(call),
    };
    this.made.set(call, replacement);
    return replacement;
  }

  private previousOf(call: TSESTree.CallExpression): Replacement | undefined {
    if (call.callee.type !== "MemberExpression") return undefined;
    const subject = call.callee.object;
    const value = subject.type === "Identifier" ? (this.lastAssigned(call, subject.name) ?? this.context.valueOf(subject)) : subject;
    // What a variable is given stands before its use; where it doesn't, the code goes round in circles.
    const isEarlier = value.range[0] < call.range[0] || subject === value;
    return value.type === "CallExpression" && isReplacement(value) && isEarlier ? this.replacementOf(value) : undefined;
  }

  /** What the nearest statement before, in the same block, gives to a variable. */
  private lastAssigned(call: Node, name: string): Node | undefined {
    let statement = call;
    let parent = this.context.parentOf(call);
    while (parent && !("body" in parent && Array.isArray(parent.body))) {
      statement = parent;
      parent = this.context.parentOf(parent);
    }
    const body = (parent as { body?: Node[] } | undefined)?.body ?? [];
    for (let index = body.indexOf(statement) - 1; index >= 0; index--) {
      const before = body[index];
      if (!before) continue;
      const value = assignedBy(before, name);
      if (value) return value;
      if (this.assignments.get(name)?.some(({ range }) => isInside(range, before.range))) return undefined;
    }
    return undefined;
  }
}

function assignedBy(statement: Node, name: string): Node | undefined {
  if (statement.type === "VariableDeclaration") {
    const declarator = statement.declarations.find(({ id }) => id.type === "Identifier" && id.name === name);
    return declarator?.init ?? undefined;
  }
  const expression = statement.type === "ExpressionStatement" ? statement.expression : undefined;
  const isIt = expression?.type === "AssignmentExpression" && expression.left.type === "Identifier" && expression.left.name === name;
  return isIt && expression.operator === "=" ? expression.right : undefined;
}

function isAssignedInside(context: CheckContext, call: Node, name: string | undefined, loop: Node): boolean {
  if (name === undefined) return false;
  return context.nodes("AssignmentExpression").some(({ left, right, range }) => {
    const isSubject = context.document.textOf({ start: left.range[0], end: left.range[1] }) === name;
    return isSubject && isInside(call.range, right.range) && isInside(range, loop.range);
  });
}

/** The text at the beginning of a chain of calls, as it is written. */
function subjectOf(call: TSESTree.CallExpression): string | undefined {
  let current: Node = call;
  while (current.type === "CallExpression" && current.callee.type === "MemberExpression") current = current.callee.object;
  if (current.type === "Identifier") return current.name;
  return undefined;
}

function isReplacement(call: TSESTree.CallExpression): boolean {
  return methodOf(call) !== undefined && call.arguments.length === 2;
}

function methodOf({ callee }: TSESTree.CallExpression): "replace" | "replaceAll" | undefined {
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier" || callee.computed) return undefined;
  const { name } = callee.property;
  return name === "replace" || name === "replaceAll" ? name : undefined;
}

function isInside(inner: readonly [number, number], outer: readonly [number, number]): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1];
}
