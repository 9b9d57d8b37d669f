import type { PropagatorModel } from "../../../rules/model";
import type { LibraryCall } from "./library-call";
import type { Machine } from "./machine";
import type { Value } from "./value";

/** True for a propagator that hands data to a method of an argument: `source.pipe(target)` writes into its target. */
export function isHandedOver({ to }: PropagatorModel): boolean {
  return to[0]?.op === "argument" && to[1]?.op === "member" && to[2]?.op === "parameter";
}

/** Calls the method, be it of a library or of the program, with what the row takes. */
export function handOver(machine: Machine, call: LibraryCall, { to }: PropagatorModel, input: Value): void {
  const [target, method, parameter] = to;
  if (target?.op !== "argument" || method?.op !== "member" || method.names === "any" || parameter?.op !== "parameter") return;
  if (machine.values.isUnknown(input)) return;
  for (let index = target.from; index <= target.to && index < call.args.length; index++) {
    const { states, refs } = call.args[index] ?? machine.values.unknown;
    for (const name of method.names) {
      machine.report.check(states.member(name).argument(parameter.from), input, call.argNodes[index] ?? call.node);
      for (const ref of refs) {
        for (const handler of ref.lookup(name)?.refs ?? []) {
          if (handler.code) machine.apply(handler, machine.values.ofRef(ref), [input], call.node, call.frame);
        }
      }
    }
  }
}
