import type { RawFinding } from "../javascript/raw-finding";
import type { DependencyHost, DependencyProject } from "./dependency-project";

/** Notes what was asked for, and what the answer was: as long as that stays so, everything that was concluded holds. */
export class NotedReads implements DependencyHost {
  readonly texts = new Map<string, string | undefined>();
  /** Undefined as long as nobody asked which manifests there are. */
  manifestList: string | undefined;

  constructor(private readonly host: DependencyHost) {}

  get root(): string {
    return this.host.root;
  }

  read(uri: string): string | undefined {
    if (this.texts.has(uri)) return this.texts.get(uri);
    const text = this.host.read(uri);
    this.texts.set(uri, text);
    return text;
  }

  /** Not noted: installing packages changes the lockfile as well, and there may be thousands of them. */
  readInstalled(uri: string): string | undefined {
    return this.host.readInstalled?.(uri);
  }

  manifests(): readonly string[] {
    const uris = this.host.manifests();
    this.manifestList = uris.join("\n");
    return uris;
  }
}

/** What the checks said of all files of a project, and what they were told. */
export interface CheckedProject {
  readonly project: DependencyProject;
  readonly reads: NotedReads;
  readonly knowledge: unknown;
  readonly metadata: unknown;
  readonly reachability: unknown;
  /** By file. */
  readonly problems: ReadonlyMap<string, readonly RawFinding[]>;
}

/** Whether a project that was checked would be the same with what is read now. */
export function stillHolds({ reads }: CheckedProject, now: NotedReads): boolean {
  return readsStillHold(reads, now);
}

/** Whether everything that was read is so now. */
export function readsStillHold(reads: NotedReads, now: NotedReads): boolean {
  for (const [uri, text] of reads.texts) if (now.read(uri) !== text) return false;
  return reads.manifestList === undefined || now.manifests().join("\n") === reads.manifestList;
}
