import type { TSESTree } from "@typescript-eslint/types";
import ts from "typescript";
import { convert } from "./convert";
import { copyOf, move } from "./copy";

interface Converted {
  readonly node: TSESTree.ProgramStatement;
  /** Where the statement ended when it was last looked at. */
  end: number;
}

/**
 * The tree of a text that somebody edits, kept to make the next one of: TypeScript parses again only what an edit reaches, and
 * only those statements of the program are converted again. What is kept is changed in place, so it is never given away:
 * everybody gets a copy, which takes a small part of the time that converting takes.
 */
export class KeptTree {
  private converted = new Map<ts.Statement, Converted>();

  constructor(private file: ts.SourceFile) {}

  get sourceFile(): ts.SourceFile {
    return this.file;
  }

  /** Makes it the tree of another text. Where that or `program` throws, the tree is lost. */
  edit(text: string): void {
    const before = this.file.text;
    if (text !== before) this.file = ts.updateSourceFile(this.file, text, changeBetween(before, text));
  }

  /** The program of the text as it is now. */
  program(): TSESTree.Program {
    const { statements } = this.file;
    const missing = statements.filter((statement) => !this.converted.has(statement));
    const program = convert(this.file, missing);
    // Statements and nodes belong together one by one, or it is not known which is which.
    if (program.body.length !== missing.length) return convert(this.file, statements);
    const fresh = program.body.values();
    const converted = new Map<ts.Statement, Converted>();
    for (const statement of statements) {
      const { end } = statement;
      const known = this.converted.get(statement);
      if (known && known.end !== end) move(known.node, end - known.end);
      converted.set(statement, { node: known?.node ?? (fresh.next().value as TSESTree.ProgramStatement), end });
    }
    this.converted = converted;
    markDirectives([...converted]);
    program.body = Array.from(converted.values(), ({ node }) => copyOf(node));
    return program;
  }
}

/** Texts that begin a program are directives, and become or cease to be so with what stands before them. */
function markDirectives(converted: readonly (readonly [ts.Statement, Converted])[]): void {
  let isBeginning = true;
  for (const [statement, { node }] of converted) {
    const isText = ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression);
    isBeginning &&= isText;
    if (!isText || node.type !== "ExpressionStatement" || node.expression.type !== "Literal") continue;
    node.directive = isBeginning ? node.expression.raw.slice(1, -1) : undefined;
  }
}

/** The one stretch in which two texts differ. */
function changeBetween(before: string, after: string): ts.TextChangeRange {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let rest = 0;
  while (rest < shorter - start && before.charCodeAt(before.length - 1 - rest) === after.charCodeAt(after.length - 1 - rest)) rest++;
  return { span: { start, length: before.length - start - rest }, newLength: after.length - start - rest };
}
