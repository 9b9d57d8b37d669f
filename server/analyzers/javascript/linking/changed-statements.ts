import { ScopeType, type Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { runsInPage } from "../flow/kept-logs";
import { hasDynamicStores } from "../flow/property-names";
import type { SolvedModule } from "../flow/solver";
import type { Value } from "../flow/value";
import type { JavaScriptModule } from "../program/module";
import { childrenOf } from "../syntax/tree";
import { isOnlyCode, isSameCode, isSameOutside, textOutside } from "./same-code";

type Node = TSESTree.Node;

/** One state of a module. */
export interface Version {
  readonly module: JavaScriptModule;
  /** How it was solved, if that is still there. */
  readonly solved: SolvedModule | undefined;
  /** Whether a specifier leads to another module of the program. */
  isLinked(specifier: string): boolean;
}

/** Stands for everything that is imported from modules of the program: their state may be shared. */
const OF_THE_PROGRAM = "\0program";

/**
 * Which of a module's statements, by number, do something else for those that import it than before an edit; undefined for all.
 * That are those whose functions' bodies were edited, and those that have a name in common with them (or with one that has, and so on)
 * under which something can be kept: what one of them stores, another may read.
 */
export function changedStatements(before: Version, after: Version): ReadonlySet<number> | undefined {
  if (before.module.syntax.errors.length > 0 || after.module.syntax.errors.length > 0) return undefined;
  const [statements, others] = [before.module.ast.body, after.module.ast.body];
  if (statements.length !== others.length) return undefined;
  const edited = new Set<number>();
  for (const [index, statement] of statements.entries()) {
    const other = others[index] as TSESTree.ProgramStatement;
    if (isSameCode(statement, before.module, other, after.module)) continue;
    if (!isSameOutside(statement, before.module, other, after.module)) return undefined;
    edited.add(index);
  }
  if (edited.size === 0) return edited;
  const { solved } = before;
  if (!solved || !after.solved || solved.hasGlobals || after.solved.hasGlobals) return undefined;
  const isOtherKind = [runsInPage, hasDynamicStores].some((tells) => tells(before.module) !== tells(after.module));
  if (isOtherKind) return undefined;
  const mentions = new Mentions(before, after, sharedNames(before, after, edited), new Set(edited));
  const names = new Set<string>();
  for (const index of edited) {
    const more = [...mentions.of(index)].filter((name) => !names.has(name));
    for (const name of more) names.add(name);
    for (const statement of mentions.ofAny(more)) edited.add(statement);
  }
  if (keepsData(before, names) || keepsData(after, names)) return undefined;
  const isTellable = [...edited].every((index) => {
    if (isDeclarationOfInert(statements[index], before, after)) return true;
    return isOnlyCode(statements[index]) && isOnlyCode(others[index]);
  });
  return isTellable ? edited : undefined;
}

/** Importers see that what is declared there is as it was. */
function isDeclarationOfInert(statement: Node | undefined, before: Version, after: Version): boolean {
  const declaration = statement?.type === "ExportNamedDeclaration" ? statement.declaration : statement;
  if (declaration?.type !== "VariableDeclaration" || declaration.kind !== "const") return false;
  const others = variablesOf(after.module);
  return before.module.scopes.getDeclaredVariables(declaration).every((variable) => {
    const other = others.find(({ name }) => name === variable.name);
    return other !== undefined && isInert(variable, before, other, after);
  });
}

/** The module's names under which its statements may share something, each with what it is one with. */
function sharedNames(before: Version, after: Version, edited: ReadonlySet<number>): ReadonlyMap<string, string> {
  const shared = new Map<string, string>();
  const others = new Map(variablesOf(after.module).map((variable) => [variable.name, variable]));
  for (const variable of variablesOf(before.module)) {
    const other = others.get(variable.name);
    others.delete(variable.name);
    if (other && isInert(variable, before, other, after) && isUsedAsBefore(variable, before, after, edited)) continue;
    shared.set(variable.name, isImported(variable, before) ? OF_THE_PROGRAM : variable.name);
  }
  for (const [name, variable] of others) shared.set(name, isImported(variable, after) ? OF_THE_PROGRAM : name);
  for (const { module } of [before, after])
    for (const statement of module.ast.body) for (const name of exportedAs(statement)) shared.set(name, name);
  return shared;
}

function variablesOf({ scopes: { globalScope } }: JavaScriptModule): readonly Variable[] {
  const modules = globalScope?.childScopes.filter(({ type }) => type === ScopeType.module) ?? [];
  return [...(globalScope?.variables ?? []), ...modules.flatMap(({ variables }) => variables)];
}

/** True for a thing of a library, a constant or a type: nothing can be kept in it, and nothing else was ever put in its place. */
function isInert(variable: Variable, before: Version, other: Variable, after: Version): boolean {
  if (isImported(variable, before) || isImported(other, after)) return false;
  const writes = (each: Variable): number => each.references.filter((reference) => reference.isWrite()).length;
  if (writes(variable) !== writes(other)) return false;
  const [value, now] = [before.solved?.givenTo(variable), after.solved?.givenTo(other)];
  // What nothing is known of has never been given anything.
  if (!value || !now) return !value && !now;
  return isBare(value) && isBare(now) && value.states === now.states && value.literal?.text === now.literal?.text;
}

function isBare({ taints, refs, reach, namesOf }: Value): boolean {
  return taints.length === 0 && refs.length === 0 && reach === undefined && namesOf === undefined;
}

function isOfLibrary(definition: Node, version: Version): boolean {
  const { parent } = definition;
  if (parent?.type === "ImportDeclaration") return !version.isLinked(parent.source.value);
  return definition.type === "VariableDeclarator" && isRequire(definition.init) && !isLinkedRequire(definition.init, version);
}

function isImported({ defs }: Variable, version: Version): boolean {
  return defs.some(({ node }) => {
    if (node.type === "VariableDeclarator") return isLinkedRequire(node.init, version);
    return node.parent.type === "ImportDeclaration" && version.isLinked(node.parent.source.value);
  });
}

function isRequire(node: Node | null | undefined): node is TSESTree.CallExpression {
  return node?.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === "require";
}

function isLinkedRequire(node: Node | null | undefined, version: Version): boolean {
  if (!isRequire(node)) return false;
  const [specifier] = node.arguments;
  return specifier?.type !== "Literal" || typeof specifier.value !== "string" || version.isLinked(specifier.value);
}

/** A function is an object: what is stored in one is there without running it. */
function keepsData(version: Version, names: ReadonlySet<string>): boolean {
  return variablesOf(version.module).some((variable) => {
    if (!names.has(variable.name) || isImported(variable, version)) return false;
    return version.solved?.givenTo(variable)?.refs.some((ref) => ref.properties.size > 0) ?? false;
  });
}

/**
 * True where the edit left all statements alone that do more with a variable than to call what a library exports: rules also look at what
 * is done elsewhere with a response, a stream or a length.
 */
function isUsedAsBefore(variable: Variable, before: Version, after: Version, edited: ReadonlySet<number>): boolean {
  const isExport = variable.defs.every(({ node }) => isOfLibrary(node, before));
  for (const index of edited) {
    const uses = [before, after].map(({ module }) => {
      const statement = module.ast.body[index];
      return statement && mayMention(statement, module, variable.name) ? usesIn(statement, variable.name, isExport, module).join("\n") : "";
    });
    if (uses[0] !== uses[1]) return false;
  }
  return true;
}

function usesIn(node: Node | undefined, name: string, isExport: boolean, module: JavaScriptModule, around = node): string[] {
  if (!node) return [];
  if (isNamed(node, name)) return around && !(isExport && isCalled(node, module)) ? [textOutside(around, module)] : [];
  const inner = /(?:Statement|Declaration)$/.test(node.type) ? node : around;
  return childrenOf(node).flatMap((child) => usesIn(child, name, isExport, module, inner));
}

/** True for `x` in `x()`, `new x()` and `x.method()`. */
function isCalled(node: Node, module: JavaScriptModule): boolean {
  const parent = module.tree.parentOf(node);
  const callee = parent?.type === "MemberExpression" && parent.object === node && !parent.computed ? parent : node;
  const call = module.tree.parentOf(callee);
  return (call?.type === "CallExpression" || call?.type === "NewExpression") && call.callee === callee;
}

function isNamed(node: Node, name: string): boolean {
  return (node.type === "Identifier" || node.type === "JSXIdentifier") && node.name === name;
}

/** `exports.name = …` is called `name`. */
function exportedAs(statement: Node): string[] {
  if (statement.type !== "ExpressionStatement" || statement.expression.type !== "AssignmentExpression") return [];
  const { left } = statement.expression;
  return left.type === "MemberExpression" && left.property.type === "Identifier" ? [left.property.name] : [];
}

/** Which statements mention which shared names, in one of the two versions; a statement is only looked at when it may matter. */
class Mentions {
  private readonly known = new Map<number, ReadonlySet<string>>();
  private readonly spellings = new Map<string, string[]>();

  /** @param shared names, each with what it is one with */
  constructor(
    private readonly before: Version,
    private readonly after: Version,
    private readonly shared: ReadonlyMap<string, string>,
    private readonly edited: ReadonlySet<number>,
  ) {
    for (const [spelling, name] of shared) {
      const known = this.spellings.get(name);
      if (known) known.push(spelling);
      else this.spellings.set(name, [spelling]);
    }
  }

  of(index: number): ReadonlySet<string> {
    let names = this.known.get(index);
    if (!names) {
      const versions = this.edited.has(index) ? [this.before, this.after] : [this.before];
      names = new Set(versions.flatMap(({ module }) => namesIn(module.ast.body[index], this.shared)));
      this.known.set(index, names);
    }
    return names;
  }

  /** The statements that mention one of these. */
  ofAny(names: readonly string[]): number[] {
    const { module } = this.before;
    const spellings = names.flatMap((name) => this.spellings.get(name) ?? []);
    return [...module.ast.body.keys()].filter((index) => {
      const isIn = (version: Version): boolean => {
        const statement = version.module.ast.body[index];
        return statement !== undefined && spellings.some((spelling) => mayMention(statement, version.module, spelling));
      };
      const isPossible = isIn(this.before) || (this.edited.has(index) && isIn(this.after));
      return isPossible && names.some((name) => this.of(index).has(name));
    });
  }
}

/** False where a node's text tells that it has no identifier of this name. */
function mayMention({ range }: Node, { document: { text } }: JavaScriptModule, name: string): boolean {
  const written = text.slice(range[0], range[1]);
  return written.includes(name) || written.includes("\\u");
}

/** The shared names that a statement mentions. A list of what is exported mentions none. */
function namesIn(statement: Node | undefined, shared: ReadonlyMap<string, string>): string[] {
  if (!statement || isExportList(statement)) return [];
  const names: string[] = [];
  const stack = [statement];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const name = node.type === "Identifier" || node.type === "JSXIdentifier" ? shared.get(node.name) : undefined;
    if (name !== undefined) names.push(name);
    stack.push(...childrenOf(node));
  }
  return names;
}

function isExportList(statement: Node): boolean {
  if (statement.type === "ExportNamedDeclaration") return !statement.declaration;
  if (statement.type === "ExportDefaultDeclaration") return statement.declaration.type === "Identifier";
  if (statement.type !== "ExpressionStatement" || statement.expression.type !== "AssignmentExpression") return false;
  const { left, right } = statement.expression;
  const isExports = left.type === "MemberExpression" && left.object.type === "Identifier" && left.object.name === "module";
  return (
    isExports &&
    right.type === "ObjectExpression" &&
    right.properties.every((each) => each.type === "Property" && each.value.type === "Identifier")
  );
}
