import type { ReportedRule } from "../../../reports/scan-report";
import type { ProjectProblem } from "../../../workspace/project";
import type { Settings } from "../../../workspace/settings";
import type { DiskNotes } from "./noted-disk";
import type { Links } from "./result-keys";

/** What opening a project gave that a scan's report needs. */
export interface Opening {
  readonly settings: Settings;
  readonly problems: readonly ProjectProblem[];
  /** Those that are on. */
  readonly rules: readonly ReportedRule[];
}

/** A file as it was scanned last. */
export interface KnownFile {
  readonly digest: string | undefined;
  /** Undefined for a file that is no module: it is minified, or cannot be read. */
  readonly links: Links | undefined;
}

/** Where the imports of a project lead, and what that was found out from. */
export interface KnownLinks {
  readonly files: ReadonlyMap<string, KnownFile>;
  readonly notes: DiskNotes;
}

/** Openings with different options or configuration that are kept. */
const MAX_OPENINGS = 4;
/** Results of other branches and options are kept, too, but not for ever: as long as all is not longer than this. */
const MAX_CHARACTERS = 48_000_000;

interface Head {
  readonly build: string;
  readonly openings: readonly (readonly [string, Opening])[];
  readonly files?: readonly (readonly [uri: string, digest: string | null, links: readonly (readonly [string, string])[] | null])[];
  readonly notes?: DiskNotes;
}

/** What is kept of the scans of one project. Results are text until somebody asks for them. */
export class ProjectRecord {
  links: KnownLinks | undefined;
  private openings = new Map<string, Opening>();
  /** As JSON, by key, those that were used last at the end. */
  private readonly results = new Map<string, string>();

  constructor(private readonly build: string) {}

  /** @returns a record without anything in it where the text is from another build, or no record at all */
  static from(text: string | undefined, build: string): ProjectRecord {
    const record = new ProjectRecord(build);
    const [first = "", ...lines] = text?.split("\n") ?? [];
    try {
      const { build: writer, openings, files, notes } = JSON.parse(first) as Head;
      if (writer !== build) return record;
      record.openings = new Map(openings);
      if (files && notes) {
        const known = files.map(
          ([uri, digest, links]) => [uri, { digest: digest ?? undefined, links: links ? new Map(links) : undefined }] as const,
        );
        record.links = { files: new Map(known), notes };
      }
    } catch {
      return new ProjectRecord(build);
    }
    for (const line of lines) {
      const space = line.indexOf(" ");
      if (space > 0) record.results.set(line.slice(0, space), line.slice(space + 1));
    }
    return record;
  }

  openingOf(key: string): Opening | undefined {
    return this.openings.get(key);
  }

  setOpening(key: string, opening: Opening): void {
    this.openings.delete(key);
    this.openings = new Map([...this.openings, [key, opening] as const].slice(-MAX_OPENINGS));
  }

  /** @returns the result as JSON */
  resultOf(key: string): string | undefined {
    const result = this.results.get(key);
    if (result !== undefined) this.setResult(key, result);
    return result;
  }

  setResult(key: string, json: string): void {
    this.results.delete(key);
    this.results.set(key, json);
  }

  toText(): string {
    const files = [...(this.links?.files ?? [])];
    const head: Head = {
      build: this.build,
      openings: [...this.openings],
      ...(this.links && {
        files: files.map(([uri, { digest, links }]) => [uri, digest ?? null, links ? [...links] : null]),
        notes: this.links.notes,
      }),
    };
    const first = JSON.stringify(head);
    const lines: string[] = [];
    let characters = first.length;
    for (const [key, json] of [...this.results].reverse()) {
      characters += key.length + json.length;
      if (characters > MAX_CHARACTERS) break;
      lines.push(`${key} ${json}`);
    }
    return [first, ...lines.reverse()].join("\n");
  }
}
