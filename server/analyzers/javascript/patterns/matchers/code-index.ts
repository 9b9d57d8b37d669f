import type { TSESTree } from "@typescript-eslint/types";
import type { Span } from "../../../../core/position";
import type { NodeName } from "../../../../rules/code-rule";
import type { JavaScriptModule } from "../../program/module";
import { memberNameOf, nameOf } from "../../program/names";
import { unwrap } from "../../syntax/tree";

type Node = TSESTree.Node;

/** Statements of one block, module, or `case`. */
export interface StatementList {
  readonly owner: Node;
  readonly statements: readonly TSESTree.Statement[];
}

const LIST_OWNERS = ["Program", "BlockStatement", "StaticBlock", "SwitchCase", "TSModuleBlock"] as const;

/** What many patterns ask of one module, computed once and only when the first of them asks. */
export class CodeIndex {
  private wordSet: Set<string> | undefined;
  private readonly byType = new Map<NodeName, readonly Node[]>();
  private calls: Map<string, Node[]> | undefined;
  private allStatements: readonly Node[] | undefined;
  private lists: readonly StatementList[] | undefined;
  private readonly names = new Map<Node, string | undefined>();

  constructor(readonly module: JavaScriptModule) {}

  /** True when all the words occur in the code, be it as a name or in a string. */
  hasWords(words: readonly string[]): boolean {
    const known = (this.wordSet ??= this.collectWords());
    for (const word of words) if (!known.has(word)) return false;
    return true;
  }

  /** All nodes of one type, in text order. */
  nodes(type: NodeName): readonly Node[] {
    let found = this.byType.get(type);
    if (!found) {
      found = this.module.tree.nodes(type);
      this.byType.set(type, found);
    }
    return found;
  }

  /** Those of them that lie in a span. */
  nodesWithin(type: NodeName, span: Span): readonly Node[] {
    const all = this.nodes(type);
    return all.slice(firstAt(all, span.start), firstAt(all, span.end)).filter((node) => node.range[1] <= span.end);
  }

  /** Calls and `new` expressions of a function that is named so, here or where it is imported from. */
  callsOf(name: string): readonly Node[] {
    return (this.calls ??= this.indexCalls()).get(name) ?? [];
  }

  /** What the expression names (see nameOf), remembered. */
  nameOf(node: Node): string | undefined {
    if (this.names.has(node)) return this.names.get(node);
    const name = nameOf(this.module, node);
    this.names.set(node, name);
    return name;
  }

  /** Every statement, and the body of every arrow function that is an expression, in text order, outer ones before inner ones. */
  get statements(): readonly Node[] {
    return (this.allStatements ??= this.collectStatements());
  }

  get statementLists(): readonly StatementList[] {
    return (this.lists ??= LIST_OWNERS.flatMap((type) => this.nodes(type))
      .map(listOf)
      .filter((list) => list.statements.length > 0));
  }

  /** Which part of `statements` begins in a span. */
  statementsWithin(span: Span): { from: number; to: number } {
    return { from: firstAt(this.statements, span.start), to: firstAt(this.statements, span.end) };
  }

  /** The statement after this one in the same block. */
  nextSibling(statement: Node): Node | undefined {
    const list = this.siblingsOf(statement);
    const index = list.findIndex((candidate) => candidate.range[0] <= statement.range[0] && statement.range[1] <= candidate.range[1]);
    return index === -1 ? undefined : list[index + 1];
  }

  /** The statements after this one in the same block. */
  restAfter(statement: Node): readonly Node[] {
    return this.siblingsOf(statement).filter((candidate) => candidate.range[0] >= statement.range[1]);
  }

  private siblingsOf(statement: Node): readonly Node[] {
    let owner = this.module.tree.parentOf(statement);
    if (owner?.type === "ExportNamedDeclaration" || owner?.type === "ExportDefaultDeclaration") owner = this.module.tree.parentOf(owner);
    return owner && (LIST_OWNERS as readonly string[]).includes(owner.type) ? listOf(owner).statements : [];
  }

  private collectWords(): Set<string> {
    const { tree } = this.module;
    const words = new Set<string>();
    for (const type of ["Identifier", "PrivateIdentifier", "JSXIdentifier"] as const) {
      for (const node of tree.nodes(type)) words.add(node.name);
    }
    for (const { value } of tree.nodes("Literal")) if (typeof value === "string") addWords(value, words);
    for (const { quasis } of tree.nodes("TemplateLiteral")) for (const { value } of quasis) addWords(value.raw, words);
    return words;
  }

  private collectStatements(): Node[] {
    const found: Node[] = STATEMENT_TYPES.flatMap((type) => this.nodes(type)).filter(
      (node) => !isLoopHeader(node, this.module.tree.parentOf(node)),
    );
    for (const { body } of this.module.tree.nodes("ArrowFunctionExpression")) {
      if (body.type !== "BlockStatement") found.push(body);
    }
    return found.sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]);
  }

  private indexCalls(): Map<string, Node[]> {
    const index = new Map<string, Node[]>();
    for (const call of [...this.nodes("CallExpression"), ...this.nodes("NewExpression")]) {
      for (const name of this.calleeNames(call as TSESTree.CallExpression | TSESTree.NewExpression)) {
        const known = index.get(name);
        if (known) known.push(call);
        else index.set(name, [call]);
      }
    }
    return index;
  }

  private calleeNames(call: TSESTree.CallExpression | TSESTree.NewExpression): string[] {
    const callee = unwrap(call.callee);
    const own =
      callee.type === "Identifier" ? callee.name : callee.type === "MemberExpression" ? memberNameOf(this.module, callee) : undefined;
    const full = callee.type === "Identifier" && this.module.variableOf(callee) ? this.nameOf(callee) : undefined;
    const imported = full?.slice(full.lastIndexOf(".") + 1);
    return [...new Set([own, full, imported])].filter((name) => name !== undefined);
  }
}

/** The first of the nodes, which are in text order, that begins at the offset or behind it. */
function firstAt(nodes: readonly Node[], offset: number): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle]?.range[0] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function listOf(owner: Node): StatementList {
  switch (owner.type) {
    case "Program":
    case "BlockStatement":
    case "StaticBlock":
    case "TSModuleBlock":
      return { owner, statements: owner.body };
    case "SwitchCase":
      return { owner, statements: owner.consequent };
    default:
      return { owner, statements: [] };
  }
}

export const STATEMENT_TYPES: readonly NodeName[] = [
  "BlockStatement",
  "BreakStatement",
  "ClassDeclaration",
  "ContinueStatement",
  "DebuggerStatement",
  "DoWhileStatement",
  "EmptyStatement",
  "ExportAllDeclaration",
  "ExportDefaultDeclaration",
  "ExportNamedDeclaration",
  "ExpressionStatement",
  "ForInStatement",
  "ForOfStatement",
  "ForStatement",
  "FunctionDeclaration",
  "IfStatement",
  "ImportDeclaration",
  "LabeledStatement",
  "ReturnStatement",
  "SwitchStatement",
  "ThrowStatement",
  "TryStatement",
  "TSDeclareFunction",
  "TSEnumDeclaration",
  "TSExportAssignment",
  "TSImportEqualsDeclaration",
  "TSInterfaceDeclaration",
  "TSModuleDeclaration",
  "TSTypeAliasDeclaration",
  "VariableDeclaration",
  "WhileStatement",
  "WithStatement",
];

const STATEMENTS: ReadonlySet<string> = new Set(STATEMENT_TYPES);

export function isStatement(node: Node): boolean {
  return STATEMENTS.has(node.type);
}

/** `const x` in `for (const x of y)` is no statement of its own. */
function isLoopHeader(node: Node, parent: Node | undefined): boolean {
  if (node.type !== "VariableDeclaration") return false;
  if (parent?.type === "ForStatement") return parent.init === node;
  return (parent?.type === "ForOfStatement" || parent?.type === "ForInStatement") && parent.left === node;
}

/** Adds the runs of characters that a name can have. */
export function addWords(text: string, words: Set<string>): void {
  if (text.length > MAX_STRING) return;
  for (const word of text.match(/[$\w\u0080-\uffff]+/g) ?? []) words.add(word);
}

/** Longer strings are data, and name nothing that a pattern asks for. */
const MAX_STRING = 200;
