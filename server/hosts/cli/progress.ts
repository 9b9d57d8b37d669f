const INTERVAL_MILLISECONDS = 100;

/** One line on stderr that says how far the work is; only where a person looks at it. */
export class Progress {
  private shownAt = 0;
  private isShown = false;

  constructor(private readonly stream: NodeJS.WriteStream) {}

  show(scannedFiles: number, findings: number): void {
    this.tell(() => `scanned ${scannedFiles} files, ${findings} problems so far`);
  }

  tell(line: () => string): void {
    if (!this.stream.isTTY) return;
    const now = Date.now();
    if (now - this.shownAt < INTERVAL_MILLISECONDS) return;
    this.shownAt = now;
    this.isShown = true;
    this.stream.write(`\r\u001b[K${line()}`);
  }

  /** Takes the line away, so that something else can be written. */
  clear(): void {
    if (!this.isShown) return;
    this.isShown = false;
    this.stream.write("\r\u001b[K");
  }
}
