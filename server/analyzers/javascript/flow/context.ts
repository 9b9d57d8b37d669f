import type { Activation } from "./activation";
import type { Closure } from "./closure";
import type { Reader } from "./journal";
import type { Value } from "./value";

/** A function solved for one kind of arguments: its summary for callers that pass such. */
export class Context {
  result: Value;
  /** What it throws and does not catch. */
  thrown: Value;
  /** The age of the journal (see journal.ts) when it last ran; -1 where something that it read then has changed. */
  solvedAt = -1;
  running = false;
  /** How often it was called from within itself while it ran: its result must then be computed again. */
  recursions = 0;
  /** The pass in which it was last run again. */
  revisedIn = -1;
  /** How many characters its function has. */
  readonly length: number;
  /** Who asked for its result in this run. Undefined stands for code that only another pass runs again. */
  readonly callers = new Set<Reader | undefined>();

  /** @param isShared true where callers with different arguments share it, of which `args` are all together */
  constructor(
    /** The function as it was last written, with what it could see there. */
    public closure: Closure,
    readonly activation: Activation,
    readonly run: number,
    readonly thisValue: Value,
    public args: readonly Value[],
    readonly isShared: boolean,
    unknown: Value,
  ) {
    this.result = unknown;
    this.thrown = unknown;
    const [start, end] = closure.node.range;
    this.length = end - start;
  }
}

/** What a caller gets of what a context gave: of a shared one without what only other callers put in. */
export function forCaller({ isShared, args: all }: Context, result: Value, args: readonly Value[]): Value {
  if (!isShared || (result.taints.length === 0 && result.refs.length === 0)) return result;
  const isOwn = (isIn: (value: Value) => boolean): boolean => args.some(isIn) || !all.some(isIn);
  const taints = result.taints.filter(({ source }) => isOwn((value) => value.taints.some((taint) => taint.source === source)));
  const refs = result.refs.filter((ref) => isOwn((value) => value.refs.includes(ref)));
  if (taints.length === result.taints.length && refs.length === result.refs.length) return result;
  return result.withTaints(taints).withRefs(refs);
}
