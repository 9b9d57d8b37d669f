import type { Automaton, State, Way } from "./automaton";
import type { Work } from "./work";
import { componentsOf } from "./components";
import { commonLetters, contains, lettersIn, type LetterSet } from "./letters";
import { Known, lettersOf, MAX_SUSPICIONS, originOf, pathBetween, suspicionAt, type Step, type Suspicion } from "./suspicion";

type Pair = readonly [State, State];
type Triple = readonly [State, State, State];

/**
 * Where a word leads from one repetition to itself, to another one, and from that to itself ("infinite degree of ambiguity":
 * Weber and Seidl, On the degree of ambiguity of finite automata, 1991); searching on from every place of the text counts as a
 * repetition before all others.
 */
export function* polynomialSuspicions(automaton: Automaton): Generator<Suspicion> {
  const components = componentsOf(automaton.states, (state) => state.next.map(({ to }) => to), automaton.work);
  const repeated = components.filter((component) => component.some((state) => state.loops.length > 0 && !state.isNegated));
  if (automaton.later.length > 0) {
    for (const component of repeated) yield* fromAnywhere(automaton, component);
  }
  for (const first of repeated) {
    for (const second of repeated) if (first !== second) yield* between(automaton, first, second);
  }
}

/** A repetition that the search can also begin in, with the same word. */
function* fromAnywhere(automaton: Automaton, component: readonly State[]): Generator<Suspicion> {
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
        automaton.work.spend(4);
        const a = way?.to;
        const letters = commonLetters(a?.set ?? b.set, b.set);
        if (!letters) continue;
        const next = { at: [a, b] as const, letters, from: step };
        if (a === b) {
          const first = originOf(step).at[1];
          const word = lettersOf(next);
          const back = b === first ? [] : pathBetween(b.next, (state) => state === first, automaton.work, inside);
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

function* between(automaton: Automaton, first: readonly State[], second: readonly State[]): Generator<Suspicion> {
  const { work } = automaton;
  if (!isReachable(first, second, work)) return;
  const firstInside = new Set(first);
  const secondInside = new Set(second);
  let count = 0;
  for (const [p, q] of pairsOnCircles(first, second, firstInside, secondInside, work)) {
    const word = pumpBetween(p, q, firstInside, secondInside, automaton.states.length, work);
    const suspicion = word && suspicionAt(automaton, p, word, q);
    if (suspicion) yield suspicion;
    if (suspicion && ++count >= MAX_SUSPICIONS) return;
  }
}

function isReachable(from: readonly State[], to: readonly State[], work: Work): boolean {
  const wanted = new Set(to);
  const queue = from.slice(0, 1);
  const seen = new Set(queue);
  for (const state of queue) {
    if (wanted.has(state)) return true;
    for (const next of state.next) {
      work.spend();
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
  work: Work,
): Pair[] {
  const pairs = new Map<number, Pair>();
  work.spend(first.length * second.length);
  const stride = Math.max(...second.map(({ id }) => id)) + 1;
  for (const p of first) for (const q of second) pairs.set(p.id * stride + q.id, [p, q]);
  const next = ([x, y]: Pair): Pair[] => {
    const found: Pair[] = [];
    for (const { to: a } of x.next) {
      if (!firstInside.has(a)) continue;
      for (const { to: b } of y.next) {
        work.spend(2);
        const pair = secondInside.has(b) && commonLetters(a.set, b.set) ? pairs.get(a.id * stride + b.id) : undefined;
        if (pair) found.push(pair);
      }
    }
    return found;
  };
  return componentsOf([...pairs.values()], next, work).flat();
}

/** The shortest word that leads p to p, p to q, and q to q. */
function pumpBetween(
  p: State,
  q: State,
  first: ReadonlySet<State>,
  second: ReadonlySet<State>,
  states: number,
  work: Work,
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
          work.spend(4);
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
