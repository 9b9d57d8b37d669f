import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../program/module";
import type { ModelIndex, StateSet } from "./model-index";
import type { FunctionNode } from "./value";

/** What conventions say that speak of names alone, the same for all modules. */
interface NamedTypes {
  readonly members: ReadonlyMap<string, StateSet>;
  readonly variables: ReadonlyMap<string, StateSet>;
  readonly directives: ReadonlyMap<string, StateSet>;
  /** Properties in which functions keep the names of what they are to be given. */
  readonly nameLists: ReadonlySet<string>;
  /** By the names of a function's parameters. */
  readonly parameters: Map<string, readonly MatchedParameters[]>;
}

/** What a convention says of a function's parameters, position by position. */
interface MatchedParameters {
  readonly types: readonly (StateSet | undefined)[];
  /** Members of which none is read of the last one. */
  readonly unread: readonly string[];
}

const typesByName = new WeakMap<ModelIndex, NamedTypes>();

function namedTypesOf(models: ModelIndex): NamedTypes {
  let types = typesByName.get(models);
  if (!types) {
    const [members, variables, directives] = [new Map<string, StateSet>(), new Map<string, StateSet>(), new Map<string, StateSet>()];
    const nameLists = new Set<string>();
    const add = (table: Map<string, StateSet>, name: string, states: StateSet): void => {
      table.set(name, (table.get(name) ?? models.empty).union(states));
    };
    for (const convention of models.conventions) {
      if (convention.on === "member") add(members, convention.name, models.typeNamed(convention.type));
      else if (convention.on === "variable") add(variables, convention.name, models.typeNamed(convention.type));
      else if (convention.on === "directive") add(directives, convention.name, models.typeNamed(convention.type));
      else if (convention.on === "named-by") nameLists.add(convention.property);
      else if (convention.on === "use") {
        for (const name of convention.members) add(members, name, models.typeNamed(convention.type).member(name));
      }
    }
    typesByName.set(models, (types = { members, variables, directives, nameLists, parameters: new Map() }));
  }
  return types;
}

/** What the habits of a library's users tell where no import leads to a type, and facts about variables that follow from the text alone. */
export class Conventions {
  private readonly types: NamedTypes;
  private readonly parameterTypes = new Map<FunctionNode, readonly (StateSet | undefined)[]>();
  private readonly reassigned = new Map<Variable, boolean>();
  private readonly settled = new Map<Variable, number>();
  private readonly writtenInside = new Map<Variable, boolean>();

  constructor(
    private readonly module: JavaScriptModule,
    private readonly models: ModelIndex,
  ) {
    this.types = namedTypesOf(models);
  }

  /** The states of a member of something unknown. */
  member(name: string): StateSet {
    return this.types.members.get(name) ?? this.models.empty;
  }

  variable(name: string): StateSet {
    return this.types.variables.get(name) ?? this.models.empty;
  }

  /** Types that the names of a function's parameters tell, position by position. */
  parameters(node: FunctionNode): readonly (StateSet | undefined)[] {
    let known = this.parameterTypes.get(node);
    if (!known) {
      const matched = isOnlyCalledHere(this.module, node) ? undefined : this.matchParameters(node, undefined);
      this.parameterTypes.set(node, (known = this.directedParameters(node) ?? matched ?? []));
    }
    return known;
  }

  /** The same for a function that is exported under a name; undefined when no convention speaks of it. */
  exportedParameters(node: FunctionNode, name: string): readonly (StateSet | undefined)[] | undefined {
    return this.directedParameters(this.module.ast, node.params.length) ?? this.matchParameters(node, name);
  }

  /** What kind of function one is that is exported under a name. */
  exported(name: string): StateSet {
    return this.models.conventions.reduce(
      (states, row) => (row.on === "exported" && row.name.test(name) ? states.union(this.models.typeNamed(row.type)) : states),
      this.models.empty,
    );
  }

  /** What a directive at the beginning of a function or of the module tells of parameters: `"use server"`. */
  private directedParameters(node: FunctionNode | TSESTree.Program, count?: number): readonly StateSet[] | undefined {
    const body = node.type === "Program" ? node.body : node.body.type === "BlockStatement" ? node.body.body : [];
    for (const statement of body) {
      if (statement.type !== "ExpressionStatement" || statement.directive === undefined) break;
      const states = this.types.directives.get(statement.directive);
      if (states) return Array.from({ length: count ?? (node.type === "Program" ? 0 : node.params.length) }, () => states);
    }
    return undefined;
  }

  /** True when a variable gets more than one value, so that what a closure sees depends on when it runs. */
  isReassigned(variable: Variable): boolean {
    let known = this.reassigned.get(variable);
    if (known === undefined) {
      const writes = variable.references.filter((reference) => reference.isWrite()).length;
      const isParameter = variable.defs[0]?.type === "Parameter";
      this.reassigned.set(variable, (known = writes > (isParameter ? 0 : 1)));
    }
    return known;
  }

  /** Where a variable was given its last value, other than by inner functions: those written behind see that one. Infinite where a loop gives it others. */
  settledAt(variable: Variable): number {
    let known = this.settled.get(variable);
    if (known === undefined) {
      const home = variable.scope.variableScope;
      const writes = variable.references.filter((reference) => reference.isWrite() && reference.from.variableScope === home);
      const isOpen = writes.some(({ identifier }) => isInLoop(this.module, identifier));
      this.settled.set(
        variable,
        (known = isOpen ? Infinity : Math.max(0, ...writes.map(({ identifier, writeExpr }) => (writeExpr ?? identifier).range[1]))),
      );
    }
    return known;
  }

  /** True when an inner function assigns the variable. */
  isWrittenInside(variable: Variable): boolean {
    let known = this.writtenInside.get(variable);
    if (known === undefined) {
      const home = variable.scope.variableScope;
      known = variable.references.some((reference) => reference.isWrite() && reference.from.variableScope !== home);
      this.writtenInside.set(variable, known);
    }
    return known;
  }

  private matchParameters(node: FunctionNode, exportName: string | undefined): readonly (StateSet | undefined)[] | undefined {
    if (node.params.length === 0) return undefined;
    const { parameters, nameLists } = this.types;
    const names = listedNames(this.module, node, nameLists) ?? node.params.map(parameterName);
    const key = `${exportName ?? ""}(${names.join()})`;
    let matched = parameters.get(key);
    if (!matched) parameters.set(key, (matched = this.matchNames(names, exportName)));
    const types: (StateSet | undefined)[] = [];
    for (const { types: told, unread } of matched) {
      if (!this.readsOneOf(node.params[told.length - 1], unread)) for (const [index, type] of told.entries()) types[index] ??= type;
    }
    return types.length > 0 ? types : undefined;
  }

  private matchNames(names: readonly string[], exportName: string | undefined): MatchedParameters[] {
    return this.models.conventions.flatMap((convention) => {
      if (convention.on !== "parameters") return [];
      if (convention.exported ? exportName === undefined || !convention.exported.test(exportName) : exportName !== undefined) return [];
      for (let start = 0; start + convention.names.length <= names.length; start++) {
        if (!convention.names.every((pattern, index) => pattern.test(names[start + index] ?? ""))) continue;
        const types = [...Array<undefined>(start), ...convention.types.map((type) => this.models.typeNamed(type))];
        return [{ types, unread: convention.unlessRead ?? [] }];
      }
      return [];
    });
  }

  private readsOneOf(parameter: TSESTree.Parameter | undefined, members: readonly string[]): boolean {
    if (members.length === 0 || parameter?.type !== "Identifier") return false;
    return (this.module.variableOf(parameter)?.references ?? []).some(({ identifier }) => {
      const member = this.module.tree.parentOf(identifier);
      if (member?.type !== "MemberExpression" || member.object !== identifier || member.property.type !== "Identifier") return false;
      const outer = this.module.tree.parentOf(member);
      const isStored = outer?.type === "AssignmentExpression" && outer.left === member;
      return !member.computed && !isStored && members.includes(member.property.name);
    });
  }
}

/** True for a function that nobody gets hold of: its calls tell what it is given, and its parameters' names need not. */
function isOnlyCalledHere(module: JavaScriptModule, node: FunctionNode): boolean {
  if (node.type !== "FunctionDeclaration" || module.tree.parentOf(node)?.type.startsWith("Export")) return false;
  const references = node.id ? (module.variableOf(node.id)?.references ?? []) : [];
  const isCall = (identifier: TSESTree.Node): boolean => {
    const call = module.tree.parentOf(identifier);
    return call?.type === "CallExpression" && call.callee === identifier;
  };
  return references.length > 0 && references.every(({ identifier }) => isCall(identifier));
}

/**
 * The names that a list says a function's parameters have, whatever they are called: `["$location", function (a) { … }]`,
 * `f.LIST = ["$location"]`, `static LIST = […]` of a class for its constructor.
 */
function listedNames(module: JavaScriptModule, node: FunctionNode, lists: ReadonlySet<string>): string[] | undefined {
  if (lists.size === 0) return undefined;
  const parent = module.tree.parentOf(node);
  if (parent?.type === "ArrayExpression") return parent.elements.at(-1) === node ? textsOf(parent.elements.slice(0, -1), node) : undefined;
  const owner = parent?.type === "MethodDefinition" && parent.kind === "constructor" ? module.tree.parentOf(parent)?.parent : node;
  if (owner?.type === "ClassDeclaration" || owner?.type === "ClassExpression") {
    for (const member of owner.body.body) {
      if (member.type !== "PropertyDefinition" || !member.static || member.value?.type !== "ArrayExpression") continue;
      if (member.key.type === "Identifier" && lists.has(member.key.name)) return textsOf(member.value.elements, node);
    }
  }
  const name = owner && "id" in owner && owner.id?.type === "Identifier" ? owner.id : undefined;
  for (const { identifier } of (name && module.variableOf(name)?.references) ?? []) {
    const member = module.tree.parentOf(identifier);
    if (member?.type !== "MemberExpression" || member.property.type !== "Identifier" || !lists.has(member.property.name)) continue;
    const assignment = module.tree.parentOf(member);
    if (assignment?.type === "AssignmentExpression" && assignment.right.type === "ArrayExpression")
      return textsOf(assignment.right.elements, node);
  }
  return undefined;
}

function textsOf(elements: readonly (TSESTree.Node | null)[], { params }: FunctionNode): string[] | undefined {
  const names = elements.map((element) => (element?.type === "Literal" && typeof element.value === "string" ? element.value : undefined));
  return names.length >= params.length && names.every((name) => name !== undefined) ? names.slice(0, params.length) : undefined;
}

function parameterName(parameter: TSESTree.Parameter): string {
  switch (parameter.type) {
    case "Identifier":
      return parameter.name;
    case "AssignmentPattern":
      return parameter.left.type === "ArrayPattern" ? "" : parameterName(parameter.left);
    case "TSParameterProperty":
      return parameterName(parameter.parameter);
    case "ObjectPattern":
      return `{${parameter.properties.flatMap((property) => (property.type === "Property" && property.key.type === "Identifier" ? [property.key.name] : [])).join(",")}}`;
    default:
      return "";
  }
}

function isInLoop(module: JavaScriptModule, node: TSESTree.Node): boolean {
  for (let outer = module.tree.parentOf(node); outer && !/Function/.test(outer.type); outer = module.tree.parentOf(outer))
    if (/^(?:For|While|DoWhile)/.test(outer.type)) return true;
  return false;
}
