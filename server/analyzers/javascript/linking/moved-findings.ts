import type { SourceDocument } from "../../../core/document";
import type { Span } from "../../../core/position";
import type { RawFinding } from "../raw-finding";

/** A finding and the text that it speaks of. */
export interface Found {
  readonly document: SourceDocument;
  readonly finding: RawFinding;
}

/** Findings by the URI of the document that they are in. */
export type FoundByDocument = ReadonlyMap<string, readonly Found[]>;

/** Findings with their places as they are after an edit. */
export interface Moved {
  readonly findings: FoundByDocument;
  /** False where some have something to do with the text that was edited: these are left out. */
  readonly isWhole: boolean;
}

/** Where places of a document's earlier text are in its present one. */
export class Movement {
  private readonly start: number;
  private readonly end: number;
  private readonly shift: number;
  /** Where the edit leaves all other places as they are. */
  private readonly isStill: boolean;

  constructor(
    private readonly before: SourceDocument,
    private readonly after: SourceDocument,
  ) {
    const { text } = before;
    const shorter = Math.min(text.length, after.text.length);
    let start = 0;
    while (start < shorter && text.charCodeAt(start) === after.text.charCodeAt(start)) start++;
    let same = 0;
    while (same < shorter - start && text.charCodeAt(text.length - 1 - same) === after.text.charCodeAt(after.text.length - 1 - same))
      same++;
    this.start = start;
    this.end = text.length - same;
    this.shift = after.text.length - text.length;
    const replaced = [text.slice(start, this.end), after.text.slice(start, this.end + this.shift)];
    this.isStill = this.shift === 0 && !replaced.some((stretch) => /[\r\n]/.test(stretch));
  }

  /** The findings as they are now. What is as it was, is the same object. */
  move(findings: FoundByDocument): Moved {
    const moved = new Map<string, readonly Found[]>();
    let [isWhole, isSame] = [true, true];
    for (const [uri, list] of findings) {
      const now = list.flatMap((found) => this.moveOne(found) ?? []);
      isWhole &&= now.length === list.length;
      const isSameList = now.length === list.length && now.every((found, index) => found === list[index]);
      isSame &&= isSameList;
      moved.set(uri, isSameList ? list : now);
    }
    return { findings: isSame ? findings : moved, isWhole };
  }

  private moveOne(found: Found): Found | undefined {
    const { uri } = this.before;
    const isHere = found.document.uri === uri;
    if (isHere && found.document !== this.before) return undefined;
    const finding = this.moveFinding(found.finding, isHere);
    if (!finding) return undefined;
    return finding === found.finding && !isHere ? found : { document: isHere ? this.after : found.document, finding };
  }

  private moveFinding(finding: RawFinding, isHere: boolean): RawFinding | undefined {
    const { uri } = this.before;
    const span = isHere ? this.spanNow(finding.span) : finding.span;
    const code = isHere && finding.code ? this.spanNow(finding.code) : finding.code;
    let isSame = span === finding.span && code === finding.code;
    const flow: RawFinding["flow"][number][] = [];
    for (const step of finding.flow) {
      const { location } = step;
      const now = location.uri === uri ? this.spanNow(location.span) : location.span;
      if (!now) return undefined;
      isSame &&= now === location.span;
      flow.push(now === location.span ? step : { ...step, location: this.after.locationOf(now) });
    }
    if (!span || (finding.code && !code)) return undefined;
    return isSame ? finding : { ...finding, span, ...(code && { code }), flow };
  }

  private spanNow(span: Span): Span | undefined {
    const { start, end } = span;
    if (end < this.start) return span;
    if (start <= this.end) return undefined;
    return this.isStill ? span : { start: start + this.shift, end: end + this.shift };
  }
}
