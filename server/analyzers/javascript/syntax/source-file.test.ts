import type { TSESTree } from "@typescript-eslint/types";
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SourceDocument } from "../../../core/document";
import { JavaScriptModule } from "../program/module";
import { parse, type SyntaxTree } from "./parse";

const EDITS_PER_FILE = 30;

/** What people type and paste, and above all what opens and does not close. */
const PIECES = [
  ...["(", ")", "{", "}", "[", "]", "`", "'", '"', "/", "*", ";", ",", ".", ":", "=", "<", ">", "@", "#", "\\", "\n", " ", "a", "b", "1"],
  ...["await x;", 'import x from "y";\n', "export ", '"use strict";\n', "// ", "/*", "*/", "`${", "async ", "class A { m() { f(); } }\n"],
  ...["function f(a = 1, { b }) { return a + b; }\n", "<b>", "</b>", "f<T>(x);\n", "if (a) ", "=> ", "@d ", "static #p = 1; ", "yield "],
  ...["type T = { a: string };\n", "?.", "export default ", "enum E { A }\n", "for (const a of b) {\n", "return ", "\r\n", "é", "😀"],
];

/** The same numbers for the same seed, so that a failure can be looked at again (mulberry32). */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Most edits come where the one before was, as from a keyboard; now and then a stretch is deleted. */
class Typist {
  private place = 0;

  private readonly random: (below: number) => number;

  constructor(seed: number) {
    this.random = randomOf(seed);
  }

  edited(text: string): string {
    const { random } = this;
    const start = random(4) === 0 ? random(text.length + 1) : Math.min(this.place, text.length);
    const length = random(4) === 0 ? random(random(8) === 0 ? 400 : 12) : 0;
    const piece = random(3) === 0 && length > 0 ? "" : (PIECES[random(PIECES.length)] ?? "");
    this.place = start + piece.length;
    return text.slice(0, start) + piece + text.slice(start + length);
  }
}

/** A tree without the ways up. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null || value instanceof RegExp) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "parent")
      .map(([key, inner]) => [key, plain(inner)]),
  );
}

/** Each scope's variables with the places that name them. */
function scopesOf(tree: SyntaxTree): unknown {
  const place = ({ type, range }: TSESTree.Node): string => `${type} ${range.join("-")}`;
  return new JavaScriptModule(tree).scopes.scopes.map(({ type, block, variables, references }) => ({
    scope: `${type} ${place(block)}`,
    variables: variables.map(({ name, defs, identifiers, references }) => ({
      name,
      definitions: defs.map(({ type, node }) => `${type} ${place(node)}`),
      identifiers: identifiers.map(place),
      references: references.map(({ identifier }) => place(identifier)),
    })),
    references: references.map(({ identifier, resolved }) => `${place(identifier)} ${resolved?.name ?? "-"}`),
  }));
}

/** Everything there is to say about a text, or why nothing can be said. */
function outcome(document: SourceDocument): unknown {
  let tree: SyntaxTree;
  try {
    tree = parse(document);
  } catch (error) {
    return String(error);
  }
  const { ast, errors } = tree;
  // The first sentence of a message says what is wrong; advice that follows depends on what was parsed before.
  return { ast: plain(ast), errors: errors.map(({ message, location }) => [message.split(".")[0], location.span]), scopes: scopesOf(tree) };
}

function assertSame(uri: string, languageId: string, version: number, text: string, what: string): void {
  const edited = outcome(new SourceDocument(uri, languageId, version, text));
  const fresh = outcome(new SourceDocument(uri, languageId, 0, text));
  assert.deepEqual(edited, fresh, what);
}

describe("a tree that is kept through edits", () => {
  const folders = [__dirname, join(__dirname, "../program"), join(__dirname, "../../../core")];
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".ts"))
      .map((name) => join(folder, name)),
  );
  for (const [index, file] of files.entries()) {
    it(`is as a fresh one after each edit of ${file.slice(file.lastIndexOf("/") + 1)}`, () => {
      const languageId = ["typescript", "javascript", "typescriptreact"][index % 3] ?? "";
      const typist = new Typist(index + 1);
      let text = readFileSync(file, "utf8");
      for (let edit = 1; edit <= EDITS_PER_FILE; edit++) {
        const before = text;
        text = typist.edited(text);
        assertSame(`file:///typed/${index}`, languageId, edit, text, `edit ${edit} of ${file}:\n${JSON.stringify([before, text])}`);
        if (edit % 20 === 0) text = readFileSync(file, "utf8");
      }
    });
  }

  it("knows directives by what stands before them", () => {
    const texts = [
      '"use strict";\nf();',
      'g();\n"use strict";\nf();',
      '"use strict";\nf();',
      '"a";\n"use strict";\nf();',
      '("a");\n"use strict";',
    ];
    for (const [index, text] of texts.entries()) assertSame("file:///directives", "typescript", index + 1, text, text);
  });

  it("does not touch trees that it gave away", () => {
    const document = (version: number, text: string): SourceDocument => new SourceDocument("file:///given", "typescript", version, text);
    const given = parse(document(1, "first();\nsecond(a);"));
    const before = plain(given.ast);
    const moved = parse(document(2, "const a = 1;\nfirst();\nsecond(a);"));
    assert.deepEqual(plain(given.ast), before);
    assert.notEqual(moved.ast.body[2], given.ast.body[1]);
    assert.deepEqual(moved.ast.body[2]?.range, [22, 32]);
  });
});
