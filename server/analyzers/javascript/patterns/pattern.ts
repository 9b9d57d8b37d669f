import type { TSESTree } from "@typescript-eslint/types";
import type { CancellationToken } from "../../../core/cancellation";
import type { NodeName } from "../../../rules/code-rule";
import { contains, type Span } from "../../../core/position";
import { spanOf } from "../syntax/tree";
import { STATEMENT_TYPES, type CodeIndex } from "./matchers/code-index";
import { compileNode } from "./matchers/compile-node";
import { PatternError } from "./matchers/literals";
import { hasOwnName, isFunction } from "./matchers/functions";
import { Matching, TooExpensive, type Bindings, type Matcher } from "./matchers/matching";
import { isMistake, parsePattern, type PatternMistake, type PatternSyntax } from "./syntax/parse-pattern";
import { holeOf } from "./syntax/placeholders";
import { requiredWords } from "./matchers/required-words";
import { calledNameOf, rootTypesOf } from "./matchers/root-types";
import { compileSequence, findInList } from "./matchers/statement-sequences";

type Node = TSESTree.Node;

/** One way in which a piece of code fits a pattern. */
export interface Match {
  readonly span: Span;
  readonly bindings: Bindings;
}

/** Where a pattern is looked for: inside what a metavariable stands for, knowing what the others stand for. */
export interface Scope {
  readonly span: Span;
  readonly bindings: Bindings;
  /** The statements that it consists of, where it does. */
  readonly statements?: readonly Node[];
}

/** Ways to fit that are kept per pattern and module; code that people write is far from it. */
const MAX_MATCHES = 200_000;

/** A pattern ready to be looked for in any module. */
export interface Pattern {
  /** The name when the pattern is nothing but a metavariable, which fits any expression. */
  readonly metavariable: string | undefined;
  /** False when the module lacks a word without which nothing in it fits; much faster than looking for it. */
  mayOccurIn(index: CodeIndex): boolean;
  /** @throws TooExpensive, RangeError when the code is too much for the pattern; CancelledError */
  find(index: CodeIndex, cancellation: CancellationToken, scope?: Scope): Match[];
}

/** Parses and compiles one pattern; the mistake when that is impossible. */
export function compilePattern(text: string): Pattern | PatternMistake {
  const syntax = parsePattern(text);
  if (isMistake(syntax)) return syntax;
  try {
    return patternOf(syntax);
  } catch (error) {
    if (error instanceof PatternError || error instanceof RangeError)
      return { message: error.message, position: { line: 0, character: 0 } };
    throw error;
  }
}

function patternOf(syntax: PatternSyntax): Pattern {
  const words = requiredWords(syntax.kind === "statements" ? syntax.nodes : [syntax.node]);
  const search = searchFor(syntax);
  const hole = syntax.kind === "expression" ? holeOf(syntax.node) : undefined;
  return {
    metavariable: hole?.kind === "metavariable" ? hole.name : undefined,
    mayOccurIn: (index) => index.hasWords(words),
    find: (index, cancellation, scope) => {
      if (!index.hasWords(words)) return [];
      const match = new Matching(index, cancellation, scope?.bindings);
      const found = new Matches();
      search(match, scope, (span) => {
        found.add(span, match);
      });
      return found.matches;
    },
  };
}

type Search = (match: Matching, scope: Scope | undefined, found: (span: Span) => void) => void;

function searchFor(syntax: PatternSyntax): Search {
  switch (syntax.kind) {
    case "statements":
      return searchStatements(syntax.nodes);
    case "finally":
      return searchFinally(compileNode(syntax.node));
    default:
      return searchNodes(syntax.node, syntax.kind === "expression");
  }
}

function searchNodes(pattern: Node, isExpression: boolean): Search {
  const matcher = compileNode(pattern);
  const root = rootTypesOf(pattern);
  const types: readonly NodeName[] = root === "statement" ? STATEMENT_TYPES : root;
  const called = calledNameOf(pattern);
  const isAnonymous = isFunction(pattern) && !pattern.id;
  return (match, scope, found) => {
    const look = (node: Node): void => {
      if (isExpression && node.type === "Identifier" && !isReference(node, match.module.tree.parentOf(node))) return;
      if (isAnonymous && hasOwnName(node, match.module.tree.parentOf(node))) return;
      report(matcher, node, match, found);
    };
    if (called === undefined) for (const type of types) candidates(match.index, type, scope).forEach(look);
    else for (const call of match.index.callsOf(called)) if (!scope || contains(scope.span, spanOf(call))) look(call);
  };
}

function candidates(index: CodeIndex, type: NodeName, scope: Scope | undefined): readonly Node[] {
  return scope ? index.nodesWithin(type, scope.span) : index.nodes(type);
}

function report(matcher: Matcher, node: Node, match: Matching, found: (span: Span) => void): void {
  matcher(node, match, () => {
    found(spanOf(node));
    return false;
  });
}

function searchStatements(patterns: readonly Node[]): Search {
  const sequence = compileSequence(patterns, compileNode);
  return (match, scope, found) => {
    for (const { owner, statements } of match.index.statementLists) {
      if (!scope || contains(scope.span, spanOf(owner))) findInList(sequence, statements, match, found);
    }
    if (scope?.statements) findInList(sequence, scope.statements, match, found);
  };
}

function searchFinally(block: Matcher): Search {
  return (match, scope, found) => {
    for (const node of candidates(match.index, "TryStatement", scope)) {
      const { finalizer } = node as TSESTree.TryStatement;
      if (finalizer) report(block, finalizer, match, found);
    }
  };
}

/** True for an identifier that is read or written, not one that names a property or declares something. */
function isReference(node: Node, parent: Node | undefined): boolean {
  switch (parent?.type) {
    case "MemberExpression":
      return parent.computed || parent.object === node;
    case "Property":
    case "PropertyDefinition":
    case "MethodDefinition":
      return parent.computed || parent.key !== node;
    case "VariableDeclarator":
      return parent.id !== node;
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return parent.type === "ArrowFunctionExpression" && parent.body === node;
    case "ClassDeclaration":
    case "ClassExpression":
      return parent.superClass === node;
    default:
      return !/^(?:Import|ExportSpecifier|TS(?!As|NonNull|Satisfies)|Labeled|Break|Continue|CatchClause|RestElement)/.test(
        parent?.type ?? "",
      );
  }
}

class Matches {
  readonly matches: Match[] = [];

  add(span: Span, match: Matching): void {
    if (this.matches.length >= MAX_MATCHES) throw new TooExpensive();
    const bindings = match.bindings();
    // The ways in which one piece of code fits come one after the other.
    for (let index = this.matches.length - 1; index >= 0; index--) {
      const known = this.matches[index];
      if (!known || known.span.start !== span.start) break;
      if (known.span.end === span.end && bindSame(known.bindings, bindings)) return;
    }
    this.matches.push({ span, bindings });
  }
}

function bindSame(first: Bindings, second: Bindings): boolean {
  if (first.size !== second.size) return false;
  for (const [name, { span }] of first) {
    const other = second.get(name);
    if (other?.span.start !== span.start || other.span.end !== span.end) return false;
  }
  return true;
}
