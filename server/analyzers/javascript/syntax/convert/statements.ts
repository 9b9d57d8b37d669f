import type { TSESTree } from "@typescript-eslint/types";
import ts from "typescript";
import { bindingName } from "./bindings";
import { convert, convertIfAny, listOf, type Room } from "./dispatch";
import { exported } from "./exported";
import { isDeclared } from "./modifiers";
import { pattern } from "./objects";
import type { Made, Source, Tree } from "./source";

const { Let, Const, Using, AwaitUsing } = ts.NodeFlags;

function block(node: ts.Block, source: Source): Made<TSESTree.BlockStatement> {
  const range = source.range(node.pos, node.end);
  return { type: "BlockStatement", range, body: listOf(node.statements, source, convert), parent: undefined };
}

function expressionStatement(node: ts.ExpressionStatement, source: Source): Made<TSESTree.ExpressionStatement> {
  const range = source.range(node.pos, node.end);
  return { type: "ExpressionStatement", range, directive: undefined, expression: convert(node.expression, source), parent: undefined };
}

function variableStatement(node: ts.VariableStatement, source: Source): Tree {
  const range = source.range(node.pos, node.end);
  const { modifiers, declarationList } = node;
  const made: Made<TSESTree.VariableDeclaration> = {
    type: "VariableDeclaration",
    range,
    declarations: listOf(declarationList.declarations, source, convert),
    declare: isDeclared(modifiers),
    kind: kindOf(declarationList.flags),
    parent: undefined,
  };
  return exported(modifiers, made, source);
}

/** In the head of a loop. */
function variables(node: ts.VariableDeclarationList, source: Source): Made<TSESTree.VariableDeclaration> {
  const range = source.range(node.pos, node.end);
  const declarations = listOf(node.declarations, source, convert);
  return { type: "VariableDeclaration", range, declarations, declare: false, kind: kindOf(node.flags), parent: undefined };
}

function kindOf(flags: ts.NodeFlags): TSESTree.VariableDeclaration["kind"] {
  if (flags & Let) return "let";
  if ((flags & AwaitUsing) === AwaitUsing) return "await using";
  if (flags & Const) return "const";
  return flags & Using ? "using" : "var";
}

function returnStatement(node: ts.ReturnStatement, source: Source): Made<TSESTree.ReturnStatement> {
  const range = source.range(node.pos, node.end);
  return { type: "ReturnStatement", range, argument: convertIfAny(node.expression, source), parent: undefined };
}

function throwStatement(node: ts.ThrowStatement, source: Source): Made<TSESTree.ThrowStatement> {
  const range = source.range(node.pos, node.end);
  return { type: "ThrowStatement", range, argument: convert(node.expression, source), parent: undefined };
}

function ifStatement(node: ts.IfStatement, source: Source): Made<TSESTree.IfStatement> {
  const range = source.range(node.pos, node.end);
  const test = convert(node.expression, source);
  const consequent = convert(node.thenStatement, source);
  return { type: "IfStatement", range, test, consequent, alternate: convertIfAny(node.elseStatement, source), parent: undefined };
}

function switchStatement(node: ts.SwitchStatement, source: Source): Made<TSESTree.SwitchStatement> {
  const range = source.range(node.pos, node.end);
  const discriminant = convert(node.expression, source);
  return { type: "SwitchStatement", range, discriminant, cases: listOf(node.caseBlock.clauses, source, convert), parent: undefined };
}

function caseClause(node: ts.CaseClause, source: Source): Made<TSESTree.SwitchCase> {
  const range = source.range(node.pos, node.end);
  const test = convert(node.expression, source);
  return { type: "SwitchCase", range, test, consequent: listOf(node.statements, source, convert), parent: undefined };
}

function defaultClause(node: ts.DefaultClause, source: Source): Made<TSESTree.SwitchCase> {
  const range = source.range(node.pos, node.end);
  return { type: "SwitchCase", range, test: null, consequent: listOf(node.statements, source, convert), parent: undefined };
}

function tryStatement(node: ts.TryStatement, source: Source): Made<TSESTree.TryStatement> {
  const range = source.range(node.pos, node.end);
  const guarded = convert(node.tryBlock, source);
  const handler = convertIfAny(node.catchClause, source);
  return { type: "TryStatement", range, block: guarded, handler, finalizer: convertIfAny(node.finallyBlock, source), parent: undefined };
}

function catchClause(node: ts.CatchClause, source: Source): Made<TSESTree.CatchClause> {
  const range = source.range(node.pos, node.end);
  const { variableDeclaration: variable } = node;
  const param = variable ? bindingName(variable.name, variable.type, source) : null;
  return { type: "CatchClause", range, param, body: convert(node.block, source), parent: undefined };
}

function whileStatement(node: ts.WhileStatement, source: Source): Made<TSESTree.WhileStatement> {
  const range = source.range(node.pos, node.end);
  const test = convert(node.expression, source);
  return { type: "WhileStatement", range, test, body: convert(node.statement, source), parent: undefined };
}

function doStatement(node: ts.DoStatement, source: Source): Made<TSESTree.DoWhileStatement> {
  const range = source.range(node.pos, node.end);
  const body = convert(node.statement, source);
  return { type: "DoWhileStatement", range, body, test: convert(node.expression, source), parent: undefined };
}

function forStatement(node: ts.ForStatement, source: Source): Made<TSESTree.ForStatement> {
  const range = source.range(node.pos, node.end);
  return {
    type: "ForStatement",
    range,
    init: convertIfAny(node.initializer, source),
    test: convertIfAny(node.condition, source),
    update: convertIfAny(node.incrementor, source),
    body: convert(node.statement, source),
    parent: undefined,
  };
}

function forIn(node: ts.ForInStatement, source: Source): Made<TSESTree.ForInStatement> {
  const range = source.range(node.pos, node.end);
  return {
    type: "ForInStatement",
    range,
    left: pattern(node.initializer, source),
    right: convert(node.expression, source),
    body: convert(node.statement, source),
    parent: undefined,
  };
}

function forOf(node: ts.ForOfStatement, source: Source): Made<TSESTree.ForOfStatement> {
  const range = source.range(node.pos, node.end);
  return {
    type: "ForOfStatement",
    range,
    await: node.awaitModifier !== undefined,
    left: pattern(node.initializer, source),
    right: convert(node.expression, source),
    body: convert(node.statement, source),
    parent: undefined,
  };
}

function labeled(node: ts.LabeledStatement, source: Source): Made<TSESTree.LabeledStatement> {
  const range = source.range(node.pos, node.end);
  const label = convert(node.label, source);
  return { type: "LabeledStatement", range, label, body: convert(node.statement, source), parent: undefined };
}

function withStatement(node: ts.WithStatement, source: Source): Made<TSESTree.WithStatement> {
  const range = source.range(node.pos, node.end);
  const object = convert(node.expression, source);
  return { type: "WithStatement", range, object, body: convert(node.statement, source), parent: undefined };
}

function breakStatement(node: ts.BreakStatement, source: Source): Made<TSESTree.BreakStatement> {
  const range = source.range(node.pos, node.end);
  return { type: "BreakStatement", range, label: convertIfAny(node.label, source), parent: undefined };
}

function continueStatement(node: ts.ContinueStatement, source: Source): Made<TSESTree.ContinueStatement> {
  const range = source.range(node.pos, node.end);
  return { type: "ContinueStatement", range, label: convertIfAny(node.label, source), parent: undefined };
}

function emptyStatement(node: ts.EmptyStatement, source: Source): Made<TSESTree.EmptyStatement> {
  return { type: "EmptyStatement", range: source.range(node.pos, node.end), parent: undefined };
}

function debuggerStatement(node: ts.DebuggerStatement, source: Source): Made<TSESTree.DebuggerStatement> {
  return { type: "DebuggerStatement", range: source.range(node.pos, node.end), parent: undefined };
}

export const STATEMENTS: Room = {
  [ts.SyntaxKind.Block]: block,
  [ts.SyntaxKind.ExpressionStatement]: expressionStatement,
  [ts.SyntaxKind.VariableStatement]: variableStatement,
  [ts.SyntaxKind.VariableDeclarationList]: variables,
  [ts.SyntaxKind.ReturnStatement]: returnStatement,
  [ts.SyntaxKind.ThrowStatement]: throwStatement,
  [ts.SyntaxKind.IfStatement]: ifStatement,
  [ts.SyntaxKind.SwitchStatement]: switchStatement,
  [ts.SyntaxKind.CaseClause]: caseClause,
  [ts.SyntaxKind.DefaultClause]: defaultClause,
  [ts.SyntaxKind.TryStatement]: tryStatement,
  [ts.SyntaxKind.CatchClause]: catchClause,
  [ts.SyntaxKind.WhileStatement]: whileStatement,
  [ts.SyntaxKind.DoStatement]: doStatement,
  [ts.SyntaxKind.ForStatement]: forStatement,
  [ts.SyntaxKind.ForInStatement]: forIn,
  [ts.SyntaxKind.ForOfStatement]: forOf,
  [ts.SyntaxKind.LabeledStatement]: labeled,
  [ts.SyntaxKind.WithStatement]: withStatement,
  [ts.SyntaxKind.BreakStatement]: breakStatement,
  [ts.SyntaxKind.ContinueStatement]: continueStatement,
  [ts.SyntaxKind.EmptyStatement]: emptyStatement,
  [ts.SyntaxKind.DebuggerStatement]: debuggerStatement,
};
