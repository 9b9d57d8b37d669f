import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../program/constants";
import { unwrap } from "../syntax/tree";
import { pathKeyOf, variableKey } from "./access-path-key";
import type { Environment } from "./environment";
import { KindSet } from "./kinds";
import type { Frame, Machine } from "./machine";
import { showOther, showOwn } from "./name-guards";
import { exclusionAt } from "./prototypes";
import type { Taint } from "./taint";
import type { FunctionNode, HeapObject, Value } from "./value";

type Node = TSESTree.Node;

/*
 * Functions of the program that test their parameters: `function isSafe(key) { return key !== "__proto__"; }`.
 * Such a function is looked through with stand-ins for its arguments; what is left of them where it gives true, or false,
 * is what its outcome shows.
 */

interface Outcome {
  /** For each parameter, the kinds that it is safe for. */
  readonly cleared: readonly KindSet[];
  /** For each parameter, what it is shown not to be. */
  readonly exclusions: readonly { readonly root: boolean; readonly maker: boolean }[];
  /** Pairs of parameters of which the first has a property named by the second. */
  readonly owns: readonly (readonly [number, number])[];
}

interface Predicate {
  readonly yes: Outcome | undefined;
  readonly no: Outcome | undefined;
}

const MAX_STATEMENTS = 12;
const MAX_PARAMETERS = 4;
const MAX_DEPTH = 3;

const known = new WeakMap<HeapObject, Predicate | undefined>();
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
  const predicate = predicateOf(machine, callee, callee.code);
  const shown = outcome ? predicate?.yes : predicate?.no;
  if (!shown) return;
  for (const [index, argument] of node.arguments.entries()) {
    const kinds = shown.cleared[index];
    const exclusion = shown.exclusions[index];
    if (kinds && kinds !== KindSet.NONE && pathKeyOf(machine.module, argument) !== undefined)
      machine.clearAt(argument, kinds, environment, frame);
    if (exclusion?.root || exclusion?.maker) showOther(machine, argument, exclusion, environment, frame);
  }
  for (const [owner, name] of shown.owns) {
    const [object, key] = [node.arguments[owner], node.arguments[name]];
    if (object && key) showOwn(machine, object, key, environment);
  }
}

function predicateOf(machine: Machine, callee: HeapObject, code: FunctionNode): Predicate | undefined {
  if (known.has(callee)) return known.get(callee);
  known.set(callee, undefined);
  depth++;
  const predicate = isSimple(code) ? lookThrough(machine, callee, code) : undefined;
  depth--;
  known.set(callee, predicate);
  return predicate;
}

function isSimple({ params, body, async, generator }: FunctionNode): boolean {
  const isShort = body.type !== "BlockStatement" || body.body.length <= MAX_STATEMENTS;
  return isShort && !async && !generator && params.length <= MAX_PARAMETERS && params.every((parameter) => parameter.type === "Identifier");
}

function lookThrough(machine: Machine, callee: HeapObject, code: FunctionNode): Predicate | undefined {
  const frame = machine.frameWithin(callee);
  if (!frame) return undefined;
  const variables = code.params.map((parameter) => (parameter.type === "Identifier" ? machine.module.variableOf(parameter) : undefined));
  for (const [index, variable] of variables.entries()) {
    if (variable) frame.environment.set(variable, standIn(machine, code, index));
  }
  const ends: { yes: Environment[]; no: Environment[] } = { yes: [], no: [] };
  if (code.body.type !== "BlockStatement") endWith(machine, code.body, frame, ends);
  else if (!run(machine, code.body.body, frame, ends)) return undefined;
  else if (!frame.environment.dead) ends.no.push(frame.environment);
  const describe = (environments: readonly Environment[]): Outcome | undefined => {
    const reached = environments.filter(({ dead }) => !dead);
    if (reached.length === 0) return undefined;
    const values = variables.map((variable) => reached.map((environment) => variable && environment.get(variable)));
    const keys = variables.map((variable) => variable && variableKey(variable));
    return {
      cleared: values.map((each) => each.map(clearedIn).reduce((a, b) => a.intersection(b))),
      exclusions: values.map((each) => ({
        root: each.every((value) => value && !value.reach?.root),
        maker: each.every((value) => value && !value.reach?.maker),
      })),
      owns: keys.flatMap((owner, index) =>
        keys.flatMap((name, position) =>
          index !== position && reached.every((environment) => exclusionAt(environment, `${owner ?? ""}.[${name ?? ""}]`).root)
            ? [[index, position] as const]
            : [],
        ),
      ),
    };
  };
  return { yes: describe(ends.yes), no: describe(ends.no) };
}

/** @returns false where a statement is met that a test has no need of */
function run(machine: Machine, statements: readonly Node[], frame: Frame, ends: { yes: Environment[]; no: Environment[] }): boolean {
  for (const statement of statements) {
    if (frame.environment.dead) return true;
    switch (statement.type) {
      case "VariableDeclaration":
        machine.execute(statement, frame);
        break;
      case "ReturnStatement":
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
      default:
        return false;
    }
  }
  return true;
}

function endWith(machine: Machine, expression: Node, frame: Frame, ends: { yes: Environment[]; no: Environment[] }): void {
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

const PROBE = "probe";

/** An argument of which everything is feared. */
function standIn(machine: Machine, code: FunctionNode, index: number): Value {
  const taint: Taint = machine.newTaint(code, PROBE, `argument ${index}`);
  return machine.values.ofTaints([taint]).withReach({ root: taint, maker: taint });
}

function clearedIn(value: Value | undefined): KindSet {
  const probes = value?.taints.filter(({ source }) => source.kind === PROBE) ?? [];
  if (!value) return KindSet.NONE;
  return probes.length === 0 ? KindSet.ALL : probes.map(({ cleared }) => cleared).reduce((a, b) => a.intersection(b));
}
