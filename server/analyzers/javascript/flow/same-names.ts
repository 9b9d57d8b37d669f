import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../program/module";
import { childrenOf, unwrap } from "../syntax/tree";

type Node = TSESTree.Node;

/** What `to[name] = …` stores, where that was read from other objects under the same name. */
export interface SameName {
  /** Where it was read from: `from` of `from[name]`. */
  readonly from: readonly Node[];
  /** False where something was made of what was read. */
  readonly isAsItWas: boolean;
}

/** Longer chains of variables are not followed. */
const MAX_VARIABLES = 3;

const known = new WeakMap<TSESTree.MemberExpression, SameName | null>();

/** Tells whether what is stored in `target`, whose name only the running program knows, was read under that name elsewhere. */
export function sameNameOf(module: JavaScriptModule, target: TSESTree.MemberExpression, written: Node): SameName | undefined {
  let found = known.get(target);
  if (found === undefined) known.set(target, (found = isPlainStore(module, target, written) ? new Search(module, target).of(written) : null));
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
  /** True where the name is what it was when an earlier statement ran. */
  private readonly isFixed: boolean;

  constructor(
    private readonly module: JavaScriptModule,
    private readonly target: TSESTree.MemberExpression,
  ) {
    this.name = unwrap(target.property);
    this.variable = this.name.type === "Identifier" ? module.variableOf(this.name) : undefined;
    this.isFixed = this.variable !== undefined && this.variable.references.filter((reference) => reference.isWrite()).length <= 1;
  }

  of(written: Node): SameName | null {
    const isAsItWas = this.isRead(written, 0);
    return this.from.length === 0 ? null : { from: this.from, isAsItWas };
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
    const writes = variable.references.filter((reference) => reference.isWrite());
    const values = writes.map(({ identifier }) => this.givenTo(identifier));
    const areRead = values.map((value) => value !== undefined && this.isRead(value, depth + 1));
    return writes.length === 1 && areRead[0] === true;
  }

  /** What an assignment before the store gives to a variable. */
  private givenTo(identifier: Node): Node | undefined {
    if (identifier.range[0] >= this.target.range[0]) return undefined;
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
    if (node.type === "Identifier") return this.variable !== undefined && this.module.variableOf(node) === this.variable;
    // `to[names[i]] = from[names[i]]`
    if (node.type !== "MemberExpression" || this.name.type !== "MemberExpression" || !isPlace(node)) return false;
    const textOf = ({ range }: Node): string => this.module.document.text.slice(...range);
    return textOf(node) === textOf(this.name);
  }
}

/** True for what may be looked at twice: names alone lead there. */
export function isPlace(expression: Node): boolean {
  const node = unwrap(expression);
  if (node.type === "MemberExpression") return isPlace(node.object) && (!node.computed || node.property.type === "Literal" || isPlace(node.property));
  return node.type === "Identifier" || node.type === "ThisExpression";
}
