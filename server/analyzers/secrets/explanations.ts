import type { FileKind } from "./file-kind";

/** How far from the beginning of its line something may stand. */
const MAX_LEAD = 300;
const DOC_COMMENT = /\n\s*(?:\*|>>>|\/\/[/!]|#')[^\n]*$/;

/** The name that a text is given, where it says that the text is nobody's. */
const NAMED_EXAMPLE = /(?:placeholder|example|sample|dummy|fake|mock)\w*["'\]]{0,2}\s{0,4}[:=]\s{0,4}[\w.([{]{0,20}["'`]?(?:\\n|\s){0,4}$/i;
const MAX_NAMED = 100;

/** Places of a file where somebody explains something: what is written there as a secret is an example. */
export class Explanations {
  private marks: { readonly opens: readonly number[]; readonly closes: readonly number[] } | undefined;

  constructor(
    private readonly text: string,
    private readonly kind: FileKind,
  ) {}

  /** True inside of comments that document code or switch markup off, and of texts that do. */
  include(at: number): boolean {
    if (this.kind !== "code" && this.kind !== "data") return false;
    if (this.kind === "code" && DOC_COMMENT.test(this.text.slice(Math.max(0, at - MAX_LEAD), at))) return true;
    this.marks ??= this.kind === "data" ? this.comments() : this.docStrings();
    const index = countUpTo(this.marks.opens, at) - 1;
    return index >= 0 && at < (this.marks.closes[index] ?? Infinity);
  }

  /** True for what stands under a name that calls it an example. */
  nameAt(at: number): boolean {
    return NAMED_EXAMPLE.test(this.text.slice(Math.max(0, at - MAX_NAMED), at));
  }

  private comments(): { opens: number[]; closes: number[] } {
    return this.between("<!--", "-->");
  }

  private docStrings(): { opens: number[]; closes: number[] } {
    return this.between('"""', '"""');
  }

  private between(open: string, close: string): { opens: number[]; closes: number[] } {
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
