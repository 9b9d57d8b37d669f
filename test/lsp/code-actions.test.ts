import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import {
  CodeActionKind,
  LSPErrorCodes,
  type ClientCapabilities,
  type CodeAction,
  type Diagnostic,
  type Range,
} from "vscode-languageserver/node";
import { LIKE_VSCODE, PUSH_ONLY, TestClient } from "./client";
import { Workspace } from "./workspace";

const READ_RULE = `rules:
  - id: no-unsafe-load
    pattern: unsafeLoad($X)
    message: "$X is loaded with everything that it can do."
    severity: WARNING
    languages: [javascript, typescript]
    fix: safeLoad($X)
`;

const WHOLE: Range = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };

describe("code actions", () => {
  let workspace: Workspace;
  let client: TestClient;
  let uri: string;

  before(async () => {
    workspace = new Workspace({ ".buckler/rules/unsafe-load.yml": READ_RULE });
    uri = workspace.uriOf("a.js");
    client = await TestClient.start({ folders: [workspace] });
  });
  afterEach(() => {
    client.close(uri);
  });
  after(async () => {
    await client.stop();
    workspace.dispose();
  });

  async function open(text: string): Promise<Diagnostic[]> {
    client.open(uri, text);
    return client.diagnostics(uri);
  }

  it("repair a problem with an edit that is resolved and silences it", async () => {
    const [diagnostic] = await open("const a = 1;\nunsafeLoad(text);\n");
    assert(diagnostic);
    const [fix, ...others] = await client.codeActions(uri, diagnostic.range, { diagnostics: [diagnostic] });
    assert.equal(fix?.kind, CodeActionKind.QuickFix);
    assert.equal(fix.isPreferred, true);
    assert.equal(fix.edit, undefined);
    assert.deepEqual(fix.diagnostics, [diagnostic]);
    assert.deepEqual(
      others.map(({ title }) => title),
      ["Ignore no-unsafe-load on this line"],
    );
    const { edit } = await client.resolve(fix);
    assert.equal(client.apply(uri, edit), "const a = 1;\nsafeLoad(text);\n");
    assert.deepEqual(await client.diagnostics(uri), []);
  });

  it("offer nothing where there is no problem", async () => {
    await open("const a = 1;\nunsafeLoad(text);\n");
    assert.deepEqual(await client.codeActions(uri, { start: { line: 0, character: 3 }, end: { line: 0, character: 3 } }), []);
  });

  it("silence a problem with a comment, last in the list and never preferred", async () => {
    const [diagnostic] = await open("function f() {\n  eval(x);\n}\n");
    assert(diagnostic);
    const actions = await client.codeActions(uri, diagnostic.range);
    const ignore = actions.at(-1);
    assert.equal(ignore?.title, "Ignore no-eval on this line");
    assert.notEqual(ignore.isPreferred, true);
    client.apply(uri, (await client.resolve(ignore)).edit);
    assert.deepEqual(await client.diagnostics(uri), []);
    assert.equal(client.document(uri).getText().split("\n").length, 5);
  });

  it("silence each rule of a line once", async () => {
    await open("eval(x); eval(y); unsafeLoad(z);\n");
    const titles = (await client.codeActions(uri, WHOLE)).map(({ title }) => title);
    assert.deepEqual(titles.slice(-2), ["Ignore no-eval on this line", "Ignore no-unsafe-load on this line"]);
    assert.equal(titles.filter((title) => title.startsWith("Ignore")).length, 2);
  });

  it("fix everything in one go when asked for by name", async () => {
    await open("unsafeLoad(unsafeLoad(a));\nconst stays = 1;\nunsafeLoad(b);\neval(c);\n");
    assert.deepEqual(
      (await client.codeActions(uri, WHOLE)).filter(({ kind }) => kind?.startsWith("source")),
      [],
    );
    const [fixAll, ...others] = await client.codeActions(uri, WHOLE, { only: ["source.fixAll"] });
    assert.deepEqual(others, []);
    assert.equal(fixAll?.kind, "source.fixAll.buckler");
    client.apply(uri, (await client.resolve(fixAll)).edit);
    assert.equal(client.document(uri).getText(), "safeLoad(safeLoad(a));\nconst stays = 1;\nsafeLoad(b);\neval(c);\n");
    assert.deepEqual(
      (await client.diagnostics(uri)).map(({ code }) => code),
      ["no-eval"],
    );
    assert.deepEqual(await client.codeActions(uri, WHOLE, { only: ["source.fixAll"] }), []);
  });

  it("give only the kinds that are asked for", async () => {
    await open("unsafeLoad(a);\n");
    assert.deepEqual(await client.codeActions(uri, WHOLE, { only: ["refactor"] }), []);
    assert.equal((await client.codeActions(uri, WHOLE, { only: ["quickfix"] })).length, 2);
    assert.equal((await client.codeActions(uri, WHOLE, { only: ["source.fixAll.buckler"] })).length, 1);
    assert.deepEqual(await client.codeActions(uri, WHOLE, { only: ["source.fixAll.other"] }), []);
  });

  it("are not resolved for another version than they were made for", async () => {
    await open("unsafeLoad(a);\n");
    const [fix] = await client.codeActions(uri, WHOLE);
    assert(fix);
    client.change(uri, { text: "// moved\nunsafeLoad(a);\n" });
    await assert.rejects(client.resolve(fix), { code: LSPErrorCodes.ContentModified });
  });

  it("carry their edit at once for an editor that cannot resolve", async () => {
    const client = await TestClient.start({ folders: [workspace], capabilities: PUSH_ONLY });
    client.open(uri, "unsafeLoad(a);\n");
    const actions = await client.codeActions(uri, WHOLE);
    assert.deepEqual(actions[0]?.edit, {
      changes: { [uri]: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 13 } }, newText: "safeLoad(a)" }] },
    });
    assert(actions.every(({ edit }) => edit));
    const [fixAll] = await client.codeActions(uri, WHOLE, { only: ["source.fixAll"] });
    assert.equal(client.apply(uri, fixAll?.edit), "safeLoad(a);\n");
    await client.stop();
  });
});

/** An editor that can ask about the changes of an edit, as VS Code can. */
const CONFIRMING: ClientCapabilities = {
  ...LIKE_VSCODE,
  workspace: { ...LIKE_VSCODE.workspace, workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
};

describe("fixes of all that a rule found", () => {
  let workspace: Workspace;
  let client: TestClient;
  let uri: string;

  before(async () => {
    workspace = new Workspace({
      ".buckler/rules/unsafe-load.yml": READ_RULE,
      "b.js": "// first\nunsafeLoad(b);\n",
      "c.js": "unsafeLoad(c); // buckler-ignore no-unsafe-load -- ours\n",
      "d.js": "f();\n",
    });
    uri = workspace.uriOf("a.js");
    client = await TestClient.start({ folders: [workspace], capabilities: CONFIRMING });
  });
  after(async () => {
    await client.stop();
    workspace.dispose();
  });

  const titlesAt = async (text: string): Promise<CodeAction[]> => {
    client.open(uri, text);
    const [diagnostic] = await client.diagnostics(uri);
    assert(diagnostic);
    return (await client.codeActions(uri, diagnostic.range)).filter(({ title }) => title.startsWith("Fix all"));
  };

  it("are offered for the file where there is more than one", async () => {
    assert.deepEqual(await titlesAt("unsafeLoad(a);\n"), []);
    client.close(uri);
    const [action, ...others] = await titlesAt("unsafeLoad(a);\neval(a);\nunsafeLoad(b);\n");
    assert.deepEqual(others, []);
    assert.equal(action?.title, "Fix all of no-unsafe-load in this file");
    assert.notEqual(action.isPreferred, true);
    assert.equal(client.apply(uri, (await client.resolve(action)).edit), "safeLoad(a);\neval(a);\nsafeLoad(b);\n");
    client.close(uri);
  });

  it("are offered for the workspace once it was scanned, and want to be confirmed", async () => {
    await client.scanWorkspace();
    const [action, ...others] = await titlesAt("unsafeLoad(a);\n");
    assert.deepEqual(others, []);
    assert.equal(action?.title, "Fix all of no-unsafe-load in the workspace, with a preview");
    assert.equal(action.edit, undefined);
    const { edit } = await client.resolve(action);
    const changes = Object.values(edit?.changeAnnotations ?? {});
    assert.deepEqual(
      changes.map(({ needsConfirmation }) => needsConfirmation),
      [true],
    );
    const seen = (edit?.documentChanges ?? []).map((change) => {
      assert("textDocument" in change);
      assert(change.edits.every((each) => "annotationId" in each && edit?.changeAnnotations?.[each.annotationId]));
      return [change.textDocument.uri, change.textDocument.version, change.edits.map((each) => "newText" in each && each.newText)];
    });
    assert.deepEqual(
      seen.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
      [
        [uri, 1, ["safeLoad(a)"]],
        [workspace.uriOf("b.js"), null, ["safeLoad(b)"]],
      ],
      "what a comment ignores is left alone",
    );
    assert.equal(client.document(uri).getText(), "unsafeLoad(a);\n", "nothing was applied");
    assert.equal(readFileSync(workspace.pathOf("b.js"), "utf8"), "// first\nunsafeLoad(b);\n");
  });

  it("are given to whoever asks for a rule by name", async () => {
    assert.deepEqual(await client.fixableRules(), [{ id: "no-unsafe-load", title: "No unsafe load", problems: 2 }]);
    const { edit, files } = await client.fixRule("no-unsafe-load");
    assert.equal(files, 2);
    assert.equal(edit.documentChanges?.length, 2);
    const nothing = await client.fixRule("no-eval");
    assert.equal(nothing.files, 0);
    assert.deepEqual(nothing.edit.documentChanges, []);
  });
});
