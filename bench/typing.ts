import { spawn } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { build, type Plugin } from "esbuild";
import { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import { YOUNG_MEGABYTES } from "../server/hosts/analysis-memory";
import { TestClient } from "../test/lsp/client";
import { generateModule } from "./generate-module";
import { typingIn } from "./keystrokes";
import { rounded, summarize, type Summary } from "./statistics";

/** How long it takes from a keystroke to the diagnostics of the text with it. */
export interface Typing {
  readonly lines: number;
  readonly findings: number;
  /** The first diagnostics of the module, with everything still cold. */
  readonly first: number;
  readonly keystroke: Summary;
}

export interface TypingOptions {
  readonly lines: number;
  readonly keystrokes: number;
  readonly dist: string;
}

/** Keystrokes before it counts, for the just-in-time compiler. */
const WARM_UP = 40;

/** Through `analyze`, in a process of its own that is bundled, and told how to use memory and to compile, as the server's thread is. */
export async function typeInProcess({ lines, keystrokes, dist }: TypingOptions): Promise<Typing> {
  const folder = mkdtempSync(join(tmpdir(), "buckler-bench-"));
  try {
    const bundle = join(folder, "measure-in-process.js");
    await build({
      entryPoints: [join(import.meta.dirname, "measure-in-process.ts")],
      outfile: bundle,
      bundle: true,
      format: "cjs",
      platform: "node",
      mainFields: ["module", "main"],
      logLevel: "error",
      plugins: [builtTypeScript(dist)],
    });
    // A third of what a worker is given, since V8 keeps three such spaces.
    const memory = `--max-semi-space-size=${String(YOUNG_MEGABYTES / 3)}`;
    const output = await run(process.execPath, [memory, bundle, dist, String(lines), String(keystrokes), String(WARM_UP)]);
    const measured = JSON.parse(output) as Omit<Typing, "keystroke"> & { milliseconds: number[] };
    return {
      lines: measured.lines,
      findings: measured.findings,
      first: rounded(measured.first),
      keystroke: summarize(measured.milliseconds),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The TypeScript that the server uses, as in scripts/build.ts. */
function builtTypeScript(dist: string): Plugin {
  return {
    name: "built-typescript",
    setup(plugin) {
      plugin.onResolve({ filter: /^typescript$/ }, () => ({ path: join(dist, "typescript.js"), external: true }));
    },
  };
}

async function run(command: string, commandArguments: readonly string[]): Promise<string> {
  const child = spawn(command, commandArguments, { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  const code = await new Promise<number | null>((resolve, reject) => child.once("close", resolve).once("error", reject));
  if (code !== 0) throw new Error(`${commandArguments[0] ?? command} ended with ${String(code)}`);
  return output;
}

/** Over standard input and output, against the built server: a change and a pull of the diagnostics, as an editor sends them. */
export async function typeOverStdio({ lines, keystrokes, dist }: TypingOptions): Promise<Typing> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "buckler-bench-")));
  const text = generateModule(lines);
  writeFileSync(join(folder, "module.ts"), text);
  const client = await TestClient.start({
    folders: [{ path: folder, uri: URI.file(folder).toString() }],
    server: join(dist, "server.js"),
    // The project's other files are not what is measured here.
    initializationOptions: { workspaceDiagnostics: "afterScan" },
  });
  try {
    await client.ready();
    const uri = URI.file(join(folder, "module.ts")).toString();
    const start = performance.now();
    client.open(uri, text, "typescript");
    const findings = (await client.diagnostics(uri)).length;
    const first = performance.now() - start;
    const milliseconds: number[] = [];
    for (const edit of typingIn(text, WARM_UP + keystrokes)) {
      const document = client.document(uri);
      const range = { start: document.positionAt(edit.offset), end: document.positionAt(edit.offset + edit.length) };
      const before = performance.now();
      client.change(uri, { range, text: edit.text });
      await client.diagnostics(uri);
      if (edit.isKeystroke) milliseconds.push(performance.now() - before);
    }
    return { lines: lineCount(text), findings, first: rounded(first), keystroke: summarize(milliseconds.slice(WARM_UP)) };
  } finally {
    await client.stop();
    rmSync(folder, { recursive: true });
  }
}

function lineCount(text: string): number {
  return TextDocument.create("", "", 0, text).lineCount;
}
