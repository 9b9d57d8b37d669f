import { randomBytes } from "node:crypto";
import { open, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { SourceDocument } from "../../core/document";
import { readDocument } from "../../workspace/read-document";

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** A file with the text that repairs lead to. */
export class FixedFile {
  private constructor(
    private readonly path: string,
    readonly named: boolean,
    /** What the file held when it was read. */
    private readonly bytes: Buffer,
    /** The text now; what analysed it goes on with this. */
    public document: SourceDocument,
  ) {
    this.before = document.text;
  }

  readonly before: string;

  /**
   * Reads a file; a text says why it cannot be changed.
   * @param path as the user named it, or as it was found
   */
  static async read(path: string, named: boolean): Promise<FixedFile | string> {
    const { document, incomplete } = await readDocument(path);
    if (!document) return incomplete[0]?.message ?? "cannot be read";
    const bytes = await readFile(path);
    const file = new FixedFile(path, named, bytes, document);
    return file.encoded().equals(bytes) ? file : "is left alone: it is not UTF-8";
  }

  get uri(): string {
    return this.document.uri;
  }

  get isChanged(): boolean {
    return this.document.text !== this.before;
  }

  /**
   * Writes the text in one step: a reader sees the old file or the new one, whatever happens in between. A link stays a link.
   * @returns why it was not written; undefined when it was
   */
  async write(): Promise<string | undefined> {
    let temporary: string | undefined;
    try {
      const target = await realpath(this.path);
      const { mode } = await stat(target);
      temporary = join(dirname(target), `.buckler-${randomBytes(8).toString("hex")}.tmp`);
      const handle = await open(temporary, "wx", mode);
      try {
        await handle.writeFile(this.encoded());
        await handle.chmod(mode);
        await handle.sync();
      } finally {
        await handle.close();
      }
      if (!(await readFile(target)).equals(this.bytes)) {
        await rm(temporary);
        return "changed meanwhile, so it was left alone";
      }
      await rename(temporary, target);
      return undefined;
    } catch (error) {
      if (temporary !== undefined) await rm(temporary, { force: true });
      return `could not be written: ${error instanceof Error ? error.message : String(error)}`;
    }
  }

  private encoded(): Buffer {
    const text = Buffer.from(this.document.text, "utf8");
    return this.bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? Buffer.concat([BYTE_ORDER_MARK, text]) : text;
  }
}
