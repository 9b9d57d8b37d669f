import { statSync } from "node:fs";
import { openIndex, type OpenedIndex } from "../../analyzers/dependencies/advisories/read-index";
import { advisoryFiles, readOwnFile, sha256 } from "./advisory-files";

/** The advisories that there are, and what has to be said about them. */
export interface KnownAdvisories {
  readonly database: OpenedIndex;
  /** When they were fetched; undefined for the seed. */
  readonly fetched: Date | undefined;
  /** A sentence for results: that this is the seed, or that something is wrong with what was downloaded. */
  readonly note: string | undefined;
  /** Something was downloaded that cannot be used. */
  readonly isDamaged: boolean;
}

/** The downloaded index where there is a good one, and otherwise the seed that comes with the program. */
export class AdvisoryStore {
  private known: KnownAdvisories | undefined;
  private stamp: string | undefined;

  /** @param seed opens what comes with the program */
  constructor(private readonly seed: () => Promise<OpenedIndex>) {}

  /**
   * Looks whether there is another index than before, which is cheap, and reads it only then.
   * @param root the project that is looked at: nothing that lies in it is trusted
   * @throws Error when there is not even a seed
   */
  async load(root: string | undefined): Promise<KnownAdvisories> {
    const path = indexPath(root);
    const stamp = path === undefined ? undefined : stampOf(path);
    if (this.known && stamp === this.stamp) return this.known;
    this.known = path === undefined || stamp === undefined ? await this.seeded("") : await this.downloaded(path);
    this.stamp = stamp;
    return this.known;
  }

  private async downloaded(path: string): Promise<KnownAdvisories> {
    try {
      const { bytes, modified } = readOwnFile(path);
      return { database: openIndex(bytes, sha256), fetched: modified, note: undefined, isDamaged: false };
    } catch (error) {
      const problem = `The downloaded advisories cannot be used (${error instanceof Error ? error.message : String(error)}). `;
      if (!this.known?.fetched) return this.seeded(problem);
      return {
        ...this.known,
        note: `${problem}Those of ${this.known.database.date} are used; run "buckler advisories update"`,
        isDamaged: true,
      };
    }
  }

  private async seeded(problem: string): Promise<KnownAdvisories> {
    const database = await this.seed();
    const note = `${problem}Advisories are the seed of ${database.date} with ${database.records} records: run "buckler advisories update" for full cover`;
    return { database, fetched: undefined, note, isDamaged: problem !== "" };
  }
}

function indexPath(root: string | undefined): string | undefined {
  try {
    return advisoryFiles(root, false)?.index;
  } catch {
    // Nothing was ever downloaded.
    return undefined;
  }
}

/** Changes when another index takes the place of this one; undefined where there is none. */
function stampOf(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats && `${stats.dev}:${stats.ino}:${stats.mtimeMs}:${stats.size}`;
}
