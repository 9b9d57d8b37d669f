import type { Automaton, State, Way } from "./automaton";
import type { LetterSet } from "./letters";
import type { Repetition } from "./terms";
import type { Work } from "./work";

/** What leads to a repetition, and what that can read in more ways than one, a set of letters for each character. */
export interface Suspicion {
  readonly prefix: readonly LetterSet[];
  readonly pump: readonly LetterSet[];
  readonly loop: Repetition;
  /** So many rounds must be exceeded before it shows that something in it is repeated no more than so often. */
  readonly bound: number;
}

/** Repetitions are tried in so many places at most. */
export const MAX_SUSPICIONS = 6;

/** A step of a search through tuples of states: from which one, with which letters. */
export interface Step<T> {
  readonly at: T;
  readonly letters: LetterSet | undefined;
  readonly from: Step<T> | undefined;
}

/** Which pairs of ways on were followed: states that go on in the same way need not be looked at one by one. */
export class Known {
  private readonly pairs = new Map<unknown, Set<unknown>>();

  isNew(first: unknown, second: unknown): boolean {
    const seconds = this.pairs.get(first) ?? new Set();
    this.pairs.set(first, seconds);
    return seconds.size < seconds.add(second).size;
  }
}

export function suspicionAt(automaton: Automaton, state: State, pump: readonly LetterSet[], named: State = state): Suspicion | undefined {
  const loop = commonLoop(state, named) ?? named.loops.at(-1);
  if (!loop || pump.length === 0) return undefined;
  const prefix =
    pathBetween(automaton.start, (reached) => reached === state, automaton.work) ??
    pathBetween(automaton.later, (reached) => reached === state, automaton.work);
  return prefix && { prefix, pump, loop, bound: Math.max(state.bound, named.bound) };
}

function commonLoop(a: State, b: State): Repetition | undefined {
  return a.loops.find((loop) => b.loops.includes(loop));
}

/** The shortest text that leads to a state, through the states given. */
export function pathBetween(
  ways: readonly Way[],
  isWanted: (state: State) => boolean,
  work: Work,
  inside?: ReadonlySet<State>,
): LetterSet[] | undefined {
  const queue: Step<State>[] = [];
  const seen = new Set<State>();
  const expand = (from: readonly Way[], step: Step<State> | undefined): void => {
    work.spend(from.length);
    for (const { to } of from) {
      if (seen.has(to) || (inside && !inside.has(to))) continue;
      seen.add(to);
      queue.push({ at: to, letters: to.set, from: step });
    }
  };
  expand(ways, undefined);
  for (const step of queue) {
    if (isWanted(step.at)) return lettersOf(step);
    expand(step.at.next, step);
  }
  return undefined;
}

export function lettersOf<T>(last: Step<T>): LetterSet[] {
  const letters: LetterSet[] = [];
  for (let step: Step<T> | undefined = last; step; step = step.from) if (step.letters) letters.push(step.letters);
  return letters.reverse();
}

export function originOf<T>(last: Step<T>): Step<T> {
  let step = last;
  while (step.from) step = step.from;
  return step;
}
