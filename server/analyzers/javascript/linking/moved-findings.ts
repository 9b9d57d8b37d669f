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

/** Where places of a document's earlier text are in its present one. */
export class Movement {
  private readonly start: number;
  private readonly end: number;
  private readonly shift: number;

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
  }

  /** The findings as they are now; undefined where one has something to do with the text that was edited. */
  move(findings: FoundByDocument): FoundByDocument | undefined {
    const moved = new Map<string, readonly Found[]>();
    for (const [uri, list] of findings) {
      const now: Found[] = [];
      for (const found of list) {
        const one = this.moveOne(found);
        if (!one) return undefined;
        now.push(one);
      }
      moved.set(uri, now.every((found, index) => found === list[index]) ? list : now);
    }
    return moved;
  }

  private moveOne(found: Found): Found | undefined {
    const { uri } = this.before;
    const { span, flow } = found.finding;
    const isHere = found.document.uri === uri;
    if (!isHere && flow.every(({ location }) => location.uri !== uri)) return found;
    if (isHere && found.document !== this.before) return undefined;
    const movedSpan = isHere ? this.spanNow(span) : span;
    const movedFlow: RawFinding["flow"][number][] = [];
    for (const step of flow) {
      if (step.location.uri !== uri) {
        movedFlow.push(step);
        continue;
      }
      const now = this.spanNow(step.location.span);
      if (!now) return undefined;
      movedFlow.push({ ...step, location: this.after.locationOf(now) });
    }
    if (!movedSpan) return undefined;
    return { document: isHere ? this.after : found.document, finding: { ...found.finding, span: movedSpan, flow: movedFlow } };
  }

  private spanNow({ start, end }: Span): Span | undefined {
    if (end < this.start) return { start, end };
    return start > this.end ? { start: start + this.shift, end: end + this.shift } : undefined;
  }
}
