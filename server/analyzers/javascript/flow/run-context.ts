import { rejected } from "./conduits";
import type { Context } from "./context";
import { Environment } from "./environment";
import type { Frame, Machine } from "./machine";
import { bindParameters } from "./parameters";
import type { FunctionNode, Value } from "./value";

/** Runs the function of a context once. @returns what is known at its end: what it gives, and what it throws and does not catch */
export function runContext(context: Context): Frame {
  const { closure } = context;
  const { machine, node } = closure;
  const { values } = machine;
  const frame: Frame = {
    activation: context.activation,
    environment: new Environment(values, closure.environment),
    thisValue: context.thisValue,
    returned: values.unknown,
    jumps: [],
    thrown: values.unknown,
    args: context.args,
    seen: undefined,
  };
  bindParameters(machine, node, frame);
  if (node.body.type === "BlockStatement") machine.execute(node.body, frame);
  else frame.returned = machine.evaluate(node.body, frame);
  if (node.generator) frame.returned = sequenceOf(machine, node, frame);
  if (node.async && !values.isUnknown(frame.thrown)) {
    frame.returned = values.join(frame.returned, rejected(machine, frame.thrown, machine.allocate(node, frame)));
  }
  return frame;
}

/** What a call of a generator gives: a sequence of what it yields. */
function sequenceOf(machine: Machine, node: FunctionNode, frame: Frame): Value {
  const sequence = machine.allocate(node.body, frame);
  sequence.isArray = true;
  sequence.store(undefined, frame.returned, machine.values);
  return machine.values.ofRef(sequence);
}
