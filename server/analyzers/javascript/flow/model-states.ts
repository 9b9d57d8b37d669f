import type {
  AccessPath,
  CallCondition,
  ConstantModel,
  GuardModel,
  LimitModel,
  PathToken,
  PropagatorModel,
  RoleModel,
  SafeValueModel,
  SanitizerModel,
  SinkModel,
  SourceModel,
  VoucherModel,
} from "../../../rules/model";

/** What the models say of the values at one place of the automaton. */
export interface Marks {
  readonly sources: SourceModel[];
  readonly sinks: SinkModel[];
  readonly propagators: PropagatorModel[];
  readonly limits: LimitModel[];
  readonly sanitizers: SanitizerModel[];
  readonly guards: GuardModel[];
  readonly roles: RoleModel[];
  readonly constants: ConstantModel[];
  readonly safeValues: SafeValueModel[];
  readonly vouchers: VoucherModel[];
  /** What a callee also is in calls of which a condition is true. */
  readonly conditional: { readonly when: CallCondition; readonly state: State }[];
}

/** A node of the automaton that recognises the access paths of all models at once. */
export class State {
  readonly members = new Map<string, State>();
  readonly ranges: { op: "argument" | "parameter"; from: number; to: number; state: State }[] = [];
  readonly plain = new Map<string, State>();
  /** What every value here also is: its declared types and their supertypes. */
  readonly also: State[] = [];
  readonly marks: Marks = {
    sources: [],
    sinks: [],
    propagators: [],
    limits: [],
    sanitizers: [],
    guards: [],
    roles: [],
    constants: [],
    safeValues: [],
    vouchers: [],
    conditional: [],
  };
  /** By condition: what a callee here also is where it is true. */
  readonly conditional = new Map<string, State>();

  /**
   * @param id tells states apart
   * @param row the number of the row that first speaks of this place, over all models
   * @param nth how many places that row had spoken of before
   */
  constructor(
    readonly id: number,
    readonly row: number,
    readonly nth: number,
  ) {}
}

/** What leads to members whatever their name. */
export const ANY_MEMBER = "*";

/** What leads from a state to its argument or parameter at a position. */
export function rangesAt(state: State, op: "argument" | "parameter", position: number): State[] {
  return state.ranges.filter((range) => range.op === op && range.from <= position && position <= range.to).map((range) => range.state);
}

/** What one row of a model says of the places that a path leads to. */
export interface Row {
  /** Over all models. Of what several rows say, the first comes first. */
  readonly number: number;
  readonly path: AccessPath;
  /** True where the path as a whole names what is called, so that its condition speaks of that call. */
  readonly isCallee: boolean;
  readonly mark: (end: State) => void;
}

/** The places below a root that a row's path leads to; those that no row has spoken of yet are made. */
export function endsOf(root: State, { number, path, isCallee }: Row, newId: () => number): State[] {
  // The root comes before what is below it.
  let nth = 1;
  const make = (): State => new State(newId(), number, nth++);
  const { tokens, when } = path;
  const call = isCallee ? tokens.length : lastCall(tokens);
  let states = [root];
  for (const [index, token] of tokens.entries()) {
    if (when && index === call) states = states.map((state) => conditional(state, when, make));
    states = states.flatMap((state) => follow(state, token, make));
  }
  return when && call === tokens.length ? states.map((state) => conditional(state, when, make)) : states;
}

/** What a callee also is in the calls that a condition speaks of. */
function conditional(callee: State, when: CallCondition, make: () => State): State {
  const key = JSON.stringify(when);
  let state = callee.conditional.get(key);
  if (!state) {
    callee.conditional.set(key, (state = make()));
    callee.marks.conditional.push({ when, state });
  }
  return state;
}

function follow(state: State, token: PathToken, make: () => State): State[] {
  switch (token.op) {
    case "member": {
      const names = token.names === "any" ? [ANY_MEMBER] : token.names;
      return names.map((name) => {
        let next = state.members.get(name);
        if (!next) state.members.set(name, (next = make()));
        return next;
      });
    }
    case "argument":
    case "parameter":
      return [rangeOf(state, token.op, token.from, token.to, make)];
    case "any-argument":
      return [rangeOf(state, "argument", 0, Infinity, make)];
    default: {
      let next = state.plain.get(token.op);
      if (!next) state.plain.set(token.op, (next = make()));
      return [next];
    }
  }
}

function rangeOf(from: State, op: "argument" | "parameter", first: number, last: number, make: () => State): State {
  let range = from.ranges.find((known) => known.op === op && known.from === first && known.to === last);
  if (!range) from.ranges.push((range = { op, from: first, to: last, state: make() }));
  return range.state;
}

const CALL_STEPS: ReadonlySet<string> = new Set(["argument", "any-argument", "this", "return", "instance"]);

/** Where the last call of a path is: the step that follows its callee; the end where the whole path is a callee. */
function lastCall(tokens: readonly PathToken[]): number {
  const steps = tokens.map(({ op }) => CALL_STEPS.has(op));
  let last = steps.lastIndexOf(true);
  // What a callback is given, or returns, belongs to the call that it is an argument of.
  while (last > 0 && steps[last - 1]) last--;
  return last < 0 ? tokens.length : last;
}
