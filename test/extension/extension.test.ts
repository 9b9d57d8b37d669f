import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import {
  commands,
  extensions,
  languages,
  Position,
  Selection,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  type CodeAction,
  type Diagnostic,
  type TextDocument,
} from "vscode";
import manifest from "../../package.json";

const EXTENSION = `${manifest.publisher}.${manifest.name}`;
const POLL_MILLISECONDS = 100;
const PATIENCE = 60_000;
const VULNERABLE_LINE = `  const found = await pool.query("SELECT * FROM orders WHERE customer = '" + customer + "'");\n`;
const MANY_FILES = 300;

describe("the extension in VS Code", () => {
  let sessions: TextDocument;

  before(async () => {
    sessions = await open("src/sessions.ts");
  });

  afterEach(async () => {
    await workspace.getConfiguration("buckler").update("enable", undefined);
    await workspace.getConfiguration("buckler").update("rules", undefined);
  });

  it("is activated by a TypeScript document", async () => {
    await until("an active extension", () => extensions.getExtension(EXTENSION)?.isActive, Boolean);
  });

  it("registers every command that it contributes", async () => {
    const registered = new Set(await commands.getCommands(true));
    const missing = manifest.contributes.commands.map(({ command }) => command).filter((command) => !registered.has(command));
    assert.deepEqual(missing, []);
  });

  it("reports what it finds in an open document, with the rule and where to read about it", async () => {
    const found = await untilRules(sessions.uri, ["weak-hash"]);
    assert.equal(found[0]?.source, "Buckler");
    assert.equal(sessions.getText(found[0].range), `createHash("md5")`);
    assert.ok(typeof found[0].code === "object", "the code has no link");
  });

  it("offers a preferred quick fix, and applying it removes the problem", async () => {
    const orders = await open("src/orders.ts");
    const insertion = new WorkspaceEdit();
    insertion.insert(orders.uri, new Position(8, 0), VULNERABLE_LINE);
    await workspace.applyEdit(insertion);
    const [problem] = await untilRules(orders.uri, ["sql-injection"]);
    assert.ok(problem?.relatedInformation !== undefined && problem.relatedInformation.length > 1, "the flow is not told");

    const fixes = await until(
      "a quick fix",
      () => commands.executeCommand<CodeAction[]>("vscode.executeCodeActionProvider", orders.uri, problem.range, "quickfix", 10),
      (seen) => seen.some(({ edit }) => edit !== undefined),
    );
    const fix = fixes.find(({ isPreferred }) => isPreferred);
    assert.ok(fix?.edit, `no preferred fix among ${fixes.map(({ title }) => title).join(", ")}`);
    await workspace.applyEdit(fix.edit);
    await untilRules(orders.uri, []);
    assert.match(orders.getText(), /customer = \$1", \[customer\]\)/);

    await window.showTextDocument(orders);
    await commands.executeCommand("undo");
    await untilRules(orders.uri, ["sql-injection"]);
    await commands.executeCommand("workbench.action.files.revert");
    await untilRules(orders.uri, []);
  });

  it("reports what it finds in files that are not open once the workspace was scanned", async () => {
    const invoices = Uri.joinPath(folder(), "src/invoices.ts");
    assert.deepEqual(rulesOf(invoices), []);
    await commands.executeCommand("buckler.scanWorkspace");
    await untilRules(invoices, ["command-injection"]);
    assert.ok(!workspace.textDocuments.some(({ uri }) => uri.toString() === invoices.toString()));
  });

  it("stops a scan that is cancelled, and the next one is complete", async () => {
    const many = Uri.joinPath(folder(), "src/many");
    const text = await workspace.fs.readFile(Uri.joinPath(folder(), "src/invoices.ts"));
    const files = Array.from({ length: MANY_FILES }, (_, index) => Uri.joinPath(many, `invoices-${index}.ts`));
    await workspace.fs.createDirectory(many);
    for (const file of files) await workspace.fs.writeFile(file, text);
    const withProblems = () => files.filter((file) => problemsOf(file).length > 0).length;

    let ended = false;
    const scan = commands.executeCommand("buckler.scanWorkspace").then(() => (ended = true));
    await until(
      "the end of the cancelled scan",
      () => commands.executeCommand("buckler.cancelScan"),
      () => ended,
    );
    await scan;
    assert.ok(withProblems() < MANY_FILES, "all files were scanned");

    await commands.executeCommand("buckler.scanWorkspace");
    await until("problems in all files", withProblems, (count) => count === MANY_FILES);
    await workspace.fs.delete(many, { recursive: true });
    await until("no problems in files that are gone", withProblems, (count) => count === 0);
  });

  it("takes a rule of the workspace's own as soon as its file is there", async () => {
    const orders = await open("src/orders.ts");
    await untilRules(orders.uri, []);
    const own = Uri.joinPath(folder(), ".buckler");
    const rules = Uri.joinPath(own, "rules");
    const file = Uri.joinPath(rules, "routers.yml");
    const text = `rules:\n  - id: no-router\n    message: No routers here.\n    severity: WARNING\n    languages: [typescript]\n    pattern: Router()\n`;
    await workspace.fs.createDirectory(rules);
    await workspace.fs.writeFile(file, new TextEncoder().encode(text));
    await untilRules(orders.uri, ["no-router"]);
    // VS Code's watcher may miss what happens in folders that came in quick succession, but not in the workspace's own.
    await workspace.fs.delete(own, { recursive: true });
    await untilRules(orders.uri, []);
  });

  it("turns a rule off and on with a setting", async () => {
    await untilRules(sessions.uri, ["weak-hash"]);
    await workspace.getConfiguration("buckler").update("rules", { "weak-hash": "off" });
    await untilRules(sessions.uri, []);
    await workspace.getConfiguration("buckler").update("rules", undefined);
    await untilRules(sessions.uri, ["weak-hash"]);
  });

  it("is silent while it is switched off", async () => {
    await untilRules(sessions.uri, ["weak-hash"]);
    await workspace.getConfiguration("buckler").update("enable", false);
    await untilRules(sessions.uri, []);
    await workspace.getConfiguration("buckler").update("enable", undefined);
    await untilRules(sessions.uri, ["weak-hash"]);
  });

  it("finds the same after the server was restarted", async () => {
    const [old] = serverProcesses();
    assert.ok(old);
    await commands.executeCommand("buckler.restartServer");
    await untilRules(sessions.uri, ["weak-hash"]);
    const now = serverProcesses();
    assert.equal(now.length, 1);
    assert.notEqual(now[0]?.pid, old.pid);
  });

  it("starts the server again when it dies", async () => {
    await untilRules(sessions.uri, ["weak-hash"]);
    const [old] = serverProcesses();
    assert.ok(old);
    old.kill("SIGKILL");
    await until(
      "another server",
      () => serverProcesses().map(({ pid }) => pid),
      (pids) => pids.length === 1 && pids[0] !== old.pid,
    );
    await untilRules(sessions.uri, ["weak-hash"]);
  });

  it("shows the page of the rule that reports at the cursor", async () => {
    const editor = await window.showTextDocument(sessions);
    const [problem] = await untilRules(sessions.uri, ["weak-hash"]);
    assert.ok(problem);
    editor.selection = new Selection(problem.range.start, problem.range.start);
    await commands.executeCommand("buckler.showRuleDocumentation");
    await until(
      "a preview of the rule's page",
      () => window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label)),
      (labels) => labels.some((label) => label.includes("weak-hash")),
    );
  });
});

function folder(): Uri {
  const uri = workspace.workspaceFolders?.[0]?.uri;
  assert.ok(uri, "no folder is open");
  return uri;
}

async function open(path: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(Uri.joinPath(folder(), path));
  await window.showTextDocument(document);
  return document;
}

function problemsOf(uri: Uri): Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === "Buckler");
}

function rulesOf(uri: Uri): string[] {
  return problemsOf(uri).map(({ code }) => String(typeof code === "object" ? code.value : code));
}

async function untilRules(uri: Uri, expected: readonly string[]): Promise<Diagnostic[]> {
  await until(
    `[${expected.join(", ")}] in ${uri.path}`,
    () => rulesOf(uri),
    (seen) => seen.join() === expected.join(),
  );
  return problemsOf(uri);
}

/** Language servers of ours among the children of this extension host. */
function serverProcesses(): ChildProcess[] {
  const host = process as unknown as { _getActiveHandles(): unknown[] };
  return host
    ._getActiveHandles()
    .filter((handle): handle is ChildProcess => typeof handle === "object" && handle !== null && "spawnargs" in handle)
    .filter((child) => child.exitCode === null && child.signalCode === null)
    .filter(({ spawnargs }) => spawnargs.some((argument) => /[\\/]dist[\\/]server\.js$/.test(argument)));
}

async function until<T>(what: string, look: () => T | PromiseLike<T>, holds: (seen: T) => boolean): Promise<T> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    assert.ok(Date.now() < end, `${what} did not come, but ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
  }
}
