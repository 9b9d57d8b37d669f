import { contains, type Alphabet } from "./letters";
import { compileProgram, type Instruction, type Loop } from "./program";
import type { Edge, Expression } from "./terms";

/**
 * Matches as JavaScript's engines do, by trying one way after another (https://tc39.es/ecma262/#sec-pattern-semantics),
 * and counts the steps that this takes.
 */
export class CountingMatcher {
  private readonly program: readonly Instruction[];
  private readonly registerCount: number;
  private text: readonly number[] = [];
  private registers: number[] = [];
  private steps = 0;
  private limit = 0;
  /** What is still to be tried, in pairs: a place in the program and one in the text. A negative one sets a register back. */
  private readonly pending: number[] = [];

  /** @throws TooLarge */
  constructor(
    private readonly expression: Expression,
    private readonly alphabet: Alphabet,
  ) {
    const { instructions, registers } = compileProgram(expression, alphabet);
    this.program = instructions;
    this.registerCount = registers;
  }

  /** Searches a text (letters by their numbers) until there is a match, certainly none, or `limit` steps were taken. */
  search(text: readonly number[], limit: number): { steps: number; found: boolean } {
    this.text = text;
    this.steps = 0;
    this.limit = limit;
    const last = this.expression.isSticky ? 0 : text.length;
    for (let start = 0; start <= last && this.steps < limit; start++) {
      this.registers = new Array<number>(this.registerCount).fill(-1);
      this.pending.length = 0;
      if (this.run(0, start)) return { steps: this.steps, found: true };
    }
    return { steps: Math.min(this.steps, limit), found: false };
  }

  /** Tries all ways from a place; what was pending before stays so. */
  private run(from: number, start: number): boolean {
    const base = this.pending.length;
    let pc = from;
    let at = start;
    while (this.steps < this.limit) {
      if (this.follow(pc, at)) return true;
      for (;;) {
        if (this.pending.length === base) return false;
        at = this.pending.pop() ?? 0;
        pc = this.pending.pop() ?? 0;
        if (pc >= 0) break;
        this.registers[-1 - pc] = at;
      }
    }
    return false;
  }

  /** Follows one way until it matches or fails. */
  private follow(from: number, start: number): boolean {
    const { program, text, pending } = this;
    let pc = from;
    let at = start;
    while (++this.steps < this.limit) {
      const instruction = program[pc++];
      switch (instruction?.op) {
        case undefined:
          return false;
        case "match":
          return true;
        case "letter": {
          const letter = text[instruction.isBackward ? at - 1 : at];
          if (letter === undefined || !contains(instruction.set, letter)) return false;
          at += instruction.isBackward ? -1 : 1;
          break;
        }
        case "choice":
          for (let index = instruction.of.length - 1; index > 0; index--) pending.push(instruction.of[index] ?? 0, at);
          break;
        case "jump":
          pc = instruction.to;
          break;
        case "save":
          this.set(instruction.register, at);
          break;
        case "begin":
          this.set(instruction.loop.register, 0);
          break;
        case "round":
          pc = this.round(instruction.loop, at);
          break;
        case "enter":
          this.enter(instruction.loop, at);
          break;
        case "again": {
          const { loop } = instruction;
          // A round beyond those that must be does not count when it is empty.
          if (this.register(loop.register) > loop.min && this.register(loop.register + 1) === at) return false;
          pc = loop.round;
          break;
        }
        case "edge":
          if (!this.isEdge(instruction.kind, at)) return false;
          break;
        case "look":
          if (this.looks(pc, at, instruction.isNegated) === instruction.isNegated) return false;
          pc = instruction.past;
          break;
        case "reference": {
          const length = this.repeated(instruction.groups, at, instruction.isBackward);
          if (length === undefined) return false;
          at += instruction.isBackward ? -length : length;
          break;
        }
      }
    }
    return false;
  }

  /** Where to go on: out of the loop, or to the instruction behind, which begins another round. */
  private round(loop: Loop, at: number): number {
    const rounds = this.register(loop.register);
    if (rounds < loop.min) return loop.round + 1;
    if (rounds >= loop.max) return loop.exit;
    const [first, second] = loop.isGreedy ? [loop.round + 1, loop.exit] : [loop.exit, loop.round + 1];
    this.pending.push(second, at);
    return first;
  }

  private enter(loop: Loop, at: number): void {
    this.set(loop.register, this.register(loop.register) + 1);
    this.set(loop.register + 1, at);
    for (let group = loop.firstGroup * 2; group < loop.pastGroups * 2; group++) if (this.register(group) !== -1) this.set(group, -1);
  }

  /** Whether what is looked for is there; its groups stay captured, its other ways are forgotten. */
  private looks(pc: number, at: number, isNegated: boolean): boolean {
    const { pending } = this;
    const base = pending.length;
    const found = this.run(pc, at);
    const left = pending.splice(base);
    this.steps += left.length;
    for (let index = left.length - 2; index >= 0; index -= 2) {
      const [place = 0, value = 0] = [left[index], left[index + 1]];
      if (place < 0 && isNegated) this.registers[-1 - place] = value;
    }
    if (!isNegated) {
      for (let index = 0; index < left.length; index += 2) {
        const [place = 0, value = 0] = [left[index], left[index + 1]];
        if (place < 0) pending.push(place, value);
      }
    }
    return found;
  }

  /** How long the captured text is that stands here once more; undefined when it does not. */
  private repeated(groups: readonly number[], at: number, isBackward: boolean): number | undefined {
    const group = groups.find((index) => this.register(index * 2 + 1) >= 0 && this.register(index * 2) >= 0);
    if (group === undefined) return 0;
    const start = this.register(group * 2);
    const length = this.register(group * 2 + 1) - start;
    const from = isBackward ? at - length : at;
    if (from < 0 || from + length > this.text.length) return undefined;
    for (let index = 0; index < length; index++) if (this.text[start + index] !== this.text[from + index]) return undefined;
    this.steps += length;
    return length;
  }

  private register(index: number): number {
    return this.registers[index] ?? -1;
  }

  private set(index: number, value: number): void {
    this.pending.push(-1 - index, this.register(index));
    this.registers[index] = value;
  }

  private isEdge(kind: Edge, at: number): boolean {
    const { text } = this;
    switch (kind) {
      case "start":
        return at === 0;
      case "end":
        return at === text.length;
      case "line-start":
        return at === 0 || this.alphabet.isLineEnd(text[at - 1] ?? -1);
      case "line-end":
        return at === text.length || this.alphabet.isLineEnd(text[at] ?? -1);
      default:
        return (this.alphabet.isWord(text[at - 1] ?? -1) !== this.alphabet.isWord(text[at] ?? -1)) === (kind === "word");
    }
  }
}
