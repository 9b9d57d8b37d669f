import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../program/constants";
import { childrenOf, unwrap } from "../syntax/tree";
import { pathKeyOf, variableKey } from "./access-path-key";
import type { Environment } from "./environment";
import { KindSet } from "./kinds";
import type { Frame, Machine } from "./machine";
import { showOther, showOwn } from "./name-guards";
import { notePathAllowed } from "./path-checks";
import { exclusionAt, exclusionBetween, type Exclusion } from "./prototypes";
import { trustWhole } from "./trusted-senders";
import type { FunctionNode, HeapObject, Value } from "./value";

type Node = TSESTree.Node;

/*
 * Functions of the program that test their parameters: `function isSafe(key) { return key !== "__proto__"; }`.
 * Such a function is looked through with the arguments at hand; what is left of them where it gives true, or false, or comes
 * back at all, is what its outcome shows.
 */

interface Outcome {
  /** For each parameter, what became known of its data. */
  readonly changes: readonly ((cleared: KindSet) => KindSet)[];
  /** For each parameter, what it is shown not to be. */
  readonly exclusions: readonly (Exclusion | undefined)[];
  /** Pairs of parameters of which the first has a property named by the second. */
  readonly owns: readonly (readonly [number, number])[];
  /** For each parameter, whether it was asked who sent it. */
  readonly believed: readonly boolean[];
}

interface Predicate {
  readonly yes: Outcome | undefined;
  readonly no: Outcome | undefined;
  /** What holds wherever it throws nothing. */
  readonly back: Outcome | undefined;
}

/** Where a function ends, and jumps out of the loop at hand. */
export interface Ends {
  readonly yes: Environment[];
  readonly no: Environment[];
  readonly jumps: Environment[];
}

const MAX_STATEMENTS = 12;
const MAX_PARAMETERS = 4;
const MAX_DEPTH = 3;

/** What is known of functions, by the arguments that they are given. */
const known = new WeakMap<HeapObject, Map<string, Predicate | undefined>>();
const throwing = new WeakMap<FunctionNode, boolean>();
let depth = 0;

/** Applies what the outcome of a call of the program's own function shows of its arguments. */
export function refineByTest(
  machine: Machine,
  node: TSESTree.CallExpression,
  outcome: boolean,
  environment: Environment,
  frame: Frame,
): void {
  if (node.arguments.length === 0 || depth >= MAX_DEPTH) return;
  const [callee] = machine.evaluate(node.callee, frame).refs;
  if (!callee?.code) return;
  const args = argumentsIn(machine, node, environment, frame);
  const predicate = predicateOf(machine, callee, callee.code, node, args);
  const shown = outcome ? predicate?.yes : predicate?.no;
  if (shown) apply(machine, node, args, shown, environment, frame);
}

/** `checkPath(file);` and `const path = await checkPath(file);`: where a function of the program that throws came back, nothing was wrong. */
export function noteReturn(machine: Machine, expression: Node, frame: Frame): void {
  const inner = unwrap(expression);
  const [awaited, target] = inner.type === "AssignmentExpression" ? [unwrap(inner.right), inner.left] : [inner, undefined];
  const node = awaited.type === "AwaitExpression" ? unwrap(awaited.argument) : awaited;
  if (node.type !== "CallExpression" || node.arguments.length === 0 || depth >= MAX_DEPTH) return;
  const checked = node.arguments.map((argument) => pathKeyOf(machine.module, argument)).filter((key) => key !== undefined);
  // `x = checked(x)` leaves nothing of the argument.
  if (checked.length === 0 || (target && checked.includes(pathKeyOf(machine.module, target) ?? ""))) return;
  const [callee, other] = machine.evaluate(node.callee, frame).refs;
  if (!callee?.code || other || !mayThrow(callee.code)) return;
  const args = argumentsIn(machine, node, frame.environment, frame);
  const shown = predicateOf(machine, callee, callee.code, node, args)?.back;
  if (shown) apply(machine, node, args, shown, frame.environment, frame);
}

function argumentsIn(machine: Machine, node: TSESTree.CallExpression, environment: Environment, frame: Frame): readonly Value[] {
  const outer = frame.environment;
  frame.environment = environment;
  const args = node.arguments.map((argument) => machine.evaluate(argument, frame));
  frame.environment = outer;
  return args;
}

function apply(
  machine: Machine,
  node: TSESTree.CallExpression,
  args: readonly Value[],
  shown: Outcome,
  environment: Environment,
  frame: Frame,
): void {
  for (const [index, argument] of node.arguments.entries()) {
    const [change, exclusion, before] = [shown.changes[index], shown.exclusions[index], args[index]];
    if (shown.believed[index]) trustWhole(machine, argument, environment, frame);
    if (!change || !before) continue;
    machine.refineAt(argument, change, environment, frame);
    const mayHurtPaths = before.taints.filter(({ cleared }) => !cleared.has("path"));
    if (mayHurtPaths.length > 0 && mayHurtPaths.every(({ cleared }) => change(cleared).has("path")))
      notePathAllowed(machine, argument, environment, frame);
    if (exclusion) showOther(machine, argument, exclusion, environment, frame);
  }
  for (const [owner, name] of shown.owns) {
    const [object, key] = [node.arguments[owner], node.arguments[name]];
    if (object && key) showOwn(machine, object, key, environment);
  }
}

function predicateOf(
  machine: Machine,
  callee: HeapObject,
  code: FunctionNode,
  node: TSESTree.CallExpression,
  args: readonly Value[],
): Predicate | undefined {
  // What is not waited for has not ended yet, and counts as true.
  if (code.async && machine.module.tree.parentOf(node)?.type !== "AwaitExpression") return undefined;
  if (!isSimple(code) || args.every(isHarmless)) return undefined;
  let table = known.get(callee);
  if (!table) known.set(callee, (table = new Map<string, Predicate | undefined>()));
  const key = args.map((value) => value.key).join(" ");
  if (table.has(key)) return table.get(key);
  table.set(key, undefined);
  depth++;
  const predicate = lookThrough(machine, callee, code, args);
  depth--;
  table.set(key, predicate);
  return predicate;
}

function isHarmless({ taints, reach, states }: Value): boolean {
  return taints.length === 0 && !reach && !states.namesSender;
}

/** True where a function throws something itself, or hands its parameters on to one that may, so that coming back may say something. */
function mayThrow(code: FunctionNode): boolean {
  let found = throwing.get(code);
  if (found === undefined) throwing.set(code, (found = throwsWithin(code.body) || (isSimple(code) && handsOn(code))));
  return found;
}

function throwsWithin(node: Node): boolean {
  if (node.type === "ThrowStatement") return true;
  return !/Function/.test(node.type) && childrenOf(node).some(throwsWithin);
}

function handsOn({ params, body }: FunctionNode): boolean {
  const names = new Set(params.flatMap((parameter) => (parameter.type === "Identifier" ? [parameter.name] : [])));
  return (
    body.type === "BlockStatement" &&
    body.body.some((statement) => {
      const called =
        statement.type === "ExpressionStatement"
          ? statement.expression
          : statement.type === "ReturnStatement"
            ? statement.argument
            : undefined;
      const call = called && unwrap(called);
      return (
        call?.type === "CallExpression" && call.arguments.some((argument) => argument.type === "Identifier" && names.has(argument.name))
      );
    })
  );
}

function isSimple({ params, body, generator }: FunctionNode): boolean {
  const isShort = body.type !== "BlockStatement" || body.body.length <= MAX_STATEMENTS;
  return isShort && !generator && params.length <= MAX_PARAMETERS && params.every((parameter) => parameter.type === "Identifier");
}

function lookThrough(caller: Machine, callee: HeapObject, code: FunctionNode, args: readonly Value[]): Predicate | undefined {
  const machine = caller.machineOf(callee);
  const frame = machine?.frameWithin(callee);
  if (!machine || !frame) return undefined;
  const variables = code.params.map((parameter) => (parameter.type === "Identifier" ? machine.module.variableOf(parameter) : undefined));
  for (const [index, variable] of variables.entries()) {
    if (variable) frame.environment.set(variable, args[index] ?? machine.values.unknown);
  }
  const ends = endsOf(machine, code, frame);
  if (!ends) return undefined;
  const describe = (environments: readonly Environment[]): Outcome | undefined => {
    const reached = environments.filter(({ dead }) => !dead);
    if (reached.length === 0) return undefined;
    const values = variables.map((variable) =>
      reached.map((environment) => (variable && environment.get(variable)) ?? machine.values.unknown),
    );
    const keys = variables.map((variable) => variable && variableKey(variable));
    return {
      changes: values.map((after, index) => changeBetween(args[index] ?? machine.values.unknown, after)),
      exclusions: values.map((each, index) => {
        const reach = args[index]?.reach;
        return reach && exclusionBetween(reach, machine.values.joinAll(each).reach);
      }),
      owns: keys.flatMap((owner, index) =>
        keys.flatMap((name, position) =>
          index !== position && reached.every((environment) => exclusionAt(environment, `${owner ?? ""}.[${name ?? ""}]`).root)
            ? [[index, position] as const]
            : [],
        ),
      ),
      believed: values.map((after, index) => args[index]?.states.namesSender === true && after.every(({ states }) => !states.namesSender)),
    };
  };
  return { yes: describe(ends.yes), no: describe(ends.no), back: describe([...ends.yes, ...ends.no]) };
}

/** What became known of the data of a value, whatever the way that was taken, as a change to what is known of the same data elsewhere. */
function changeBetween(before: Value, after: readonly Value[]): (cleared: KindSet) => KindSet {
  const found = new Map<KindSet, KindSet>();
  for (const taint of before.taints) {
    const left = after.flatMap(({ taints }) =>
      taints.filter(({ source, cleared }) => source === taint.source && cleared.union(taint.cleared) === cleared),
    );
    const shown = left.reduce((all, { cleared }) => all.intersection(cleared), KindSet.ALL);
    found.set(taint.cleared, found.get(taint.cleared)?.intersection(shown) ?? shown);
  }
  return (cleared) => found.get(cleared) ?? cleared;
}

/** The variables wherever a function gives true, or false; undefined where it does what a test has no need of. */
export function endsOf(machine: Machine, code: FunctionNode, frame: Frame): Ends | undefined {
  const ends: Ends = { yes: [], no: [], jumps: [] };
  if (code.body.type !== "BlockStatement") endWith(machine, code.body, frame, ends);
  else if (!run(machine, code.body.body, frame, ends)) return undefined;
  else if (!frame.environment.dead) ends.no.push(frame.environment);
  return ends;
}

/** @returns false where a statement is met that a test has no need of */
function run(machine: Machine, statements: readonly Node[], frame: Frame, ends: Ends): boolean {
  for (const statement of statements) {
    if (frame.environment.dead) return true;
    switch (statement.type) {
      case "VariableDeclaration":
        machine.execute(statement, frame);
        break;
      case "ReturnStatement":
        if (statement.argument) noteReturn(machine, statement.argument, frame);
        if (statement.argument) endWith(machine, statement.argument, frame, ends);
        else ends.no.push(frame.environment.fork());
        frame.environment.dead = true;
        break;
      case "ThrowStatement":
        frame.environment.dead = true;
        break;
      case "BlockStatement":
        if (!run(machine, statement.body, frame, ends)) return false;
        break;
      case "IfStatement": {
        const { yes, no } = machine.branch(statement.test, frame);
        const outer = frame.environment;
        frame.environment = yes;
        const isFirstPlain = run(machine, [statement.consequent], frame, ends);
        frame.environment = no;
        const isSecondPlain = !statement.alternate || run(machine, [statement.alternate], frame, ends);
        frame.environment = outer;
        if (!isFirstPlain || !isSecondPlain) return false;
        outer.merge(yes, no);
        break;
      }
      case "ForOfStatement":
      case "ForInStatement":
      case "ForStatement":
      case "WhileStatement":
        if (!runLoop(machine, statement, frame, ends)) return false;
        break;
      case "BreakStatement":
      case "ContinueStatement":
        if (statement.label) return false;
        ends.jumps.push(frame.environment.fork());
        frame.environment.dead = true;
        break;
      case "TryStatement":
        if (statement.finalizer || !runTry(machine, statement, frame, ends)) return false;
        break;
      case "ExpressionStatement":
        if (unwrap(statement.expression).type === "AssignmentExpression") machine.execute(statement, frame);
        noteReturn(machine, statement.expression, frame);
        break;
      default:
        return false;
    }
  }
  return true;
}

/** A round may be the last one, or none may take place. */
function runLoop(
  machine: Machine,
  loop: TSESTree.ForOfStatement | TSESTree.ForInStatement | TSESTree.ForStatement | TSESTree.WhileStatement,
  frame: Frame,
  ends: Ends,
): boolean {
  const outer = frame.environment;
  if (loop.type === "ForStatement" && loop.init?.type === "VariableDeclaration") machine.execute(loop.init, frame);
  const round = (frame.environment = outer.fork());
  if (loop.type === "ForOfStatement" || loop.type === "ForInStatement") {
    const listed = machine.evaluate(loop.right, frame);
    const target = loop.left.type === "VariableDeclaration" ? loop.left.declarations.at(0)?.id : loop.left;
    if (target)
      machine.assign(
        target,
        loop.type === "ForOfStatement" ? machine.elementOf(listed, loop.right) : machine.keysOf(listed, loop.right),
        frame,
      );
  }
  const jumps: Environment[] = [];
  const isPlain = run(machine, [loop.body], frame, { ...ends, jumps });
  frame.environment = outer;
  for (const end of [round, ...jumps]) outer.merge(outer.fork(), end);
  return isPlain;
}

function runTry(machine: Machine, node: TSESTree.TryStatement, frame: Frame, ends: Ends): boolean {
  const outer = frame.environment;
  const caught = outer.fork();
  if (!run(machine, [node.block], frame, ends)) return false;
  if (!node.handler) return true;
  frame.environment = caught;
  const isPlain = run(machine, [node.handler.body], frame, ends);
  frame.environment = outer;
  outer.merge(outer.fork(), caught);
  return isPlain;
}

function endWith(machine: Machine, expression: Node, frame: Frame, ends: Ends): void {
  const node = unwrap(expression);
  const constant = constantOf(machine.module, node);
  if (constant !== undefined) {
    (constant ? ends.yes : ends.no).push(frame.environment.fork());
    return;
  }
  const { yes, no } = machine.branch(node, frame);
  ends.yes.push(yes);
  ends.no.push(no);
}
