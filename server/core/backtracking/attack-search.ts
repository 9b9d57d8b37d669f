import type { Attack, Growth } from "./attack";
import { automatonOf, type Automaton } from "./automaton";
import { CountingMatcher } from "./counting-matcher";
import { exponentialSuspicions } from "./exponential-suspicions";
import { alphabetOf, lettersIn, type Alphabet, type LetterSet } from "./letters";
import { polynomialSuspicions } from "./polynomial-suspicions";
import { rejectedEnds } from "./rejected-ends";
import type { Suspicion } from "./suspicion";
import { readExpression } from "./terms";
import { Work } from "./work";

/** What one expression may cost, in steps of the matcher or the like: some hundredths of a second. */
const MAX_WORK = 2_500_000;
/** A text that takes so many steps is hard; there is no need to see its end. */
const MAX_STEPS_OF_A_TEXT = 150_000;
/** Characters of the first of the texts, each of which is twice as long as the one before. */
const MAX_LENGTH = 800;

/** Ends that are tried although the automaton knows of no reason. */
const MAX_OTHER_ENDS = 6;

/** Which letter of each set a text is made of, counted from the end where negative. */
const LETTER_CHOICES = [0, 1, 2, -1];

/** Texts of letters by their numbers. */
interface Trial {
  readonly prefix: readonly number[];
  readonly pump: readonly number[];
  readonly suffix: readonly number[];
  readonly bound: number;
}

/** Looks for a text on which an expression backtracks too long. */
export class AttackSearch {
  private readonly alphabet: Alphabet;
  private readonly automaton: Automaton;
  private readonly matcher: CountingMatcher;
  private readonly work = new Work(MAX_WORK);

  /** @throws TooLarge, or SyntaxError where the pattern is none */
  constructor(pattern: string, flags: string, hasLines: boolean) {
    const expression = readExpression(pattern, flags);
    this.alphabet = alphabetOf(expression, this.work, hasLines);
    this.automaton = automatonOf(expression, this.alphabet, this.work);
    this.matcher = new CountingMatcher(expression, this.alphabet);
  }

  find(growth: Growth): Attack | undefined {
    return growth === "exponential"
      ? this.first(exponentialSuspicions(this.automaton), growth, (trial) => this.growsExponentially(trial))
      : this.first(polynomialSuspicions(this.automaton), growth, (trial) => this.growsFaster(trial));
  }

  private first(suspicions: Iterable<Suspicion>, growth: Growth, isTrue: (trial: Trial) => boolean): Attack | undefined {
    for (const suspicion of suspicions) {
      for (const trial of this.trialsOf(suspicion)) {
        if (!isTrue(trial)) continue;
        const { prefix, pump, suffix } = trial;
        return { growth, prefix: this.text(prefix), pump: this.text(pump), suffix: this.text(suffix), part: suspicion.loop.span };
      }
    }
    return undefined;
  }

  /** A suspicion with other letters, and with ends that may keep the text from matching; what matches late is slow as well. */
  private *trialsOf({ prefix, pump, bound }: Suspicion): Generator<Trial> {
    const start = prefix.map((set) => lettersIn(set)[0] ?? 0);
    const tried = new Set<string>();
    for (const choice of LETTER_CHOICES) {
      const text = pump.map((set) => choose(set, choice));
      if (tried.has(String(text))) continue;
      tried.add(String(text));
      const known = rejectedEnds(this.automaton, [...start, ...text, ...text, ...text]);
      const ends = choice === 0 ? [...known, ...this.otherEnds(known)] : known;
      for (const suffix of ends) yield { prefix: start, pump: text, suffix, bound };
    }
  }

  private otherEnds(known: readonly (readonly number[])[]): number[][] {
    const ends = [[], ...Array.from(this.alphabet.letters.slice(0, MAX_OTHER_ENDS), (_, letter) => [letter])];
    return ends.filter((end) => !known.some((other) => String(other) === String(end)));
  }

  /** Each further round takes about the same factor longer, as far as can be seen. */
  private growsExponentially(trial: Trial): boolean {
    let before = this.stepsFor(trial, 2);
    let factor = Infinity;
    for (let count = 5; count <= 26; count += 3) {
      const steps = this.stepsFor(trial, count);
      if (steps >= MAX_STEPS_OF_A_TEXT) return factor > 1.9;
      const now = steps / before;
      if (count > 10 && (now < 1.9 || now < factor * 0.8)) return false;
      [before, factor] = [steps, now];
    }
    return true;
  }

  /** Twice the text takes clearly more than twice the time. */
  private growsFaster(trial: Trial): boolean {
    const { pump, bound } = trial;
    const count = Math.max(6, Math.ceil(40 / pump.length), bound > 4 ? bound * 2 : 0);
    if (count * pump.length > MAX_LENGTH) return false;
    let before = this.stepsFor(trial, count);
    for (const times of [2, 4]) {
      const steps = this.stepsFor(trial, count * times);
      if (steps >= MAX_STEPS_OF_A_TEXT) return true;
      if (steps < before * (times === 2 ? 2.6 : 3)) return false;
      before = steps;
    }
    return true;
  }

  private stepsFor({ prefix, pump, suffix }: Trial, count: number): number {
    const text = [...prefix, ...Array.from({ length: count }, () => pump).flat(), ...suffix];
    const { steps } = this.matcher.search(text, MAX_STEPS_OF_A_TEXT);
    this.work.spend(steps);
    return steps;
  }

  private text(letters: readonly number[]): string {
    return String.fromCodePoint(...letters.map((letter) => this.alphabet.letters[letter] ?? 0));
  }
}

function choose(set: LetterSet, choice: number): number {
  const letters = lettersIn(set);
  return (choice < 0 ? letters.at(choice) : letters[choice % letters.length]) ?? 0;
}
