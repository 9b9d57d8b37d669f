import type { TSESTree } from "@typescript-eslint/types";
import { buildModule, type JavaScriptModule } from "../../analyzers/javascript/program/module";
import { childrenOf, spanOf } from "../../analyzers/javascript/syntax/tree";
import { SourceDocument } from "../../core/document";
import { applyEdits, type TextEdit } from "../../core/edit";
import { ensureDefaultImport, ensureImport, isNodeModule } from "./add-import";
import { runsInBrowser } from "./environment";
import { RecipeError } from "./recipe-arguments";
import { quoted, styleOf } from "./style";
import { mustBeText } from "./text-types";

/** What a placeholder of a template stands for. */
export interface Insert {
  readonly code: string;
  /** Holds together without parentheses, whatever stands around it. */
  readonly isTight: boolean;
  /** What it is as text, for a placeholder inside of a string. */
  readonly text?: string | undefined;
}

export interface PrintedTemplate {
  readonly code: string;
  readonly isTight: boolean;
  /** The imports that it needs. */
  readonly edits: readonly TextEdit[];
}

/** `#{crypto.randomInt}`: an export of a module; `#{DOMPurify = dompurify}`: a module as a whole, by that name where it has none yet. */
const IMPORT = /#\{\s*(?:([A-Za-z_$][\w$]*)\s*=\s*([@\w./-]+)|([@\w/-]+)\.([A-Za-z_$][\w$]*))\s*\}/g;
const PLACEHOLDER = /\$[A-Z][A-Z0-9_]*/g;
const IMPORTED = "__imported_";

/** Nodes that need no parentheses wherever an expression may stand. */
const TIGHT: ReadonlySet<string> = new Set([
  "Identifier",
  "MemberExpression",
  "CallExpression",
  "Literal",
  "TemplateLiteral",
  "ThisExpression",
  "ArrayExpression",
  "NewExpression",
]);

export function isTight(node: TSESTree.Node): boolean {
  return TIGHT.has(node.type);
}

type WantedImport =
  | { readonly kind: "default"; readonly local: string; readonly library: string }
  | { readonly kind: "named"; readonly library: string; readonly name: string };

/**
 * Code of a recipe, with `$NAME` where code of the file goes, read once and printed in the style of a file: its quotes, its
 * semicolons, its indentation, and without types where the file has none.
 */
export class CodeTemplate {
  private constructor(
    private readonly syntax: JavaScriptModule,
    private readonly root: TSESTree.Node,
    private readonly imports: readonly WantedImport[],
  ) {}

  /** @throws RecipeError when the text is no expression */
  static expression(text: string): CodeTemplate {
    const { code, imports } = readImports(text.trim());
    const syntax = parse(`(${code}\n)`);
    const [statement] = syntax.ast.body;
    if (statement?.type !== "ExpressionStatement") throw new RecipeError(`"${text}" is no expression`);
    return new CodeTemplate(syntax, statement.expression, imports);
  }

  /** @throws RecipeError when the text is no code */
  static statements(text: string): CodeTemplate {
    const { code, imports } = readImports(text.trim());
    const syntax = parse(code);
    return new CodeTemplate(syntax, syntax.ast, imports);
  }

  /** The names of the functions that it declares at its top. */
  get functions(): readonly string[] {
    return this.syntax.ast.body.flatMap((statement) => (statement.type === "FunctionDeclaration" ? [statement.id.name] : []));
  }

  /** It may stand where something is assigned. */
  get isAssignable(): boolean {
    return this.root.type === "MemberExpression";
  }

  /** The placeholders in it. */
  get placeholders(): ReadonlySet<string> {
    return new Set(this.syntax.document.text.match(PLACEHOLDER) ?? []);
  }

  /** Undefined where a placeholder has no value, or a name that has to be imported is taken. */
  print(module: JavaScriptModule, at: TSESTree.Node, inserts: ReadonlyMap<string, Insert>): PrintedTemplate | undefined {
    const imported = this.importAll(module, at);
    if (!imported) return undefined;
    const edits: TextEdit[] = [];
    if (!this.collect(module, this.root, new Map([...inserts, ...imported.inserts]), edits)) return undefined;
    const { start, end } = spanOf(this.root);
    const shifted = edits.map(({ span, newText }) => ({ span: { start: span.start - start, end: span.end - start }, newText }));
    const code = applyEdits(this.syntax.document.text.slice(start, end), shifted);
    const { lineEnd, indent } = styleOf(module);
    const indented = code.replace(/^(?: {2})+/gm, (spaces) => indent.repeat(spaces.length / 2));
    return { code: indented.replaceAll("\n", lineEnd), isTight: isTight(this.root), edits: imported.edits };
  }

  private importAll(module: JavaScriptModule, at: TSESTree.Node): { inserts: Map<string, Insert>; edits: TextEdit[] } | undefined {
    const inserts = new Map<string, Insert>();
    const edits: TextEdit[] = [];
    if (this.imports.some(({ library }) => isNodeModule(library)) && runsInBrowser(module)) return undefined;
    for (const library of new Set(this.imports.map((wanted) => wanted.library))) {
      const wanted = this.imports.filter((candidate) => candidate.library === library);
      const whole = wanted.find((candidate) => candidate.kind === "default");
      const names = wanted.flatMap((candidate) => (candidate.kind === "named" ? [candidate.name] : []));
      const imported = whole ? ensureDefaultImport(module, at, library, whole.local) : ensureImport(module, at, library, names);
      if (!imported) return undefined;
      edits.push(...imported.edits);
      for (const [index, candidate] of this.imports.entries()) {
        if (candidate.library !== library) continue;
        const code = imported.expressions.get(candidate.kind === "named" ? candidate.name : candidate.local);
        if (code === undefined) return undefined;
        inserts.set(IMPORTED + String(index), { code, isTight: true });
      }
    }
    return { inserts, edits };
  }

  /** False where a placeholder has no value. */
  private collect(module: JavaScriptModule, node: TSESTree.Node, inserts: ReadonlyMap<string, Insert>, edits: TextEdit[]): boolean {
    const span = spanOf(node);
    if (node.type === "TSTypeAnnotation" && !mustBeText(module)) {
      edits.push({ span, newText: "" });
      return true;
    }
    if (node.type === "Identifier" && (isPlaceholder(node.name) || node.name.startsWith(IMPORTED))) {
      const insert = inserts.get(node.name);
      if (!insert) return false;
      const needs = !insert.isTight && this.bindsTightly(node);
      edits.push({ span, newText: needs ? `(${insert.code})` : insert.code });
      return true;
    }
    if (node.type === "Literal" && typeof node.value === "string") {
      const names = node.value.match(PLACEHOLDER) ?? [];
      if (!names.every((name) => inserts.get(name)?.text !== undefined)) return names.length === 0;
      const text = node.value.replace(PLACEHOLDER, (name) => inserts.get(name)?.text ?? name);
      edits.push({ span, newText: quoted(text, styleOf(module).quote) });
      return true;
    }
    if (!styleOf(module).semicolons && ENDED_BY_SEMICOLON.has(node.type) && this.syntax.document.text[span.end - 1] === ";") {
      const isHead = this.syntax.tree.parentOf(node)?.type === "ForStatement";
      if (!isHead) edits.push({ span: { start: span.end - 1, end: span.end }, newText: "" });
    }
    return childrenOf(node).every((child) => this.collect(module, child, inserts, edits));
  }

  /** True where an expression of several parts would fall apart without parentheses. */
  private bindsTightly(node: TSESTree.Node): boolean {
    const parent = node === this.root ? undefined : this.syntax.tree.parentOf(node);
    return parent !== undefined && !standsAlone(parent, node);
  }
}

/** True where a node's parent takes any expression without parentheses. */
export function standsAlone(parent: TSESTree.Node, node: TSESTree.Node): boolean {
  switch (parent.type) {
    case "CallExpression":
    case "NewExpression":
      return parent.callee !== node;
    case "MemberExpression":
      return parent.computed && parent.property === node;
    case "AssignmentExpression":
      return parent.right === node;
    default:
      return STANDS_ALONE.has(parent.type);
  }
}

const STANDS_ALONE: ReadonlySet<string> = new Set([
  "ArrayExpression",
  "Property",
  "TemplateLiteral",
  "VariableDeclarator",
  "ReturnStatement",
  "ThrowStatement",
  "ExpressionStatement",
  "IfStatement",
  "JSXExpressionContainer",
  "ArrowFunctionExpression",
]);

const ENDED_BY_SEMICOLON: ReadonlySet<string> = new Set([
  "ExpressionStatement",
  "VariableDeclaration",
  "ReturnStatement",
  "ThrowStatement",
  "DoWhileStatement",
  "ContinueStatement",
  "BreakStatement",
]);

function isPlaceholder(name: string): boolean {
  return name.match(PLACEHOLDER)?.[0] === name;
}

function readImports(text: string): { code: string; imports: WantedImport[] } {
  const imports: WantedImport[] = [];
  const code = text.replace(IMPORT, (_, local?: string, whole?: string, library?: string, name?: string) => {
    const isWhole = local !== undefined && whole !== undefined;
    imports.push(isWhole ? { kind: "default", local, library: whole } : { kind: "named", library: library ?? "", name: name ?? "" });
    return IMPORTED + String(imports.length - 1);
  });
  return { code, imports };
}

function parse(code: string): JavaScriptModule {
  const module = buildModule(new SourceDocument("file:///template.ts", "typescript", 0, code));
  const [error] = module.syntax.errors;
  if (error) throw new RecipeError(`"${code}" cannot be read: ${error.message}`);
  return module;
}
