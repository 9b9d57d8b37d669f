import type { Alphabet, LetterSet } from "./letters";
import type { Expression, Repetition, Term } from "./terms";
import { TooLarge, type Work } from "./work";

/** "A character of this atom has just been read." */
export interface State {
  readonly id: number;
  readonly set: LetterSet;
  /** Where one can be after the next character; the same list in states that go on in the same way. */
  readonly next: readonly Way[];
  /** A match ends here, whatever follows. */
  readonly accepts: boolean;
  /** A match ends here if the text does. */
  readonly acceptsAtEnd: boolean;
  /** The repetitions without a bound that it stands in, the outermost first. */
  readonly loops: readonly Repetition[];
  /** How often at most something around it is repeated that the automaton repeats for ever. */
  readonly bound: number;
  /** It stands in something that must not be there. */
  readonly isNegated: boolean;
}

export interface Way {
  readonly to: State;
  /** It can be gone in two ways at least. */
  readonly isAmbiguous: boolean;
}

/**
 * An expression as an automaton without empty steps. Look-aheads are taken to hold and looked into, edges of words and
 * references are taken to hold; whether a text behaves as the automaton says is for others to try.
 */
export interface Automaton {
  /** How many letters its alphabet has. */
  readonly letters: number;
  /** What searching it may still cost. */
  readonly work: Work;
  readonly states: readonly State[];
  /** Where one can be after the first character of the text. */
  readonly start: readonly Way[];
  /** Where one can be after a character before which other text stood; none where every way begins with `^` or it cannot begin elsewhere. */
  readonly later: readonly Way[];
}

/** Optional rounds are written out up to this many; more become a loop. */
const MAX_OPTIONAL = 3;
/** Required rounds are written out up to this many. */
const MAX_REQUIRED = 130;
const MAX_NODES = 2_500;

type Node =
  | {
      readonly op: "letter";
      readonly set: LetterSet;
      readonly state: number;
      readonly next: number;
      readonly loops: readonly Repetition[];
      readonly isNegated: boolean;
    }
  | { readonly op: "split"; readonly to: readonly number[] }
  | { readonly op: "loop"; readonly depth: number; body: number; readonly exit: number }
  | { readonly op: "again"; readonly depth: number; readonly loop: number }
  | { readonly op: "start" | "end"; readonly next: number }
  | { readonly op: "accept" }
  | { readonly op: "nothing" };

/** @throws TooLarge */
export function automatonOf({ root, isSticky }: Expression, alphabet: Alphabet, work: Work): Automaton {
  const builder = new Builder(alphabet);
  const first = builder.build(root, builder.add({ op: "accept" }), [], 0, false);
  const automaton = new Closer(builder.nodes, first, work).automaton();
  return { letters: alphabet.letters.length, work, ...automaton, ...(isSticky && { later: [] }) };
}

/** Builds from the end to the beginning: each term is told what comes after it. */
class Builder {
  readonly nodes: Node[] = [];
  private stateCount = 0;
  private readonly nowhere: number;

  constructor(private readonly alphabet: Alphabet) {
    this.nowhere = this.add({ op: "nothing" });
  }

  add(node: Node): number {
    if (this.nodes.length >= MAX_NODES) throw new TooLarge();
    return this.nodes.push(node) - 1;
  }

  build(term: Term, next: number, loops: readonly Repetition[], depth: number, isNegated: boolean): number {
    switch (term.type) {
      case "atom":
        return this.add({ op: "letter", set: this.alphabet.setOf(term.atom), state: this.stateCount++, next, loops, isNegated });
      case "sequence":
        return term.of.reduceRight((after, part) => this.build(part, after, loops, depth, isNegated), next);
      case "choice":
        return this.add({ op: "split", to: term.of.map((part) => this.build(part, next, loops, depth, isNegated)) });
      case "group":
        return this.build(term.of, next, loops, depth, isNegated);
      case "edge":
        if (term.kind === "start" || term.kind === "end") return this.add({ op: term.kind, next });
        return next;
      case "look": {
        if (term.isBehind) return next;
        const inside = this.build(term.of, this.nowhere, loops, depth, isNegated || term.isNegated);
        return this.add({ op: "split", to: [next, inside] });
      }
      case "reference":
        return next;
      case "repetition":
        return this.repetition(term, next, loops, depth, isNegated);
    }
  }

  private repetition(term: Repetition, next: number, loops: readonly Repetition[], depth: number, isNegated: boolean): number {
    const optional = term.max - term.min;
    let required = Math.min(term.min, MAX_REQUIRED);
    let after = next;
    if (optional > MAX_OPTIONAL) {
      const loop: Node = { op: "loop", depth, body: next, exit: next };
      const again = this.add({ op: "again", depth, loop: this.add(loop) });
      loop.body = this.build(term.of, again, [...loops, term], depth + 1, isNegated);
      // The last of the required rounds is the first of the loop.
      after = required > 0 ? loop.body : again - 1;
      required--;
    } else {
      for (let count = 0; count < optional; count++) {
        after = this.add({ op: "split", to: [this.build(term.of, after, loops, depth, isNegated), next] });
      }
    }
    for (; required > 0; required--) after = this.build(term.of, after, loops, depth, isNegated);
    return after;
  }
}

/** What can be reached without reading anything. */
interface Reach {
  /** How many ways lead to a letter, 2 for more. */
  readonly letters: ReadonlyMap<number, number>;
  readonly accepts: boolean;
  readonly acceptsAtEnd: boolean;
}

const NOWHERE: Reach = { letters: new Map(), accepts: false, acceptsAtEnd: false };

/** Takes the steps out that read nothing. */
class Closer {
  private readonly known = new Map<string, Reach>();

  constructor(
    private readonly nodes: readonly Node[],
    private readonly first: number,
    private readonly work: Work,
  ) {}

  automaton(): Omit<Automaton, "letters" | "work"> {
    const letters = this.nodes.filter((node) => node.op === "letter");
    const states: (State & { next: readonly Way[] })[] = [];
    const reaches: Reach[] = [];
    for (const { state, set, next, loops, isNegated } of letters) {
      const reach = this.reach(next, 0, false);
      reaches[state] = reach;
      const { accepts, acceptsAtEnd } = reach;
      const bounds = loops.map(({ max }) => max).filter((max) => max !== Infinity);
      const unbounded = loops.filter(({ max }) => max === Infinity);
      states[state] = { id: state, set, next: [], accepts, acceptsAtEnd, loops: unbounded, bound: Math.max(0, ...bounds), isNegated };
    }
    const ways = new Map<Reach, readonly Way[]>();
    const waysOf = (reach: Reach): readonly Way[] => {
      let known = ways.get(reach);
      if (!known) {
        this.work.spend(reach.letters.size);
        known = [...reach.letters].flatMap(([node, count]) => {
          const letter = this.nodes[node];
          const to = letter?.op === "letter" ? states[letter.state] : undefined;
          // Nothing leads to a letter that no text has.
          return to?.set.some((word) => word !== 0) ? [{ to, isAmbiguous: count > 1 }] : [];
        });
        ways.set(reach, known);
      }
      return known;
    };
    for (const state of states) state.next = waysOf(reaches[state.id] ?? NOWHERE);
    const start = this.reach(this.first, 0, true);
    const later = this.reach(this.first, 0, false);
    return { states, start: waysOf(start), later: waysOf(later) };
  }

  /** @param fresh the loops around that began a round here, a bit for each depth: they cannot begin another before they read something */
  private reach(at: number, fresh: number, isAtStart: boolean): Reach {
    const key = `${at} ${fresh} ${isAtStart ? 1 : 0}`;
    let reach = this.known.get(key);
    if (!reach) {
      this.work.spend();
      this.known.set(key, (reach = this.follow(at, fresh, isAtStart)));
    }
    return reach;
  }

  private follow(at: number, fresh: number, isAtStart: boolean): Reach {
    const node = this.nodes[at];
    switch (node?.op) {
      case undefined:
      case "nothing":
        return NOWHERE;
      case "accept":
        return { ...NOWHERE, accepts: true };
      case "letter":
        return { ...NOWHERE, letters: new Map([[at, 1]]) };
      case "split":
        return this.together(node.to.map((to) => this.reach(to, fresh, isAtStart)));
      case "loop": {
        const bit = 1 << (node.depth % 31);
        return this.together([this.reach(node.body, fresh | bit, isAtStart), this.reach(node.exit, fresh & ~bit, isAtStart)]);
      }
      case "again":
        return fresh & (1 << (node.depth % 31)) ? NOWHERE : this.reach(node.loop, fresh, isAtStart);
      case "start":
        return isAtStart ? this.reach(node.next, fresh, isAtStart) : NOWHERE;
      case "end": {
        const { accepts, acceptsAtEnd } = this.reach(node.next, fresh, isAtStart);
        return { ...NOWHERE, acceptsAtEnd: accepts || acceptsAtEnd };
      }
    }
  }

  private together(reaches: readonly Reach[]): Reach {
    const letters = new Map<number, number>();
    let accepts = false;
    let acceptsAtEnd = false;
    for (const reach of reaches) {
      accepts ||= reach.accepts;
      acceptsAtEnd ||= reach.acceptsAtEnd;
      this.work.spend(reach.letters.size * 4);
      for (const [node, count] of reach.letters) letters.set(node, Math.min(2, (letters.get(node) ?? 0) + count));
    }
    return { letters, accepts, acceptsAtEnd };
  }
}
