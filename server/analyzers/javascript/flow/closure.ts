import type { Activation } from "./activation";
import type { Environment } from "./environment";
import type { Machine } from "./machine";
import type { FunctionNode, Value } from "./value";

/** A function together with what it can see. */
export interface Closure {
  /** The interpreter of the module that it is written in. */
  readonly machine: Machine;
  readonly node: FunctionNode;
  readonly activation: Activation;
  /** The variables as they were where it was written: guards around a callback hold inside it. */
  readonly environment: Environment;
  /** What `this` is where no call tells: for an arrow that of its surroundings, for a method its object. */
  readonly thisValue: Value;
  /** The pass in which it was written. */
  readonly pass: number;
  /** What a bound function is given before all else. */
  readonly given?: readonly Value[];
}
