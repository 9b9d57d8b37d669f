import type { Automaton, State, Way } from "./automaton";
import { commonLetters, contains, lettersIn, type LetterSet } from "./letters";
import { componentsOf } from "./components";
import type { Repetition } from "./terms";

/** What leads to a repetition, and what that can read in more ways than one, a set of letters for each character. */
export interface Suspicion {
  readonly prefix: readonly LetterSet[];
  readonly pump: readonly LetterSet[];
  readonly loop: Repetition;
  /** So many rounds must be exceeded before it shows that something in it is repeated no more than so often. */
  readonly bound: number;
}

const MAX_SUSPICIONS = 6;
const MAX_EXPONENTIAL_WORK = 400_000;
const MAX_POLYNOMIAL_WORK = 600_000;

/** A step of a search through tuples of states: from which one, with which letters. */
interface Step<T> {
  readonly at: T;
  readonly letters: LetterSet | undefined;
  readonly from: Step<T> | undefined;
}

type Pair = readonly [State, State];
type Triple = readonly [State, State, State];

/**
 * Where a word leads from a state back to it in two ways ("exponential degree of ambiguity": Weber and Seidl, On the degree
 * of ambiguity of finite automata, 1991). It is enough to part from a state and to meet in any other of the same component.
 */
export function* exponentialSuspicions(automaton: Automaton): Generator<Suspicion> {
  const budget = { work: MAX_EXPONENTIAL_WORK };
  for (const component of componentsOf(automaton.states, (state) => state.next.map(({ to }) => to))) {
    const inside = new Set(component);
    let count = 0;
    for (const met of meetings(component, inside, budget)) {
      const word = lettersOf(met);
      const first = originOf(met).at[0];
      const back = pathBetween(met.at[0].next, (state) => state === first, inside);
      const isClosed = met.at[0] === first;
      if (!isClosed && !back) continue;
      const suspicion = suspicionAt(automaton, first, isClosed ? word : [...word, ...(back ?? [])]);
      if (suspicion) yield suspicion;
      if (++count >= MAX_SUSPICIONS || budget.work < 0) break;
    }
  }
}

/** Which pairs of ways on were followed: states that go on in the same way need not be looked at one by one. */
class Known {
  private readonly pairs = new Map<unknown, Set<unknown>>();

  isNew(first: unknown, second: unknown): boolean {
    const seconds = this.pairs.get(first) ?? new Set();
    this.pairs.set(first, seconds);
    return seconds.size < seconds.add(second).size;
  }
}

/** Pairs that parted from one state and meet in one. */
function* meetings(component: readonly State[], inside: ReadonlySet<State>, budget: { work: number }): Generator<Step<Pair>> {
  const queue: Step<Pair>[] = [];
  const seen = new Set<number>();
  const stride = Math.max(...component.map(({ id }) => id)) + 1;
  const origins = component.map((state): Step<Pair> => ({ at: [state, state], letters: undefined, from: undefined }));
  for (const origin of origins) {
    for (const way of origin.at[0].next) {
      if (!way.isAmbiguous || !inside.has(way.to)) continue;
      yield { at: [way.to, way.to], letters: way.to.set, from: origin };
    }
  }
  const parted = new Known();
  const parting = new Known();
  const expand = function* (step: Step<Pair>): Generator<Step<Pair>> {
    const [x, y] = step.at;
    if (!(x === y ? parting : parted).isNew(x.next, y.next)) return;
    for (const { to: a } of x.next) {
      if (!inside.has(a)) continue;
      for (const { to: b } of y.next) {
        if (--budget.work < 0) return;
        if (!inside.has(b) || (x === y && a.id >= b.id)) continue;
        const letters = commonLetters(a.set, b.set);
        if (!letters) continue;
        const next: Step<Pair> = { at: [a, b], letters, from: step };
        if (a === b) yield next;
        else {
          const key = a.id < b.id ? a.id * stride + b.id : b.id * stride + a.id;
          if (!seen.has(key)) {
            seen.add(key);
            queue.push(next);
          }
        }
      }
    }
  };
  for (const origin of origins) yield* expand(origin);
  for (const step of queue) yield* expand(step);
}

/**
 * Where a word leads from one repetition to itself, to another one, and from that to itself ("infinite degree of ambiguity",
 * ibid.); searching on from every place of the text counts as a repetition before all others.
 */
export function* polynomialSuspicions(automaton: Automaton): Generator<Suspicion> {
  const components = componentsOf(automaton.states, (state) => state.next.map(({ to }) => to));
  const repeated = components.filter((component) => component.some((state) => state.loops.length > 0 && !state.isNegated));
  const budget = { work: MAX_POLYNOMIAL_WORK };
  if (automaton.later.length > 0) {
    for (const component of repeated) yield* fromAnywhere(automaton, component, budget);
  }
  for (const first of repeated) {
    for (const second of repeated) if (first !== second) yield* between(automaton, first, second, budget);
  }
}

/** A repetition that the search can also begin in, with the same word. */
function* fromAnywhere(automaton: Automaton, component: readonly State[], budget: { work: number }): Generator<Suspicion> {
  const inside = new Set(component);
  const stride = automaton.states.length + 1;
  const seen = new Set<number>();
  // The first of the pair is where a match that begins later is; undefined before it begins.
  const queue: Step<readonly [State | undefined, State]>[] = component.map((state) => ({
    at: [undefined, state],
    letters: undefined,
    from: undefined,
  }));
  const prefixes = beginnings(automaton);
  let count = 0;
  const known = new Known();
  for (const step of queue) {
    const [x, y] = step.at;
    if (!known.isNew(x?.next ?? automaton.later, y.next)) continue;
    for (const { to: b } of y.next) {
      if (!inside.has(b)) continue;
      const ways: readonly (Way | undefined)[] = x ? x.next : [undefined, ...automaton.later];
      for (const way of ways) {
        if (--budget.work < 0) return;
        const a = way?.to;
        const letters = commonLetters(a?.set ?? b.set, b.set);
        if (!letters) continue;
        const next = { at: [a, b] as const, letters, from: step };
        if (a === b) {
          const first = originOf(step).at[1];
          const word = lettersOf(next);
          const back = b === first ? [] : pathBetween(b.next, (state) => state === first, inside);
          const loop = first.loops.at(-1);
          if (back && loop) for (const prefix of prefixes) yield { prefix, pump: [...word, ...back], loop, bound: first.bound };
          if (++count >= MAX_SUSPICIONS) return;
          continue;
        }
        const key = (a ? a.id + 1 : 0) * stride + b.id;
        if (seen.has(key)) continue;
        seen.add(key);
        queue.push(next);
      }
    }
  }
}

/** Nothing, and a letter that no match begins with, so that what only holds at the beginning of the text does not. */
function beginnings({ start, letters }: Automaton): LetterSet[][] {
  const others = new Uint32Array(Math.ceil(letters / 32));
  for (let letter = 0; letter < letters; letter++) {
    if (!start.some(({ to }) => contains(to.set, letter))) others[letter >>> 5] = (others[letter >>> 5] ?? 0) | (1 << (letter & 31));
  }
  return lettersIn(others).length === 0 ? [[]] : [[], [others]];
}

function* between(automaton: Automaton, first: readonly State[], second: readonly State[], budget: { work: number }): Generator<Suspicion> {
  if (!isReachable(first, second, budget)) return;
  const firstInside = new Set(first);
  const secondInside = new Set(second);
  let count = 0;
  for (const [p, q] of pairsOnCircles(first, second, firstInside, secondInside, budget)) {
    const word = pumpBetween(p, q, firstInside, secondInside, automaton.states.length, budget);
    const suspicion = word && suspicionAt(automaton, p, word, q);
    if (suspicion) yield suspicion;
    if ((suspicion && ++count >= MAX_SUSPICIONS) || budget.work < 0) return;
  }
}

function isReachable(from: readonly State[], to: readonly State[], budget: { work: number }): boolean {
  const wanted = new Set(to);
  const queue = from.slice(0, 1);
  const seen = new Set(queue);
  for (const state of queue) {
    if (wanted.has(state)) return true;
    for (const next of state.next) {
      budget.work--;
      if (seen.has(next.to)) continue;
      seen.add(next.to);
      queue.push(next.to);
    }
  }
  return false;
}

/** Pairs of states of two repetitions that some word leads back to at once. */
function pairsOnCircles(
  first: readonly State[],
  second: readonly State[],
  firstInside: ReadonlySet<State>,
  secondInside: ReadonlySet<State>,
  budget: { work: number },
): Pair[] {
  const pairs = new Map<number, Pair>();
  const stride = Math.max(...second.map(({ id }) => id)) + 1;
  for (const p of first) for (const q of second) pairs.set(p.id * stride + q.id, [p, q]);
  const next = ([x, y]: Pair): Pair[] => {
    const found: Pair[] = [];
    for (const { to: a } of x.next) {
      if (!firstInside.has(a)) continue;
      for (const { to: b } of y.next) {
        if (--budget.work < 0) return found;
        const pair = secondInside.has(b) && commonLetters(a.set, b.set) ? pairs.get(a.id * stride + b.id) : undefined;
        if (pair) found.push(pair);
      }
    }
    return found;
  };
  return componentsOf([...pairs.values()], next).flat();
}

/** The shortest word that leads p to p, p to q, and q to q. */
function pumpBetween(
  p: State,
  q: State,
  first: ReadonlySet<State>,
  second: ReadonlySet<State>,
  states: number,
  budget: { work: number },
): LetterSet[] | undefined {
  const queue: Step<Triple>[] = [{ at: [p, p, q], letters: undefined, from: undefined }];
  const seen = new Set<number>();
  for (const step of queue) {
    const [x, y, z] = step.at;
    for (const { to: a } of x.next) {
      if (!first.has(a)) continue;
      for (const { to: c } of z.next) {
        if (!second.has(c) || !commonLetters(a.set, c.set)) continue;
        for (const { to: b } of y.next) {
          if (--budget.work < 0) return undefined;
          const letters = commonLetters(a.set, b.set, c.set);
          if (!letters) continue;
          const next: Step<Triple> = { at: [a, b, c], letters, from: step };
          if (a === p && b === q && c === q) return lettersOf(next);
          const key = (a.id * states + b.id) * states + c.id;
          if (seen.has(key)) continue;
          seen.add(key);
          queue.push(next);
        }
      }
    }
  }
  return undefined;
}

function suspicionAt(automaton: Automaton, state: State, pump: readonly LetterSet[], named: State = state): Suspicion | undefined {
  const loop = commonLoop(state, named) ?? named.loops.at(-1);
  if (!loop || pump.length === 0) return undefined;
  const prefix =
    pathBetween(automaton.start, (reached) => reached === state) ?? pathBetween(automaton.later, (reached) => reached === state);
  return prefix && { prefix, pump, loop, bound: Math.max(state.bound, named.bound) };
}

function commonLoop(a: State, b: State): Repetition | undefined {
  return a.loops.find((loop) => b.loops.includes(loop));
}

/** The shortest text that leads to a state, through the states given. */
function pathBetween(ways: readonly Way[], isWanted: (state: State) => boolean, inside?: ReadonlySet<State>): LetterSet[] | undefined {
  const queue: Step<State>[] = [];
  const seen = new Set<State>();
  const expand = (from: readonly Way[], step: Step<State> | undefined): void => {
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

function lettersOf<T>(last: Step<T>): LetterSet[] {
  const letters: LetterSet[] = [];
  for (let step: Step<T> | undefined = last; step; step = step.from) if (step.letters) letters.push(step.letters);
  return letters.reverse();
}

function originOf<T>(last: Step<T>): Step<T> {
  let step = last;
  while (step.from) step = step.from;
  return step;
}

/** Which ends of a text keep it from matching, as far as the automaton knows; the shortest first. */
export function rejectedEnds(automaton: Automaton, text: readonly number[]): number[][] {
  let now = new Set<State>();
  for (const [index, letter] of text.entries()) now = advance(automaton, now, letter, index === 0);
  const ends: number[][] = [];
  const queue: { readonly states: ReadonlySet<State>; readonly end: number[] }[] = [{ states: now, end: [] }];
  const seen = new Set<string>();
  for (const { states, end } of queue) {
    if ([...states].some((state) => state.accepts)) continue;
    if (![...states].some((state) => state.acceptsAtEnd)) ends.push(end);
    if (ends.length >= MAX_ENDS || end.length >= 4 || seen.size > MAX_SETS) continue;
    for (let letter = 0; letter < automaton.letters; letter++) {
      const next = advance(automaton, states, letter, false);
      const key = [...next]
        .map(({ id }) => id)
        .sort((a, b) => a - b)
        .join();
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push({ states: next, end: [...end, letter] });
    }
  }
  return ends;
}

const MAX_ENDS = 4;
const MAX_SETS = 150;

function advance(automaton: Automaton, states: ReadonlySet<State>, letter: number, isFirst: boolean): Set<State> {
  const next = new Set<State>();
  const ways = [...states].flatMap((state) => state.next);
  for (const { to } of [...ways, ...(isFirst ? automaton.start : automaton.later)]) if (contains(to.set, letter)) next.add(to);
  return next;
}
