import type { TSESTree } from "@typescript-eslint/types";
import type { Machine } from "./machine";
import type { StateSet } from "./model-index";
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

/** The same for functions in the properties and elements of a value: `route({ handler: f })`, `use([f, g])`. */
export function runHandlersWithin(machine: Machine, states: StateSet, value: Value, depth = 1): void {
  if (states.isEmpty || depth > MAX_DEPTH) return;
  for (const object of value.refs) {
    for (const [name, stored] of object.properties) {
      if (stored.refs.length === 0) continue;
      const inner = object.isArray ? states.element() : states.member(name);
      for (const ref of stored.refs) if (ref.code) runHandler(machine, inner, ref);
      runHandlersWithin(machine, inner, stored, depth + 1);
    }
  }
}

function runHandler(machine: Machine, states: StateSet, handler: HeapObject, self = machine.values.unknown): void {
  const node = handler.code;
  if (!node || states.isEmpty) return;
  const args = node.params.map((parameter, index) => machine.valueIn(states.parameter(index), parameter));
  const result = states.returned();
  const receiver = states.receiver();
  if (args.every((arg) => machine.values.isUnknown(arg)) && result.isEmpty && receiver.isEmpty) return;
  const returned = machine.apply(handler, machine.values.join(self, machine.values.ofStates(receiver)), args, node);
  machine.report.check(result, returned, returnedIn(node));
  runHandlersWithin(machine, result, returned);
}

/** Where a function says what it returns: its expression, its only `return`, or else the whole of it. */
function returnedIn(node: TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression): TSESTree.Node {
  if (node.body.type !== "BlockStatement") return node.body;
  const last = node.body.body.at(-1);
  return last?.type === "ReturnStatement" && last.argument ? last.argument : node;
}
