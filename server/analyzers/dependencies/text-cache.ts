/** How much text is kept, over all that is made of it. */
const MAX_CHARACTERS = 80_000_000;

interface Kept<T> {
  readonly text: string;
  readonly made: T;
}

/** What was made of a file's text, for as long as the text stays the same; what was not asked for longest goes first. */
export class TextCache<T> {
  private readonly kept = new Map<string, Kept<T>>();
  private characters = 0;

  constructor(
    private readonly make: (uri: string, text: string) => T,
    private readonly most: number,
  ) {}

  of(uri: string, text: string): T {
    const before = this.kept.get(uri);
    if (before) this.forget(uri, before);
    const now = before?.text === text ? before : { text, made: this.make(uri, text) };
    this.kept.set(uri, now);
    this.characters += text.length;
    for (const [oldest, each] of this.kept) {
      if (oldest === uri || (this.kept.size <= this.most && this.characters <= MAX_CHARACTERS)) break;
      this.forget(oldest, each);
    }
    return now.made;
  }

  private forget(uri: string, { text }: Kept<T>): void {
    this.kept.delete(uri);
    this.characters -= text.length;
  }
}
