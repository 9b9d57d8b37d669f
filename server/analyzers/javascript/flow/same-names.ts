import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../program/module";
import { nameOf } from "../program/names";
import { childrenOf, unwrap } from "../syntax/tree";

type Node = TSESTree.Node;

/** What `to[name] = …` stores, where that was read from other objects under the same name. */
export interface SameName {
  /** Where it was read from: `from` of `from[name]`. */
  readonly from: readonly Node[];
  /** False where something was made of what was read. */
  readonly isAsItWas: boolean;
  /** True where it was read under another name if the one that it is stored under was given. */
  readonly isUnlessGiven: boolean;
}

/** Longer chains of variables are not followed. */
const MAX_VARIABLES = 3;

const known = new WeakMap<Node, SameName | null>();

/** Tells whether what is stored in `target`, whose name only the running program knows, was read under that name elsewhere. */
export function sameNameOf(module: JavaScriptModule, target: TSESTree.MemberExpression, written: Node): SameName | undefined {
  let found = known.get(target);
  if (found === undefined) {
    const search = isPlainStore(module, target, written) ? new Search(module, target.property) : undefined;
    known.set(target, (found = search?.of(written) ?? null));
  }
  return found ?? undefined;
}

/** The same for `Object.defineProperty(to, name, descriptor)`. */
export function sameNameDescribed(module: JavaScriptModule, name: Node, descriptor: Node): SameName | undefined {
  let found = known.get(name);
  if (found === undefined) known.set(name, (found = new Search(module, name).described(descriptor)));
  return found ?? undefined;
}

/** True for `target = written` and `target ||= written`. */
function isPlainStore(module: JavaScriptModule, target: Node, written: Node): boolean {
  const parent = module.tree.parentOf(written);
  return written !== target && parent?.type === "AssignmentExpression" && !/[-+*/%<>^]|^[&|]=/.test(parent.operator);
}

class Search {
  private readonly from: Node[] = [];
  private readonly name: Node;
  private readonly variable: Variable | undefined;
  /** In `if (name === undefined) name = other`, the other one. */
  private readonly instead: Variable | undefined;
  /** True where the name is what it was when an earlier statement ran. */
  private readonly isFixed: boolean;

  constructor(
    private readonly module: JavaScriptModule,
    name: Node,
  ) {
    this.name = unwrap(name);
    this.variable = this.name.type === "Identifier" ? module.variableOf(this.name) : undefined;
    this.isFixed = this.variable !== undefined && writesOf(this.variable).length <= 1;
    this.instead = this.isFixed ? this.fallback() : undefined;
  }

  of(written: Node): SameName | null {
    const isAsItWas = this.isRead(written, 0);
    return this.from.length === 0 ? null : { from: this.from, isAsItWas, isUnlessGiven: this.instead !== undefined };
  }

  described(descriptor: Node): SameName | null {
    const isAsItWas = this.isDescribed(descriptor, 0);
    return this.from.length === 0 ? null : { from: this.from, isAsItWas, isUnlessGiven: this.instead !== undefined };
  }

  /** The same for a descriptor: `{ get: () => from[name] }`, `Object.getOwnPropertyDescriptor(from, name)`. */
  private isDescribed(expression: Node, depth: number): boolean {
    const node = unwrap(expression);
    switch (node.type) {
      case "ObjectExpression":
        return node.properties.map((property) => this.isPartRead(property, depth)).some((isRead) => isRead);
      case "CallExpression": {
        const [object, name] = node.arguments;
        if (!/OwnPropertyDescriptor$/.test(nameOf(this.module, node.callee) ?? "") || !object || !name) return false;
        const isRead = isPlace(object) && this.isName(unwrap(name));
        if (isRead) this.from.push(object);
        return isRead;
      }
      case "Identifier": {
        const variable = this.module.variableOf(node);
        if (!this.isFixed || !variable || depth >= MAX_VARIABLES) return false;
        const given = writesOf(variable).map(({ identifier }) => this.givenTo(identifier));
        return given.map((value) => value !== undefined && this.isDescribed(value, depth + 1)).every((isRead) => isRead);
      }
      default:
        return false;
    }
  }

  private isPartRead(property: Node, depth: number): boolean {
    if (property.type !== "Property" || property.key.type !== "Identifier") return false;
    const { key, value } = property;
    if (key.name === "value") return this.isRead(value, depth);
    if (key.name !== "get" || (value.type !== "ArrowFunctionExpression" && value.type !== "FunctionExpression")) return false;
    const first = value.body.type === "BlockStatement" ? value.body.body.at(0) : value.body;
    const given = first?.type === "ReturnStatement" ? first.argument : first;
    return given ? this.isRead(given, depth) : false;
  }

  /** Notes what is read under the name; true where the expression is nothing else, but for constants. */
  private isRead(expression: Node, depth: number): boolean {
    const node = unwrap(expression);
    switch (node.type) {
      case "Literal":
      case "UnaryExpression":
        return true;
      case "MemberExpression":
        return this.noteRead(node) || this.isMadeOf(node, depth);
      case "Identifier":
        return node.name === "undefined" || this.isVariableRead(node, depth);
      case "AssignmentExpression":
        return node.operator === "=" ? this.isRead(node.right, depth) : this.isMadeOf(node, depth);
      case "LogicalExpression": {
        const isRight = this.isRead(node.right, depth);
        return (node.operator === "&&" || this.isRead(node.left, depth)) && isRight;
      }
      case "ConditionalExpression": {
        const isYes = this.isRead(node.consequent, depth);
        return this.isRead(node.alternate, depth) && isYes;
      }
      default:
        return this.isMadeOf(node, depth);
    }
  }

  private isVariableRead(node: TSESTree.Identifier, depth: number): boolean {
    const variable = this.module.variableOf(node);
    if (!this.isFixed || !variable || depth >= MAX_VARIABLES || variable.defs.some(({ type }) => type !== "Variable")) return false;
    const writes = writesOf(variable);
    const values = writes.map(({ identifier }) => this.givenTo(identifier));
    const areRead = values.map((value) => value !== undefined && this.isRead(value, depth + 1));
    return writes.length === 1 && areRead[0] === true;
  }

  private fallback(): Variable | undefined {
    const [write] = this.variable?.defs[0]?.type === "Parameter" ? writesOf(this.variable) : [];
    const value = write && this.givenTo(write.identifier);
    if (value?.type !== "Identifier") return undefined;
    const assignment = this.module.tree.parentOf(value);
    const statement = assignment && this.module.tree.parentOf(assignment);
    const test = statement && this.module.tree.parentOf(statement);
    return test?.type === "IfStatement" && test.consequent === statement && isMissing(this.module, test.test, this.variable)
      ? this.module.variableOf(value)
      : undefined;
  }

  /** What an assignment before the store gives to a variable. */
  private givenTo(identifier: Node): Node | undefined {
    if (identifier.range[0] >= this.name.range[0]) return undefined;
    const parent = this.module.tree.parentOf(identifier);
    if (parent?.type === "VariableDeclarator" && parent.id === identifier) return parent.init ?? undefined;
    return parent?.type === "AssignmentExpression" && parent.operator === "=" && parent.left === identifier ? parent.right : undefined;
  }

  /** Notes what is read under the name somewhere in the expression. */
  private isMadeOf(node: Node, depth: number): false {
    for (const child of childrenOf(node)) {
      if (/^(?:Function|ArrowFunction|Class)/.test(child.type)) continue;
      if (child.type === "MemberExpression" && this.noteRead(child)) continue;
      if (child.type === "Identifier") this.isVariableRead(child, depth);
      else this.isMadeOf(child, depth);
    }
    return false;
  }

  private noteRead(node: TSESTree.MemberExpression): boolean {
    if (!node.computed || !isPlace(node.object) || !this.isName(unwrap(node.property))) return false;
    this.from.push(node.object);
    return true;
  }

  private isName(node: Node): boolean {
    if (node.type === "Identifier") {
      const variable = this.module.variableOf(node);
      return variable !== undefined && (variable === this.variable || variable === this.instead);
    }
    // `to[names[i]] = from[names[i]]`
    if (node.type !== "MemberExpression" || this.name.type !== "MemberExpression" || !isPlace(node)) return false;
    const textOf = ({ range }: Node): string => this.module.document.text.slice(...range);
    return textOf(node) === textOf(this.name);
  }
}

function writesOf(variable: Variable): Variable["references"] {
  return variable.references.filter((reference) => reference.isWrite());
}

/** `name === undefined`, `name === void 0`, `!name`. */
function isMissing(module: JavaScriptModule, test: Node, variable: Variable | undefined): boolean {
  const isIt = (node: Node): boolean => node.type === "Identifier" && module.variableOf(node) === variable;
  if (test.type === "UnaryExpression") return test.operator === "!" && isIt(test.argument);
  return test.type === "BinaryExpression" && /^===?$/.test(test.operator) && isIt(test.left);
}

/** True for what may be looked at twice: names alone lead there. */
export function isPlace(expression: Node): boolean {
  const node = unwrap(expression);
  if (node.type === "MemberExpression")
    return isPlace(node.object) && (!node.computed || node.property.type === "Literal" || isPlace(node.property));
  return node.type === "Identifier" || node.type === "ThisExpression";
}
