import type { Span } from "../position";
import { compileProgram, firstCharacters, type CharacterTest, type Instruction } from "./program";
import { parseRegExp } from "./syntax";

/** A place where an expression matches. */
export interface RegExpPlace extends Span {
  /** The groups that took part, by number and by name. */
  readonly groups: ReadonlyMap<string, Span>;
}

/** Thrown when an expression with look-arounds makes too much work of a text after all. */
export class RegExpTooExpensive extends Error {}

const MAX_STEPS = 30_000_000;

/** Texts are searched in pieces of which the table of what was tried fits in 32 MB. */
const MAX_BITS = 256_000_000;

/**
 * A regular expression that nobody can make hang: it remembers where it has been, so that its time grows with the length of the
 * text and not with the number of ways to match it. Made for expressions that strangers wrote.
 * It finds what JavaScript's finds, but knows no back references and takes characters beyond U+FFFF for two.
 */
export class LinearRegExp {
  private readonly program: readonly Instruction[];
  private readonly names: ReadonlyMap<number, string>;
  private readonly isMultiline: boolean;
  private readonly mayBeginWith: CharacterTest | undefined;

  /** @throws UnsupportedRegExp */
  constructor(expression: RegExp) {
    const { root, names } = parseRegExp(expression.source);
    this.program = compileProgram(root, expression.flags.replace(/[^isu]/g, ""));
    this.names = names;
    this.isMultiline = expression.multiline;
    this.mayBeginWith = firstCharacters(this.program);
  }

  /** @throws RegExpTooExpensive */
  test(text: string): boolean {
    return this.find(text, 1).length > 0;
  }

  /**
   * Whether it matches from the very beginning of the text.
   * @throws RegExpTooExpensive
   */
  testAtStart(text: string): boolean {
    return new Machine(this.program, text.slice(0, this.pieceLength()), this.isMultiline).run(0) !== undefined;
  }

  /**
   * Every place, from left to right, none overlapping another.
   * @throws RegExpTooExpensive
   */
  findAll(text: string): RegExpPlace[] {
    return this.find(text, Infinity);
  }

  private find(text: string, most: number): RegExpPlace[] {
    const found: RegExpPlace[] = [];
    const length = this.pieceLength();
    for (let from = 0; from <= text.length && found.length < most; from += length) {
      const machine = new Machine(this.program, text.slice(from, from + length), this.isMultiline);
      for (let at = 0; at <= machine.length && found.length < most;) {
        const slots = this.mayBeginAt(text, from + at) ? machine.run(at) : undefined;
        if (!slots) at++;
        else {
          const place = this.placeOf(slots, from);
          found.push(place);
          at = place.end - from > at ? place.end - from : at + 1;
        }
      }
    }
    return found;
  }

  private mayBeginAt(text: string, offset: number): boolean {
    return !this.mayBeginWith || (offset < text.length && this.mayBeginWith(text.charCodeAt(offset)));
  }

  private pieceLength(): number {
    return Math.max(1, Math.floor(MAX_BITS / this.program.length));
  }

  private placeOf(slots: readonly number[], offset: number): RegExpPlace {
    const groups = new Map<string, Span>();
    for (let index = 1; index * 2 + 1 < slots.length; index++) {
      const span = spanIn(slots, index, offset);
      if (!span) continue;
      groups.set(String(index), span);
      const name = this.names.get(index);
      if (name !== undefined) groups.set(name, span);
    }
    const whole = spanIn(slots, 0, offset) ?? { start: offset, end: offset };
    return { ...whole, groups };
  }
}

function spanIn(slots: readonly number[], index: number, offset: number): Span | undefined {
  const start = slots[index * 2];
  const end = slots[index * 2 + 1];
  return start === undefined || end === undefined ? undefined : { start: start + offset, end: end + offset };
}

/** What is still to be tried, or a slot to be set back to what it was. */
type Pending = { readonly pc: number; readonly at: number } | { readonly slot: number; readonly was: number | undefined };

/** Runs one program on one text, remembering which step failed at which place, which it will do again. */
class Machine {
  readonly length: number;
  private readonly tried: Uint8Array;
  private readonly looks = new Map<readonly Instruction[], Machine>();
  private readonly touched: number[] = [];

  constructor(
    private readonly program: readonly Instruction[],
    private readonly text: string,
    private readonly isMultiline: boolean,
    private readonly budget = { steps: 0 },
  ) {
    this.length = text.length;
    this.tried = new Uint8Array(Math.ceil((program.length * (text.length + 1)) / 8));
  }

  /** The slots of the match that begins at the place, undefined when there is none. */
  run(start: number): number[] | undefined {
    const slots: (number | undefined)[] = [];
    const pending: Pending[] = [{ pc: 0, at: start }];
    for (let next = pending.pop(); next; next = pending.pop()) {
      if ("slot" in next) slots[next.slot] = next.was;
      else if (this.follow(next.pc, next.at, slots, pending)) {
        this.forget();
        return slots as number[];
      }
    }
    return undefined;
  }

  /** Follows one way as far as it goes; other ways that it passes are left in `pending`. */
  private follow(from: number, start: number, slots: (number | undefined)[], pending: Pending[]): boolean {
    let pc = from;
    let at = start;
    for (;;) {
      if (!this.isNew(pc, at)) return false;
      const instruction = this.program[pc];
      switch (instruction?.op) {
        case undefined:
          return false;
        case "match":
          return true;
        case "character": {
          const index = instruction.isBackward ? at - 1 : at;
          if (index < 0 || index >= this.length || !instruction.accepts(this.text.charCodeAt(index))) return false;
          at += instruction.isBackward ? -1 : 1;
          pc++;
          break;
        }
        case "split":
          pending.push({ pc: instruction.second, at });
          pc = instruction.first;
          break;
        case "jump":
          pc = instruction.to;
          break;
        case "save":
          pending.push({ slot: instruction.slot, was: slots[instruction.slot] });
          slots[instruction.slot] = at;
          pc++;
          break;
        case "edge":
          if (!this.isEdge(instruction.kind, at)) return false;
          pc++;
          break;
        case "look":
          if (this.looksLike(instruction.program, at) === instruction.isNegated) return false;
          pc++;
          break;
      }
    }
  }

  private isNew(pc: number, at: number): boolean {
    if (++this.budget.steps > MAX_STEPS) throw new RegExpTooExpensive("the regular expression takes too long on this text");
    const bit = pc * (this.length + 1) + at;
    const byte = bit >> 3;
    const mask = 1 << (bit & 7);
    const known = this.tried[byte] ?? 0;
    if (known & mask) return false;
    if (known === 0) this.touched.push(byte);
    this.tried[byte] = known | mask;
    return true;
  }

  /** After a match nothing is known: the steps on its way did not fail. */
  private forget(): void {
    for (const byte of this.touched) this.tried[byte] = 0;
    this.touched.length = 0;
  }

  private looksLike(program: readonly Instruction[], at: number): boolean {
    let machine = this.looks.get(program);
    if (!machine) {
      machine = new Machine(program, this.text, this.isMultiline, this.budget);
      this.looks.set(program, machine);
    }
    return machine.run(at) !== undefined;
  }

  private isEdge(kind: "start" | "end" | "word" | "no-word", at: number): boolean {
    const { text, length } = this;
    switch (kind) {
      case "start":
        return at === 0 || (this.isMultiline && isLineEnd(text.charCodeAt(at - 1)));
      case "end":
        return at === length || (this.isMultiline && isLineEnd(text.charCodeAt(at)));
      default: {
        const isBoundary = (at > 0 && isWord(text.charCodeAt(at - 1))) !== (at < length && isWord(text.charCodeAt(at)));
        return isBoundary === (kind === "word");
      }
    }
  }
}

function isLineEnd(codeUnit: number): boolean {
  return codeUnit === 0x0a || codeUnit === 0x0d || codeUnit === 0x2028 || codeUnit === 0x2029;
}

function isWord(codeUnit: number): boolean {
  return (codeUnit >= 48 && codeUnit <= 57) || (codeUnit >= 65 && codeUnit <= 90) || codeUnit === 95 || (codeUnit >= 97 && codeUnit <= 122);
}
