import type { TSESTree } from "@typescript-eslint/types";
import { SourceDocument } from "../../../../core/document";
import type { Position } from "../../../../core/position";
import { parse } from "../../syntax/parse";
import { toPlainText, type PlainText } from "./pattern-text";
import { isEllipsis } from "./placeholders";

type Node = TSESTree.Node;

/** What a pattern is, as far as it decides where it is looked for. */
export type PatternSyntax =
  | { readonly kind: "expression"; readonly node: TSESTree.Expression }
  | { readonly kind: "statement"; readonly node: Node }
  | { readonly kind: "statements"; readonly nodes: readonly Node[] }
  /** `finally { … }` by itself: the block. */
  | { readonly kind: "finally"; readonly node: TSESTree.BlockStatement };

/** Why a text is not a pattern, and where in the text. */
export interface PatternMistake {
  readonly message: string;
  readonly position: Position;
}

const MAX_LENGTH = 20_000;

/** What the parser takes for a block or a declaration, and a pattern for an expression. */
const BEGINS_LIKE_STATEMENT = /^(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*(?:\{|(?:async\s+)?function\b|class\b)/;

/** What stands around a pattern so that the parser takes it for a piece of a whole program. */
interface Frame {
  readonly before: string;
  readonly after: string;
  /** The piece, when the program is indeed the frame and a pattern in it. */
  readonly pick: (program: TSESTree.Program) => PatternSyntax | undefined;
}

const AS_EXPRESSION: Frame = {
  before: "(",
  after: "\n)",
  pick: ({ body }) => expressionIn(body),
};
const AS_PROGRAM: Frame = { before: "", after: "", pick: ({ body }) => statementsIn(body) };

/** Pieces that are no program by themselves, the likelier first. */
const AS_PIECE: readonly Frame[] = [
  { before: "async function* _() { return (", after: "\n) }", pick: ({ body }) => returnedIn(bodyOfFunction(body)) },
  { before: "async function* _() {", after: "\n}", pick: ({ body }) => statementsIn(bodyOfFunction(body)) },
  { before: "try { $__ellipsis }", after: "", pick: ({ body }) => catchOrFinally(body) },
  { before: "({", after: "\n})", pick: ({ body }) => propertyIn(body) },
  { before: "", after: "\n{ $__ellipsis }", pick: ({ body }) => statementsIn(body) },
  { before: "class _ {", after: "\n}", pick: ({ body }) => memberIn(body) },
  { before: "", after: "\nfinally { $__ellipsis }", pick: ({ body }) => partOfTry(body, (tried) => ({ ...tried, finalizer: null })) },
  { before: "switch (_) {", after: "\n}", pick: ({ body }) => caseIn(body) },
];

/**
 * Parses the text of one Semgrep pattern (https://semgrep.dev/docs/writing-rules/pattern-syntax): an expression, statements,
 * or a piece that Semgrep takes by itself (a property, a class member, `catch`, `finally`, `case`, a head without a body).
 */
export function parsePattern(pattern: string): PatternSyntax | PatternMistake {
  const start = { line: 0, character: 0 };
  if (/^(?:\s|\.\.\.|;)*$/.test(pattern)) return { message: "the pattern is empty", position: start };
  if (pattern.length > MAX_LENGTH) return { message: `the pattern is longer than ${MAX_LENGTH} characters`, position: start };
  try {
    return parseText(pattern);
  } catch (error) {
    const why = error instanceof RangeError ? "it is nested too deeply" : error instanceof Error ? error.message : String(error);
    return { message: `the pattern cannot be parsed: ${why}`, position: start };
  }
}

export function isMistake(parsed: PatternSyntax | PatternMistake): parsed is PatternMistake {
  return "message" in parsed;
}

function parseText(pattern: string): PatternSyntax | PatternMistake {
  const plain = toPlainText(pattern);
  if (BEGINS_LIKE_STATEMENT.test(plain.text)) {
    const expression = tryFrame(plain, AS_EXPRESSION);
    if ("kind" in expression) return expression;
  }
  const program = tryFrame(plain, AS_PROGRAM);
  if ("kind" in program) return withoutStatement(program, plain.text);
  for (const frame of AS_PIECE) {
    const piece = tryFrame(plain, frame);
    if ("kind" in piece) return piece;
  }
  const document = new SourceDocument("pattern", "typescriptreact", 0, pattern);
  const typed = /\(\s*\$[A-Z_][A-Z_0-9]*\s*:/.exec(pattern);
  if (typed) return { message: "typed metavariables such as ($X: T) are not supported", position: document.positionAt(typed.index) };
  return { message: `the pattern cannot be parsed: ${program.message}`, position: document.positionAt(plain.offsetOf(program.offset)) };
}

/** An expression, unless a semicolon makes a statement of it. */
function withoutStatement(syntax: PatternSyntax, text: string): PatternSyntax {
  if (syntax.kind !== "statement" || syntax.node.type !== "ExpressionStatement" || /;\s*$/.test(text)) return syntax;
  return { kind: "expression", node: syntax.node.expression };
}

function tryFrame(plain: PlainText, { before, after, pick }: Frame): PatternSyntax | { message: string; offset: number } {
  const { ast, errors } = parse(new SourceDocument("pattern", "typescriptreact", 0, before + plain.text + after));
  const [error] = errors;
  if (error) return { message: error.message.replace(/\.$/, ""), offset: error.location.span.start - before.length };
  return pick(ast) ?? { message: "this is not a pattern", offset: 0 };
}

function expressionIn(body: readonly Node[]): PatternSyntax | undefined {
  const [only, second] = body;
  return only?.type === "ExpressionStatement" && !second ? { kind: "expression", node: only.expression } : undefined;
}

function statementsIn(body: readonly Node[] | undefined): PatternSyntax | undefined {
  const nodes = (body ?? []).filter((node) => node.type !== "EmptyStatement");
  const [only, second] = nodes;
  if (!only) return undefined;
  if (second) return nodes.every(isEllipsis) ? undefined : { kind: "statements", nodes };
  // `key: value` by itself is a property in a pattern, although the parser takes `key` for a label.
  if (only.type === "LabeledStatement" && /^(?:Expression|Block)Statement$/.test(only.body.type)) return undefined;
  return { kind: "statement", node: only };
}

function bodyOfFunction([only, second]: readonly Node[]): readonly Node[] | undefined {
  return only?.type === "FunctionDeclaration" && !second ? only.body.body : undefined;
}

function returnedIn(body: readonly Node[] | undefined): PatternSyntax | undefined {
  const [only, second] = body ?? [];
  return only?.type === "ReturnStatement" && only.argument && !second ? { kind: "expression", node: only.argument } : undefined;
}

function propertyIn(body: readonly Node[]): PatternSyntax | undefined {
  const whole = expressionIn(body);
  if (whole?.kind !== "expression" || whole.node.type !== "ObjectExpression") return undefined;
  const [only, second] = whole.node.properties;
  // A method is one of an object or a class; as a member of a class it is looked for in both.
  return only && !second && !(only.type === "Property" && (only.method || only.value.type === "AssignmentPattern"))
    ? { kind: "statement", node: only }
    : undefined;
}

function memberIn([whole, other]: readonly Node[]): PatternSyntax | undefined {
  if (whole?.type !== "ClassDeclaration" || other) return undefined;
  const [only, second] = whole.body.body;
  return only && !second ? { kind: "statement", node: only } : undefined;
}

function partOfTry([only, second]: readonly Node[], part: (tried: TSESTree.TryStatement) => Node): PatternSyntax | undefined {
  return only?.type === "TryStatement" && !second ? { kind: "statement", node: part(only) } : undefined;
}

function catchOrFinally([only, second]: readonly Node[]): PatternSyntax | undefined {
  if (only?.type !== "TryStatement" || second) return undefined;
  if (only.handler && !only.finalizer) return { kind: "statement", node: only.handler };
  return only.finalizer && !only.handler ? { kind: "finally", node: only.finalizer } : undefined;
}

function caseIn([whole, other]: readonly Node[]): PatternSyntax | undefined {
  if (whole?.type !== "SwitchStatement" || other) return undefined;
  const [only, second] = whole.cases;
  return only && !second ? { kind: "statement", node: only } : undefined;
}
