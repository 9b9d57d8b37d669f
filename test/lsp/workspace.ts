import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { URI } from "vscode-uri";

/** A rule that needs nothing but the pattern engine, so that these tests speak of the server and not of its rules. */
const NO_EVAL = `rules:
  - id: no-eval
    pattern: eval($X)
    message: "This runs $X as code."
    severity: ERROR
    languages: [javascript, typescript]
    metadata:
      cwe: ["CWE-95"]
      owasp: ["A05:2025"]
      references: ["https://example.test/eval"]
`;

/** A folder on disk that goes away after the test. */
export class Workspace {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), "buckler-lsp-")));

  /** @param files texts by path; the rule `no-eval` comes with it */
  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    this.write(".buckler/rules/no-eval.yml", NO_EVAL);
    for (const [path, content] of Object.entries(files)) this.write(path, content);
  }

  get uri(): string {
    return URI.file(this.path).toString();
  }

  write(path: string, content: string | Uint8Array): void {
    const target = this.pathOf(path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }

  delete(path: string): void {
    rmSync(this.pathOf(path), { recursive: true });
  }

  pathOf(path: string): string {
    return join(this.path, path);
  }

  uriOf(path: string): string {
    return URI.file(this.pathOf(path)).toString();
  }

  dispose(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
