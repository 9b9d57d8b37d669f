import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AST_NODE_TYPES } from "@typescript-eslint/types";
import { parseAndGenerateServices } from "@typescript-eslint/typescript-estree";
import { visitorKeys } from "@typescript-eslint/visitor-keys";
import ts from "typescript";
import { SourceDocument } from "../../../../core/document";
import { parse } from "../parse";
import { convertProgram } from "./program";

const FIXTURES = join(import.meta.dirname, "../../../../../test/fixtures/syntax");

const CODE = {
  javascript: readFileSync(join(FIXTURES, "javascript.jsx"), "utf8"),
  typescript: readFileSync(join(FIXTURES, "typescript.ts"), "utf8"),
};

const KINDS = { "module.jsx": ts.ScriptKind.JSX, "module.ts": ts.ScriptKind.TS, "module.tsx": ts.ScriptKind.TSX };

/** Of each text in each language. */
const BROKEN_STATES = 20;

/** Words that TypeScript's tree has as modifiers and ESTree's as properties. */
const NEVER_MADE = /^TS(?:Abstract|Async|Declare|Export|Private|Protected|Public|Readonly|Static)Keyword$/;

type Fields = Readonly<Record<string, unknown>>;

function sourceFile(text: string, name: keyof typeof KINDS, withParents: boolean): ts.SourceFile {
  const options = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
  return ts.createSourceFile(name, text, options, withParents, KINDS[name]);
}

/** The tree that typescript-estree makes; undefined where it refuses. Takes the errors off first, because it takes no tree that has any. */
function expected(text: string, name: keyof typeof KINDS): unknown {
  const file = Object.assign(sourceFile(text, name, true), { parseDiagnostics: [] });
  try {
    return plain(
      parseAndGenerateServices(file, { allowInvalidAST: true, range: true, loc: true, suppressDeprecatedPropertyWarnings: true }).ast,
    );
  } catch {
    return undefined;
  }
}

function actual(text: string, name: keyof typeof KINDS): unknown {
  return plain(convertProgram(sourceFile(text, name, false)));
}

/** What there is to see of a tree: no places in lines, no ways up, and of what has no type in ESTree no more than its children. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null || value instanceof RegExp) return value;
  const { type } = value as { readonly type?: unknown };
  const isUnknown = typeof type === "string" && !(type in visitorKeys);
  const seen: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (key === "parent" || key === "loc" || inner === undefined) continue;
    if (isUnknown && (inner === null || typeof inner !== "object")) continue;
    // What an element is called that has no name yet.
    seen[key] = type === "JSXIdentifier" && inner === "" ? "unnamed" : plain(inner);
  }
  return isUnknown ? { ...seen, type } : seen;
}

function typesIn(value: unknown, types: Set<string>): Set<string> {
  if (typeof value !== "object" || value === null) return types;
  const { type } = value as Fields;
  if (typeof type === "string") types.add(type);
  for (const inner of Object.values(value)) typesIn(inner, types);
  return types;
}

/** The same numbers for the same seed, so that a failure can be looked at again. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x297a2d39;
    state = Math.imul(state ^ (state >>> 12), 0x297a2d39);
    return ((state ^ (state >>> 15)) >>> 0) % below;
  };
}

/** A text that ends somewhere, or lacks a few characters here and there. */
function broken(text: string, random: (below: number) => number): string {
  if (random(2) === 0) return text.slice(0, random(text.length));
  let less = text;
  for (let times = 1 + random(4); times > 0; times--) {
    const at = random(less.length);
    less = less.slice(0, at) + less.slice(at + 1 + random(3));
  }
  return less;
}

describe("the converter", () => {
  for (const [language, code] of Object.entries(CODE)) {
    for (const name of Object.keys(KINDS) as (keyof typeof KINDS)[]) {
      it(`makes of ${language} in a ${name} what typescript-estree makes of it`, () => {
        const wanted = expected(code, name);
        assert.ok(wanted);
        assert.deepEqual(actual(code, name), wanted);
      });

      it(`makes of broken ${language} in a ${name} what typescript-estree makes of it, and a tree where that gives up`, () => {
        const random = randomOf(code.length);
        let compared = 0;
        for (let state = 0; state < BROKEN_STATES; state++) {
          const text = broken(code, random);
          const tree = actual(text, name);
          const wanted = expected(text, name);
          if (wanted === undefined) continue;
          assert.deepEqual(tree, wanted, text);
          compared++;
        }
        assert.ok(compared > BROKEN_STATES / 2);
      });
    }
  }

  it("is compared on every type of node", () => {
    const types = new Set<string>();
    typesIn(actual(CODE.javascript, "module.jsx"), types);
    typesIn(actual(CODE.typescript, "module.ts"), types);
    const missing = Object.values(AST_NODE_TYPES).filter((type) => !types.has(type) && !NEVER_MADE.test(type));
    assert.deepEqual(missing, []);
  });

  it("makes a tree of what typescript-estree throws on", () => {
    for (const text of ["before(); let f: typeof import.meta; after();", "before(); let f: function(string): void; after();"]) {
      const { ast } = parse(new SourceDocument("file:///a.ts", "typescript", 0, text));
      const [first, , last] = ast.body;
      assert.equal(first && text.slice(...first.range), "before();", text);
      assert.equal(last && text.slice(...last.range), "after();", text);
    }
  });
});
