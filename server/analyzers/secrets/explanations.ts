import { isShown } from "./example-places";
import type { FileKind } from "./file-kind";
import { namesAbove } from "./names-above";

/** How far from the beginning of its line something may stand. */
const MAX_LEAD = 300;
const DOC_COMMENT = /\n\s*(?:\*|>>>|\/\/[/!]|#')[^\n]*$/;

/** The name that a text is given, where it says that the text is nobody's. */
const NAMED_EXAMPLE = /(?:placeholder|example|sample|dummy|fake|mock)\w*["'\]]{0,2}\s{0,4}[:=]\s{0,4}[\w.([{]{0,20}["'`]?(?:\\n|\s){0,4}$/i;
const MAX_NAMED = 100;

const TESTS = /^(?:test|tests|testing)$/i;

/** What comes before an example in a comment that documents code. */
const SHOWS = /@example|```|\be\.\s?g\.|\bexamples?\b|<code>/i;
const MAX_SHOWN = 3000;

/** What begins a comment up to a place on its line, or stands behind code: `#password` is a name in JavaScript. */
const LINE_COMMENT = /^\s*(?:\/\/|#\s|--\s)|[;{},)]\s{1,40}\/\/\s/;
const SWITCHED_OFF = /^[ \t]*[#;]/;
/** Where a comment of several lines begins: in texts, such as paths with `*`, something else stands before it. */
const BLOCK_COMMENT = /(?<![^\s{(,;])\/\*/g;

/** From where to where, in text order. */
interface Marks {
  readonly opens: readonly number[];
  readonly closes: readonly number[];
}

/** Places of a file where somebody explains something: what is written there as a secret is an example. */
export class Explanations {
  private explained: Marks | undefined;
  private blocks: Marks | undefined;

  constructor(
    private readonly text: string,
    private readonly kind: FileKind,
  ) {}

  /** True inside of comments that document code or switch markup off, and of texts that do. */
  include(at: number): boolean {
    if (this.kind !== "code" && this.kind !== "data") return false;
    if (this.kind === "code" && DOC_COMMENT.test(this.text.slice(Math.max(0, at - MAX_LEAD), at))) return true;
    this.explained ??= this.kind === "data" ? this.between("<!--", "-->") : this.between('"""', '"""');
    if (openAt(this.explained, at) !== undefined) return true;
    const block = this.blockAt(at);
    return block !== undefined && this.text.startsWith("/**", block);
  }

  /** True in what is commented out: a line of settings, or code. */
  areSwitchedOff(at: number): boolean {
    const before = this.text.slice(Math.max(0, at - MAX_LEAD), at);
    const line = before.slice(before.lastIndexOf("\n") + 1);
    if (this.kind === "settings" || this.kind === "shell") return SWITCHED_OFF.test(line);
    return this.kind === "code" && (LINE_COMMENT.test(line) || this.blockAt(at) !== undefined);
  }

  /** True where a comment shows how to use what it documents, and where the names above, or the words before, say that this is an example. */
  show(at: number): boolean {
    const block = this.blockAt(at);
    if (block !== undefined && this.text.startsWith("/**", block) && SHOWS.test(this.text.slice(Math.max(block, at - MAX_SHOWN), at)))
      return true;
    return isShown(this.text, at, this.kind);
  }

  /** True among the settings of tests, which stand beside those of what is in use. */
  areOfTests(at: number): boolean {
    return namesAbove(this.text, at, this.kind).some(({ name, isText }) => !isText && TESTS.test(name));
  }

  /** True for what stands under a name that calls it an example. */
  nameAt(at: number): boolean {
    return NAMED_EXAMPLE.test(this.text.slice(Math.max(0, at - MAX_NAMED), at));
  }

  /** Where the comment of several lines begins that an offset is in. */
  private blockAt(at: number): number | undefined {
    if (this.kind !== "code") return undefined;
    this.blocks ??= this.comments();
    return openAt(this.blocks, at);
  }

  private comments(): Marks {
    const opens: number[] = [];
    const closes: number[] = [];
    BLOCK_COMMENT.lastIndex = 0;
    for (let match = BLOCK_COMMENT.exec(this.text); match; match = BLOCK_COMMENT.exec(this.text)) {
      const end = this.text.indexOf("*/", match.index + 2);
      // What never ends is none.
      if (end < 0) break;
      opens.push(match.index);
      closes.push(end);
      BLOCK_COMMENT.lastIndex = end + 2;
    }
    return { opens, closes };
  }

  private between(open: string, close: string): Marks {
    const opens: number[] = [];
    const closes: number[] = [];
    for (let at = this.text.indexOf(open); at >= 0;) {
      opens.push(at);
      const end = this.text.indexOf(close, at + open.length);
      if (end < 0) break;
      closes.push(end);
      at = this.text.indexOf(open, end + close.length);
    }
    return { opens, closes };
  }
}

/** The beginning of what an offset is in. */
function openAt({ opens, closes }: Marks, at: number): number | undefined {
  const index = countUpTo(opens, at) - 1;
  return index >= 0 && at < (closes[index] ?? Infinity) ? opens[index] : undefined;
}

/** How many of the sorted numbers are not greater. */
function countUpTo(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
