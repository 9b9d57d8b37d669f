import { UnsupportedRegExp, type RegExpNode } from "./syntax";

/** One step of a machine that tries alternatives in their order. */
export type Instruction =
  | { readonly op: "character"; readonly accepts: CharacterTest; readonly isBackward: boolean }
  | { readonly op: "split"; readonly first: number; readonly second: number }
  | { readonly op: "jump"; readonly to: number }
  | { readonly op: "save"; readonly slot: number }
  | { readonly op: "edge"; readonly kind: "start" | "end" | "word" | "no-word" }
  | { readonly op: "look"; readonly program: readonly Instruction[]; readonly isNegated: boolean }
  | { readonly op: "match" };

export type CharacterTest = (codeUnit: number) => boolean;

const MAX_INSTRUCTIONS = 2_000;

/**
 * Translates the tree into instructions; counted repetitions are written out.
 * @throws UnsupportedRegExp when that takes too many
 */
export function compileProgram(root: RegExpNode, flags: string): readonly Instruction[] {
  const writer = new Writer(flags, false);
  writer.write({ type: "group", of: root, index: 0 });
  return writer.finished();
}

/**
 * Which characters a match can begin with; undefined when a match may be empty, so that it can begin anywhere.
 * Edges and look-arounds are taken to hold.
 */
export function firstCharacters(program: readonly Instruction[]): CharacterTest | undefined {
  const tests: CharacterTest[] = [];
  const seen = new Set<number>();
  const ways = [0];
  for (let pc = ways.pop(); pc !== undefined; pc = ways.pop()) {
    const instruction = program[pc];
    if (!instruction || instruction.op === "match") return undefined;
    if (seen.has(pc)) continue;
    seen.add(pc);
    if (instruction.op === "character") tests.push(instruction.accepts);
    else if (instruction.op === "split") ways.push(instruction.first, instruction.second);
    else ways.push(instruction.op === "jump" ? instruction.to : pc + 1);
  }
  return remembered((codeUnit) => tests.some((accepts) => accepts(codeUnit)));
}

class Writer {
  private readonly instructions: Instruction[] = [];

  constructor(
    private readonly flags: string,
    private readonly isBackward: boolean,
  ) {}

  finished(): readonly Instruction[] {
    this.emit({ op: "match" });
    return this.instructions;
  }

  write(node: RegExpNode): void {
    switch (node.type) {
      case "atom":
        this.emit({ op: "character", accepts: characterTest(node.source, this.flags), isBackward: this.isBackward });
        break;
      case "sequence":
        for (const part of this.isBackward ? [...node.of].reverse() : node.of) this.write(part);
        break;
      case "choice":
        this.choice(node.of);
        break;
      case "repeat":
        this.repeat(node);
        break;
      case "group":
        this.emit({ op: "save", slot: node.index * 2 + (this.isBackward ? 1 : 0) });
        this.write(node.of);
        this.emit({ op: "save", slot: node.index * 2 + (this.isBackward ? 0 : 1) });
        break;
      case "edge":
        this.emit({ op: "edge", kind: node.kind });
        break;
      case "look": {
        const inner = new Writer(this.flags, node.isBehind);
        inner.write(node.of);
        this.emit({ op: "look", program: inner.finished(), isNegated: node.isNegated });
        break;
      }
    }
  }

  private emit(instruction: Instruction): number {
    if (this.instructions.length >= MAX_INSTRUCTIONS) throw new UnsupportedRegExp("the regular expression is too large");
    return this.instructions.push(instruction) - 1;
  }

  private choice(alternatives: readonly RegExpNode[]): void {
    const ends: number[] = [];
    for (const [index, alternative] of alternatives.entries()) {
      const isLast = index === alternatives.length - 1;
      const split = isLast ? -1 : this.emit({ op: "match" });
      this.write(alternative);
      if (isLast) break;
      ends.push(this.emit({ op: "match" }));
      this.instructions[split] = { op: "split", first: split + 1, second: this.instructions.length };
    }
    for (const end of ends) this.instructions[end] = { op: "jump", to: this.instructions.length };
  }

  private repeat({ of, min, max, isGreedy }: Extract<RegExpNode, { type: "repeat" }>): void {
    for (let count = 0; count < min; count++) this.write(of);
    if (max === Infinity) {
      const split = this.emit({ op: "match" });
      this.write(of);
      this.emit({ op: "jump", to: split });
      this.instructions[split] = this.split(split + 1, this.instructions.length, isGreedy);
      return;
    }
    const splits: number[] = [];
    for (let count = min; count < max; count++) {
      splits.push(this.emit({ op: "match" }));
      this.write(of);
    }
    for (const split of splits) this.instructions[split] = this.split(split + 1, this.instructions.length, isGreedy);
  }

  private split(into: number, past: number, isGreedy: boolean): Instruction {
    return isGreedy ? { op: "split", first: into, second: past } : { op: "split", first: past, second: into };
  }
}

/** JavaScript itself says which characters an atom means. */
function characterTest(source: string, flags: string): CharacterTest {
  const expression = new RegExp(`^(?:${source})$`, flags);
  return remembered((codeUnit) => expression.test(String.fromCharCode(codeUnit)));
}

/** The same test, which asks only once about each of the first 256 characters. */
function remembered(test: CharacterTest): CharacterTest {
  const answers = new Uint8Array(256);
  return (codeUnit) => {
    if (codeUnit > 255) return test(codeUnit);
    const answer = answers[codeUnit];
    if (answer !== 0) return answer === 1;
    const accepts = test(codeUnit);
    answers[codeUnit] = accepts ? 1 : 2;
    return accepts;
  };
}
