import type { Automaton, State } from "./automaton";
import { contains } from "./letters";

const MAX_ENDS = 4;
const MAX_LENGTH = 4;
const MAX_SETS = 150;

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
    if (ends.length >= MAX_ENDS || end.length >= MAX_LENGTH || seen.size > MAX_SETS) continue;
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

function advance(automaton: Automaton, states: ReadonlySet<State>, letter: number, isFirst: boolean): Set<State> {
  const next = new Set<State>();
  const ways = [...states].flatMap((state) => state.next);
  automaton.work.spend((ways.length + automaton.later.length) * 4);
  for (const { to } of [...ways, ...(isFirst ? automaton.start : automaton.later)]) if (contains(to.set, letter)) next.add(to);
  return next;
}
