import type { TSESTree } from "@typescript-eslint/types";
import { pathKeyOf } from "./access-path-key";
import { LOOP_BOUND_KINDS } from "./kinds";
import { loopBoundOf, type LoopBound } from "./loop-bodies";
import type { Frame, Machine } from "./machine";

type Node = TSESTree.Node;

/** The kind of sink that an object is whose length says how often a loop runs. */
const LOOP_BOUND = "loop-bound";

const bounds = new WeakMap<Node, { readonly bound: LoopBound | undefined }>();

/** Checks what a loop counts to, where that is the length of something. */
export function checkLoopBound(machine: Machine, loop: Node, frame: Frame): LoopBound | undefined {
  if (!machine.report.hasSink(LOOP_BOUND)) return undefined;
  let known = bounds.get(loop);
  if (!known) bounds.set(loop, (known = { bound: loopBoundOf(machine.module, loop) }));
  const { bound } = known;
  if (!bound || pathKeyOf(machine.module, bound.object) === undefined) return undefined;
  if (!bound.endsEarly) {
    const value = machine.evaluate(bound.object, frame);
    if (value.taints.length > 0 || value.refs.length > 0)
      machine.report.arriveAt(LOOP_BOUND, "the length up to which a loop counts", value, bound.length);
  }
  return bound;
}

/** What came to its end although it reads each element has them all. */
export function noteElements(machine: Machine, bound: LoopBound | undefined, frame: Frame): void {
  if (bound?.readsElements) machine.clearAt(bound.object, LOOP_BOUND_KINDS, frame.environment, frame);
}
