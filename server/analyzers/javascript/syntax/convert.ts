import { parseAndGenerateServices } from "@typescript-eslint/typescript-estree";
import type { TSESTree } from "@typescript-eslint/types";
import type ts from "typescript";
import { tidied } from "./copy";

/** The converter asks for the line of every node. Nobody here does: the answer is taken away again. */
const SOME_LINE: ts.LineAndCharacter = { line: 0, character: 0 };

/** What the converter sees of a source file: the file, but for these. */
interface Seen extends Pick<ts.SourceFile, "statements" | "getLineAndCharacterOfPosition" | "getChildren"> {
  /** TypeScript's own list of syntax errors; internal, so pinned by parse.test.ts. The converter refuses trees that have any. */
  readonly parseDiagnostics: readonly ts.Diagnostic[];
}

/**
 * Converts some of the statements of a source file.
 * @returns a program of these statements alone; what cannot be converted is left out of it
 * @throws whatever the converter throws on a tree that it cannot convert at all
 */
export function convert(sourceFile: ts.SourceFile, statements: readonly ts.Statement[], withComments = false): TSESTree.Program {
  const file = Object.create(sourceFile) as ts.SourceFile;
  const seen: Seen = {
    statements: statements as ts.NodeArray<ts.Statement>,
    parseDiagnostics: [],
    getLineAndCharacterOfPosition: () => SOME_LINE,
    // Tokens are searched in the whole file. What is found is remembered by the file that asks, thus not beyond this call.
    getChildren: () => sourceFile.getChildren(file),
  };
  const { ast } = parseAndGenerateServices(Object.assign(file, seen), {
    allowInvalidAST: true,
    loc: true,
    range: true,
    comment: withComments,
    tokens: false,
    jsDocParsingMode: "none",
    preserveNodeMaps: false,
    suppressDeprecatedPropertyWarnings: true,
  });
  return tidied(ast);
}
