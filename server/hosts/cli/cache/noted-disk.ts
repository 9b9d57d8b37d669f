import { existsSync } from "node:fs";
import { Disk } from "../../../workspace/disk";
import { Coverage } from "../../../workspace/files";
import { digestOf } from "./digest";

/** What was asked of the disk, and what it answered; texts as their digests. */
export interface DiskNotes {
  readonly files: Readonly<Record<string, boolean>>;
  readonly folders: Readonly<Record<string, boolean>>;
  readonly realPaths: Readonly<Record<string, string | null>>;
  /** With how much of a text was asked for. */
  readonly texts: Readonly<Record<string, readonly [maxBytes: number, digest: string | null]>>;
  readonly packages: Readonly<Record<string, string>>;
  /** Whether files that imports led to belonged to the project. */
  readonly covered: Readonly<Record<string, boolean>>;
}

/** A disk that notes what it was asked: as long as it would answer the same, all imports lead where they led. */
export class NotedDisk extends Disk {
  private readonly noted = {
    files: new Map<string, boolean>(),
    folders: new Map<string, boolean>(),
    realPaths: new Map<string, string | null>(),
    texts: new Map<string, readonly [number, string | null]>(),
    packages: new Map<string, string>(),
    covered: new Map<string, boolean>(),
  };

  override isFile(path: string): boolean {
    return remembered(this.noted.files, path, () => super.isFile(path));
  }

  override isFolder(path: string): boolean {
    return remembered(this.noted.folders, path, () => super.isFolder(path));
  }

  override realPathOf(path: string): string | undefined {
    return remembered(this.noted.realPaths, path, () => super.realPathOf(path) ?? null) ?? undefined;
  }

  override textOf(path: string, maxBytes: number): string | undefined {
    const text = super.textOf(path, maxBytes);
    this.noted.texts.set(path, [maxBytes, text === undefined ? null : digestOf(text)]);
    return text;
  }

  override packagesOf(root: string): ReadonlyMap<string, string> {
    const packages = super.packagesOf(root);
    this.noted.packages.set(root, digestOfPackages(packages));
    return packages;
  }

  override isCovered(path: string, covers: (path: string) => boolean): boolean {
    return remembered(this.noted.covered, path, () => super.isCovered(path, covers));
  }

  notes(): DiskNotes {
    const { files, folders, realPaths, texts, packages, covered } = this.noted;
    return {
      files: Object.fromEntries(files),
      folders: Object.fromEntries(folders),
      realPaths: Object.fromEntries(realPaths),
      texts: Object.fromEntries(texts),
      packages: Object.fromEntries(packages),
      covered: Object.fromEntries(covered),
    };
  }
}

/** Whether the disk would still answer the same, and the same files belong to the project. */
export function stillHolds(notes: DiskNotes, root: string, exclude: readonly string[]): boolean {
  const disk = new Disk();
  const coverage = new Coverage(root, exclude, existsSync);
  return (
    holds(notes.files, (path) => disk.isFile(path)) &&
    holds(notes.folders, (path) => disk.isFolder(path)) &&
    holds(notes.realPaths, (path) => disk.realPathOf(path) ?? null) &&
    Object.entries(notes.texts).every(([path, [maxBytes, digest]]) => {
      const text = disk.textOf(path, maxBytes);
      return (text === undefined ? null : digestOf(text)) === digest;
    }) &&
    holds(notes.packages, (folder) => digestOfPackages(disk.packagesOf(folder))) &&
    holds(notes.covered, (path) => coverage.coversFile(path))
  );
}

function holds<T>(answers: Readonly<Record<string, T>>, ask: (path: string) => T): boolean {
  return Object.entries(answers).every(([path, answer]) => ask(path) === answer);
}

function remembered<T>(answers: Map<string, T>, path: string, ask: () => T): T {
  const known = answers.get(path);
  if (known !== undefined) return known;
  const answer = ask();
  answers.set(path, answer);
  return answer;
}

function digestOfPackages(packages: ReadonlyMap<string, string>): string {
  return digestOf(JSON.stringify([...packages]));
}
