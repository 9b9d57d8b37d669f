import { rmSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import type { Diagnostic } from "vscode-languageserver/node";
import { URI } from "vscode-uri";
import { TestClient } from "../test/lsp/client";
import { dependentsProject, DEPENDS_ON_EDITED, EDITED, HANDS_ON, LOCAL_NUMBER, MAKES_HARMLESS } from "./dependents-project";
import { writeProject } from "./generated-project";
import { summarize, type Summary } from "./statistics";

/** Edits of a module that others depend on, over stdio, in an editor that also has some of those open. */
export interface Dependents {
  readonly dependents: number;
  readonly open: number;
  readonly lines: number;
  /** From opening the documents to their diagnostics being right, everything still cold. */
  readonly first: number;
  /** What the module exports does something else after each edit. */
  readonly exportChanges: EditTimes;
  /** What changes is of no interest to other modules. */
  readonly localChanges: EditTimes;
}

/** From the edit on. */
export interface EditTimes {
  /** To the first diagnostics of the edited document. */
  readonly edited: Summary;
  /** To the diagnostics of all open documents being right again, with what the server asks the editor to pull anew. */
  readonly all: Summary;
}

/** Edits before it counts, for the just-in-time compiler. */
const WARM_UP = 4;
const PATIENCE_MILLISECONDS = 120_000;
/** Every so manieth dependent is open. */
const OPEN_EVERY = 25;

export async function measureDependents(dist: string, edits: number): Promise<Dependents> {
  const { files, dependents } = dependentsProject();
  const folder = writeProject(files);
  const client = await TestClient.start({
    folders: [{ path: folder, uri: URI.file(folder).toString() }],
    server: join(dist, "server.js"),
    // Only what is open is asked for.
    initializationOptions: { workspaceDiagnostics: "afterScan" },
  });
  try {
    await client.ready();
    const open = [EDITED, ...dependents.filter((_, index) => index % OPEN_EVERY === 0)];
    const editor = new Editor(
      client,
      open.map((path) => URI.file(join(folder, path)).toString()),
    );
    const start = performance.now();
    for (const [index, path] of open.entries()) client.open(editor.uris[index] ?? "", files.get(path) ?? "", "typescript");
    await editor.untilAllCurrent(true);
    const first = Math.round(performance.now() - start);
    const localChanges = await editor.measure(edits, (edit) => ({
      replaced: localNumber(edit),
      by: localNumber(edit + 1),
      handsOn: true,
    }));
    const exportChanges = await editor.measure(edits, (edit) => {
      const handsOn = edit % 2 === 1;
      return handsOn ? { replaced: MAKES_HARMLESS, by: HANDS_ON, handsOn } : { replaced: HANDS_ON, by: MAKES_HARMLESS, handsOn };
    });
    const lines = (files.get(EDITED) ?? "").split("\n").length - 1;
    return { dependents: dependents.length, open: open.length - 1, lines, first, exportChanges, localChanges };
  } finally {
    await client.stop();
    rmSync(folder, { recursive: true });
  }
}

/** A number that somebody types digit by digit, starting again after a few. */
function localNumber(edit: number): string {
  return `${LOCAL_NUMBER}${"0".repeat(edit % 5)};`;
}

interface Edit {
  readonly replaced: string;
  readonly by: string;
  /** Whether the data of requests arrives as it is in the modules' queries afterwards. */
  readonly handsOn: boolean;
}

/** Edits the first of the open documents and looks at all of them. */
class Editor {
  constructor(
    private readonly client: TestClient,
    readonly uris: readonly string[],
  ) {}

  async measure(edits: number, editOf: (edit: number) => Edit): Promise<EditTimes> {
    const edited: number[] = [];
    const all: number[] = [];
    for (let edit = 0; edit < WARM_UP + edits; edit++) {
      const { replaced, by, handsOn } = editOf(edit);
      const start = performance.now();
      this.change(replaced, by);
      await this.client.diagnostics(this.edited);
      edited.push(performance.now() - start);
      await this.untilAllCurrent(handsOn);
      all.push(performance.now() - start);
    }
    return { edited: summarize(edited.slice(WARM_UP)), all: summarize(all.slice(WARM_UP)) };
  }

  /** Pulls whenever the server says that there is news, until every open document shows what is right. */
  async untilAllCurrent(handsOn: boolean): Promise<void> {
    for (const deadline = performance.now() + PATIENCE_MILLISECONDS; ;) {
      if (performance.now() > deadline) throw new Error("the dependents of an edited module never became current again");
      const seen = this.client.refreshes;
      const shown = await Promise.all(this.uris.map(async (uri) => this.isShown(uri, await this.client.diagnostics(uri))));
      if (shown.every((isShown) => isShown === handsOn)) return;
      await this.client.until("news of the dependents", () => this.client.refreshes > seen);
    }
  }

  /** Whether a document has the finding that depends on what the edited module hands on. */
  private isShown(uri: string, diagnostics: readonly Diagnostic[]): boolean {
    const lines = this.client.document(uri).getText().split("\n");
    const line = lines.findIndex((text) => text.includes(DEPENDS_ON_EDITED));
    return diagnostics.some(({ code, range }) => code === "sql-injection" && range.start.line <= line && line <= range.end.line);
  }

  private get edited(): string {
    return this.uris[0] ?? "";
  }

  private change(replaced: string, by: string): void {
    const document = this.client.document(this.edited);
    const start = document.getText().lastIndexOf(replaced);
    if (start < 0) throw new Error(`"${replaced}" is not in the edited module`);
    const range = { start: document.positionAt(start), end: document.positionAt(start + replaced.length) };
    this.client.change(this.edited, { range, text: by });
  }
}
