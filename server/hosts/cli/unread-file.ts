import type { ReadResult } from "../../workspace/read-document";
import type { ScannedFile } from "./file-scanner";

/** What a scan says of a file that has no text. */
export function unreadFile(path: string, { incomplete }: ReadResult): ScannedFile {
  const unreadable = incomplete.filter(({ reason }) => reason === "unreadable").map(({ message }) => message);
  return {
    report: { path, findings: [], suppressed: [], incomplete },
    ...(unreadable.length > 0 && { unreadable: unreadable.join("; ") }),
  };
}
