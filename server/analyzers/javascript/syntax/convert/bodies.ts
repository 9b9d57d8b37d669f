import type { TSESTree } from "@typescript-eslint/types";
import ts from "typescript";
import { convert } from "./dispatch";
import type { Made, Source, Tree } from "./source";

const { Block, ExpressionStatement, StringLiteral } = ts.SyntaxKind;

interface Statement extends Tree {
  directive: unknown;
  readonly expression: { readonly raw: string };
}

/** What runs in a place of its own; texts that it begins with are directives. */
export function statementsOf(nodes: readonly ts.Statement[], source: Source): readonly Tree[] {
  const made: Tree[] = [];
  let isBeginning = true;
  for (const node of nodes) {
    const statement = convert(node, source) as Statement;
    made.push(statement);
    isBeginning &&= isText(node);
    if (isBeginning) statement.directive = statement.expression.raw.slice(1, -1);
  }
  return made;
}

function isText(node: ts.Statement): boolean {
  return node.kind === ExpressionStatement && (node as ts.ExpressionStatement).expression.kind === StringLiteral;
}

/** The body of a function, which may be an expression. */
export function functionBody(node: ts.ConciseBody, source: Source): Made<TSESTree.BlockStatement> | Tree | null {
  if (node.kind !== Block) return convert(node, source);
  const { pos, end, statements } = node as ts.Block;
  const range = source.range(pos, end);
  return { type: "BlockStatement", range, body: statementsOf(statements, source), parent: undefined };
}
