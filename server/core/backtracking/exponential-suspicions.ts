import type { Automaton, State } from "./automaton";
import type { Work } from "./work";
import { componentsOf } from "./components";
import { commonLetters } from "./letters";
import { Known, lettersOf, MAX_SUSPICIONS, originOf, pathBetween, suspicionAt, type Step, type Suspicion } from "./suspicion";

type Pair = readonly [State, State];

/**
 * Where a word leads from a state back to it in two ways ("exponential degree of ambiguity": Weber and Seidl, On the degree
 * of ambiguity of finite automata, 1991). It is enough to part from a state and to meet in any other of the same component.
 */
export function* exponentialSuspicions(automaton: Automaton): Generator<Suspicion> {
  for (const component of componentsOf(automaton.states, (state) => state.next.map(({ to }) => to), automaton.work)) {
    const inside = new Set(component);
    let count = 0;
    for (const met of meetings(component, inside, automaton.work)) {
      const word = lettersOf(met);
      const first = originOf(met).at[0];
      const back = pathBetween(met.at[0].next, (state) => state === first, automaton.work, inside);
      const isClosed = met.at[0] === first;
      if (!isClosed && !back) continue;
      const suspicion = suspicionAt(automaton, first, isClosed ? word : [...word, ...(back ?? [])]);
      if (suspicion) yield suspicion;
      if (++count >= MAX_SUSPICIONS) break;
    }
  }
}

/** Pairs that parted from one state and meet in one. */
function* meetings(component: readonly State[], inside: ReadonlySet<State>, work: Work): Generator<Step<Pair>> {
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
        work.spend(4);
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
