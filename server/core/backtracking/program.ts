import type { Alphabet, LetterSet } from "./letters";
import { TooLarge } from "./work";
import type { Edge, Expression, Repetition, Term } from "./terms";

export type Instruction =
  | { readonly op: "letter"; readonly set: LetterSet; readonly isBackward: boolean }
  | { readonly op: "choice"; readonly of: number[] }
  | { readonly op: "jump"; to: number }
  | { readonly op: "begin"; readonly loop: Loop }
  /** Leaves the loop or goes on to `enter`, which stands right behind. */
  | { readonly op: "round"; readonly loop: Loop }
  | { readonly op: "enter"; readonly loop: Loop }
  | { readonly op: "again"; readonly loop: Loop }
  | { readonly op: "save"; readonly register: number }
  | { readonly op: "edge"; readonly kind: Edge }
  | { readonly op: "look"; readonly isNegated: boolean; past: number }
  | { readonly op: "reference"; readonly groups: readonly number[]; readonly isBackward: boolean }
  | { readonly op: "match" };

export interface Loop extends Pick<Repetition, "min" | "max" | "isGreedy" | "firstGroup" | "pastGroups"> {
  /** The first of two registers: how many rounds there were, and where the last one began. */
  readonly register: number;
  round: number;
  exit: number;
}

export interface Program {
  readonly instructions: readonly Instruction[];
  /** Two for each group (its start and end), two for each loop. */
  readonly registers: number;
}

const MAX_INSTRUCTIONS = 20_000;

/**
 * Translates an expression into steps of a machine that tries one way after another, as JavaScript's engines do.
 * @throws TooLarge
 */
export function compileProgram({ root, groups }: Expression, alphabet: Alphabet): Program {
  const writer = new Writer(alphabet, groups * 2);
  writer.write(root, false);
  writer.emit({ op: "match" });
  return writer;
}

class Writer implements Program {
  readonly instructions: Instruction[] = [];

  constructor(
    private readonly alphabet: Alphabet,
    public registers: number,
  ) {}

  emit(instruction: Instruction): number {
    if (this.instructions.length >= MAX_INSTRUCTIONS) throw new TooLarge();
    return this.instructions.push(instruction) - 1;
  }

  /** What stands in a lookbehind is matched from its end to its beginning. */
  write(term: Term, isBackward: boolean): void {
    switch (term.type) {
      case "atom":
        this.emit({ op: "letter", set: this.alphabet.setOf(term.atom), isBackward });
        return;
      case "sequence":
        for (const part of isBackward ? [...term.of].reverse() : term.of) this.write(part, isBackward);
        return;
      case "choice":
        this.choice(term.of, isBackward);
        return;
      case "repetition":
        this.repetition(term, isBackward);
        return;
      case "group":
        this.emit({ op: "save", register: term.index * 2 + (isBackward ? 1 : 0) });
        this.write(term.of, isBackward);
        this.emit({ op: "save", register: term.index * 2 + (isBackward ? 0 : 1) });
        return;
      case "edge":
        this.emit({ op: "edge", kind: term.kind });
        return;
      case "look": {
        const look: Instruction = { op: "look", isNegated: term.isNegated, past: 0 };
        this.emit(look);
        this.write(term.of, term.isBehind);
        this.emit({ op: "match" });
        look.past = this.instructions.length;
        return;
      }
      case "reference":
        this.emit({ op: "reference", groups: term.groups, isBackward });
    }
  }

  private choice(alternatives: readonly Term[], isBackward: boolean): void {
    const of: number[] = [];
    const jumps: Extract<Instruction, { op: "jump" }>[] = [];
    this.emit({ op: "choice", of });
    for (const alternative of alternatives) {
      of.push(this.instructions.length);
      this.write(alternative, isBackward);
      const jump: Instruction = { op: "jump", to: 0 };
      this.emit(jump);
      jumps.push(jump);
    }
    for (const jump of jumps) jump.to = this.instructions.length;
  }

  private repetition(term: Repetition, isBackward: boolean): void {
    const { min, max, isGreedy, firstGroup, pastGroups } = term;
    const loop: Loop = { min, max, isGreedy, firstGroup, pastGroups, register: this.registers, round: 0, exit: 0 };
    this.registers += 2;
    this.emit({ op: "begin", loop });
    loop.round = this.emit({ op: "round", loop });
    this.emit({ op: "enter", loop });
    this.write(term.of, isBackward);
    this.emit({ op: "again", loop });
    loop.exit = this.instructions.length;
  }
}
