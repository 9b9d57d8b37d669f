import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../program/constants";
import { memberNameOf } from "../program/names";
import { unwrap } from "../syntax/tree";
import type { Environment } from "./environment";
import { showOther } from "./name-guards";
import { exclusionBetween } from "./prototypes";
import { KindSet, TEXT_ONLY_KINDS } from "./kinds";
import type { Frame, Machine } from "./machine";
import { isSchemaKnown } from "./schemas";
import type { FunctionNode, Value } from "./value";

type Node = TSESTree.Node;

/** Notes in the environment what an outcome of a condition shows; see guards.ts. */
type Refine = (condition: Node, outcome: boolean, environment: Environment, frame: Frame) => void;

/** A name by which a program says that it tests whether something may be used: `isSafeName`, `validPath`, `allowed`. */
const TEST_NAME = /(?<!un|in|not|dis)(?:safe|valid|allow|permitted|trusted|white_?list)/i;
/** A name by which a program asks whether something is a part of a page, and not text. */
const ELEMENT_NAME = /^_?is_?(?:dom|html|jquery)?_?(?:element|node|jquery)$/i;
/** The same words for something that is done, not asked. */
const ACTION_NAME = /^(?:get|set|make|add|to|create|load|save|show|render|print|log|on|handle|revalidate|invalidate)(?![a-z])/;

/**
 * `if (isInside(file, root))` with a function of this program: what its returned condition shows of its parameters holds for
 * the arguments. Where its code says nothing, its name is believed.
 */
export function refinePredicate(
  machine: Machine,
  call: TSESTree.CallExpression,
  outcome: boolean,
  environment: Environment,
  frame: Frame,
  refine: Refine,
): void {
  const callee = unwrap(call.callee);
  const name =
    callee.type === "Identifier" ? callee.name : callee.type === "MemberExpression" ? memberNameOf(machine.module, callee) : undefined;
  if (name === undefined || call.arguments.length === 0) return;
  let isReadable = false;
  if (callee.type === "Identifier") {
    for (const { code } of machine.evaluate(callee, frame).refs)
      if (code) isReadable = refineByCode(machine, code, call, outcome, environment, frame, refine) || isReadable;
  }
  if (isReadable || !outcome) return;
  if (ELEMENT_NAME.test(name))
    for (const argument of call.arguments) machine.clearAt(unwrap(argument), TEXT_ONLY_KINDS, environment, frame);
  if (!TEST_NAME.test(name) || ACTION_NAME.test(name)) return;
  if (machine.guardsOf(call, frame).some((guard) => isSchemaKnown(machine, guard, call, frame))) return;
  for (const argument of call.arguments) machine.clearAt(unwrap(argument), KindSet.ALL, environment, frame);
}

/** @returns false where the code says nothing that can be followed */
function refineByCode(
  machine: Machine,
  code: FunctionNode,
  call: TSESTree.CallExpression,
  outcome: boolean,
  environment: Environment,
  frame: Frame,
  refine: Refine,
): boolean {
  if (call.arguments.every((argument) => isHarmless(machine.evaluate(argument, frame)))) return true;
  const outer = frame.environment;
  frame.environment = environment;
  const args = call.arguments.map((argument) => machine.evaluate(argument, frame));
  frame.environment = outer;
  const inner = environment.fork();
  const parameters = code.params.map((parameter) => (parameter.type === "Identifier" ? machine.module.variableOf(parameter) : undefined));
  for (const [index, variable] of parameters.entries()) if (variable) inner.set(variable, args[index] ?? machine.values.unknown);
  if (!refineByReturns(machine, code, outcome, inner, { ...frame, environment: inner, seen: undefined }, refine)) return false;
  for (const [index, variable] of parameters.entries()) {
    const [before, argument] = [args[index], call.arguments[index]];
    const after = variable && inner.get(variable);
    if (!before || !after || !argument || after === before) continue;
    machine.refineAt(unwrap(argument), changeBetween(before, after), environment, frame);
    if (before.reach) showOther(machine, argument, exclusionBetween(before.reach, after.reach), environment, frame);
  }
  return true;
}

function isHarmless({ taints, reach }: Value): boolean {
  return taints.length === 0 && !reach;
}

/** Follows `if (…) return false; …; return …`. @returns false where the code is more than that */
function refineByReturns(
  machine: Machine,
  code: FunctionNode,
  outcome: boolean,
  inner: Environment,
  frame: Frame,
  refine: Refine,
): boolean {
  if (code.body.type !== "BlockStatement") {
    refine(code.body, outcome, inner, frame);
    return true;
  }
  return refineByStatements(machine, code.body.body, outcome, inner, frame, refine);
}

function refineByStatements(
  machine: Machine,
  statements: readonly TSESTree.Statement[],
  outcome: boolean,
  inner: Environment,
  frame: Frame,
  refine: Refine,
): boolean {
  for (const statement of statements) {
    if (statement.type === "ReturnStatement") {
      if (statement.argument) refine(statement.argument, outcome, inner, frame);
      return statement.argument !== null;
    }
    if (statement.type === "TryStatement") {
      // What throws gives the other answer: this one comes from the block.
      const caught = statement.handler && returnedBy(statement.handler.body);
      if (statement.finalizer || !caught || constantOf(machine.module, caught) !== !outcome) return false;
      return refineByStatements(machine, statement.block.body, outcome, inner, frame, refine);
    }
    if (statement.type !== "IfStatement" || statement.alternate) return false;
    const returned = returnedBy(statement.consequent);
    if (!returned || constantOf(machine.module, returned) !== !outcome) return false;
    refine(statement.test, false, inner, frame);
  }
  return false;
}

function returnedBy(statement: Node): Node | undefined {
  const only = statement.type === "BlockStatement" && statement.body.length === 1 ? statement.body[0] : statement;
  return only?.type === "ReturnStatement" ? (only.argument ?? undefined) : undefined;
}

/** What became known of the data of a value, as a change to what is known of the same data elsewhere. */
function changeBetween(before: Value, after: Value): (cleared: KindSet) => KindSet {
  const known = new Map<KindSet, KindSet>();
  for (const taint of before.taints) {
    const left = after.taints.find(({ source, cleared }) => source === taint.source && cleared.union(taint.cleared) === cleared);
    known.set(taint.cleared, left?.cleared ?? KindSet.ALL);
  }
  return (cleared) => known.get(cleared) ?? cleared;
}
