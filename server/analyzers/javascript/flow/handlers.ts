import type { TSESTree } from "@typescript-eslint/types";
import type { LimitModel, PathToken } from "../../../rules/model";
import type { Frame, Machine } from "./machine";
import type { StateSet } from "./model-index";
import { limitedBy } from "./schema-rows";
import type { HeapObject, Value } from "./value";

const MAX_DEPTH = 6;

/**
 * Runs the functions of a value that arrives where models speak of their parameters, with what they are given there:
 * `window.onmessage = f`, `const f: RequestHandler = …`.
 */
export function runHandlers(machine: Machine, states: StateSet, value: Value, self = machine.values.unknown): void {
  if (states.isEmpty) return;
  for (const ref of value.refs) if (ref.code) runHandler(machine, states, ref, self);
  runHandlersWithin(machine, states, value);
}

/** A schema beside a function: the way on to the function and what it is given, from the object at hand. */
interface Limit {
  readonly to: readonly PathToken[];
  readonly mode: LimitModel["mode"];
  readonly schema: Value;
}

const NO_LIMITS: readonly Limit[] = [];

/** The objects whose functions are being run, and as what. */
const running = new WeakMap<HeapObject, Set<StateSet>>();

/** The same for functions in the properties and elements of a value: `route({ handler: f })`, `use([f, g])`. */
export function runHandlersWithin(machine: Machine, states: StateSet, value: Value, depth = 1, outer = NO_LIMITS): void {
  if (states.isEmpty || depth > MAX_DEPTH) return;
  for (const object of value.refs) {
    // What a function gives may be what it stands in.
    const within = running.get(object) ?? new Set<StateSet>();
    if (within.has(states)) continue;
    running.set(object, within.add(states));
    try {
      runIn(machine, states, object, depth, outer);
    } finally {
      within.delete(states);
    }
  }
}

function runIn(machine: Machine, states: StateSet, object: HeapObject, depth: number, outer: readonly Limit[]): void {
  const limits = states.marks.limits.length === 0 ? outer : [...outer, ...limitsIn(machine, states, object)];
  for (const [name, stored] of object.properties) {
    if (stored.refs.length === 0) continue;
    const inner = object.isArray ? states.element() : states.member(name);
    const within = limits.length === 0 ? limits : limits.flatMap((limit) => behind(limit, name));
    for (const ref of stored.refs) if (ref.code) runHandler(machine, inner, ref, machine.values.unknown, within, depth + 1);
    runHandlersWithin(machine, inner, stored, depth + 1, within);
  }
}

/** The schemas of an object that limit what its functions are given. */
function limitsIn(machine: Machine, states: StateSet, object: HeapObject): Limit[] {
  const { values } = machine;
  return states.marks.limits.flatMap(({ from, to, mode }) => {
    const schema = from.reduce((value, token) => {
      const names = token.op === "member" && token.names !== "any" ? token.names : [];
      return values.joinAll(value.refs.flatMap((ref) => names.map((name) => ref.lookup(name) ?? values.unknown)));
    }, values.ofRef(object));
    return values.isUnknown(schema) ? [] : [{ to, mode, schema }];
  });
}

function behind({ to: [first, ...rest], mode, schema }: Limit, name: string): Limit[] {
  const isThere = first?.op === "element" || (first?.op === "member" && (first.names === "any" || first.names.includes(name)));
  return isThere ? [{ to: rest, mode, schema }] : [];
}

function runHandler(
  machine: Machine,
  states: StateSet,
  handler: HeapObject,
  self = machine.values.unknown,
  limits = NO_LIMITS,
  depth = 1,
): void {
  const node = handler.code;
  if (!node || states.isEmpty) return;
  machine.tick();
  const frame = limits.length === 0 ? undefined : machine.frameWithin(handler);
  const args = node.params.map((parameter, index) => {
    const given = machine.valueIn(states.parameter(index), parameter);
    return frame === undefined ? given : limits.reduce((left, limit) => leftBy(machine, limit, index, left, { node, frame }), given);
  });
  const result = states.returned();
  const receiver = states.receiver();
  if (args.every((arg) => machine.values.isUnknown(arg)) && result.isEmpty && receiver.isEmpty) return;
  const returned = machine.apply(handler, machine.values.join(self, machine.values.ofStates(receiver)), args, node);
  machine.report.check(result, returned, returnedIn(node));
  runHandlersWithin(machine, result, returned, depth);
}

/** What a schema leaves of what a function is given at a position. */
function leftBy(machine: Machine, limit: Limit, position: number, given: Value, place: { node: TSESTree.Node; frame: Frame }): Value {
  const [parameter, member] = limit.to;
  if (parameter?.op !== "parameter" || position < parameter.from || position > parameter.to) return given;
  return limitedBy(machine, place, { mode: limit.mode, member, schema: limit.schema }, given);
}

/** Where a function says what it returns: its expression, its only `return`, or else the whole of it. */
function returnedIn(node: TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression): TSESTree.Node {
  if (node.body.type !== "BlockStatement") return node.body;
  const last = node.body.body.at(-1);
  return last?.type === "ReturnStatement" && last.argument ? last.argument : node;
}
