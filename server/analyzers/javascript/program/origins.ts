import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { keyOf } from "../../../rules/object-literal";
import { childrenOf, unwrap } from "../syntax/tree";
import type { JavaScriptModule } from "./module";
import { memberNameOf } from "./names";

type Node = TSESTree.Node;
type FunctionNode = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/** More than this is no longer the question of a reader who looks something up. */
const MAX_ORIGINS = 64;
const MAX_DEPTH = 12;
const MAX_VISITS = 400;

/** Methods that call their first argument with each element of the array. */
const ITERATIONS = new Set(["map", "forEach", "some", "every", "find", "findIndex", "findLast", "filter", "flatMap"]);

/**
 * The expressions of this module that a value may have been written as: seen through variables (whatever is ever assigned to
 * them), properties of object literals, elements of arrays that are gone through, parameters of functions whose calls are in
 * sight, and what such functions return. A property of something unknown is its own origin. Blind to conditions and order, so these
 * are possibilities; ways out of sight are left out.
 */
export function originsOf(module: JavaScriptModule, expression: Node): Node[] {
  const search = new Search(module);
  search.visit(expression, 0);
  return [...search.found];
}

class Search {
  readonly found = new Set<Node>();
  private readonly seen = new Set<Node>();

  /** @param spent is shared with the searches inside of this one, which would multiply otherwise. */
  constructor(
    private readonly module: JavaScriptModule,
    private readonly spent = { visits: 0 },
  ) {}

  visit(expression: Node, depth: number): void {
    const node = unwrap(expression);
    if (depth > MAX_DEPTH || this.seen.has(node) || this.found.size >= MAX_ORIGINS || ++this.spent.visits > MAX_VISITS) return;
    this.seen.add(node);
    for (const next of this.stepsFrom(node, depth)) {
      if (next === node) this.found.add(node);
      else this.visit(next, depth + 1);
    }
  }

  /** Where to look next; the node itself where it is what was looked for. */
  private stepsFrom(node: Node, depth: number): readonly Node[] {
    switch (node.type) {
      case "Identifier":
        return this.valuesOfVariable(node, depth);
      case "ConditionalExpression":
        return [node.consequent, node.alternate];
      case "LogicalExpression":
        return [node.left, node.right];
      case "AssignmentExpression":
        return [node.right];
      case "SequenceExpression":
        return node.expressions.slice(-1);
      case "MemberExpression":
        return this.valuesOfMember(node, depth);
      case "CallExpression": {
        const callee = node.callee.type === "Identifier" ? this.functionOf(node.callee) : undefined;
        return callee ? returnedBy(callee) : [node];
      }
      default:
        return [node];
    }
  }

  private inner(expression: Node, depth: number): Node[] {
    const search = new Search(this.module, this.spent);
    search.visit(expression, depth + 1);
    return [...search.found];
  }

  private valuesOfVariable(identifier: TSESTree.Identifier, depth: number): readonly Node[] {
    const variable = this.module.variableOf(identifier);
    const definition = variable?.defs[0];
    if (!variable || !definition || variable.defs.length !== 1) return [];
    const assigned = variable.references.flatMap(({ writeExpr, identifier: written }) => {
      const parent = this.module.tree.parentOf(written);
      const isWhole = parent?.type === "VariableDeclarator" || (parent?.type === "AssignmentExpression" && parent.operator === "=");
      return writeExpr && isWhole && parent.type !== "VariableDeclarator" ? [writeExpr] : [];
    });
    if (definition.type === "Variable") {
      const { init, id } = definition.node;
      if (init && id.type === "ObjectPattern") return [...this.takenFrom([init], id, variable, depth), ...assigned];
      if (init) return id.type === "Identifier" ? [init, ...assigned] : assigned;
      const loop = this.module.tree.parentOf(definition.parent);
      const elements = loop?.type === "ForOfStatement" && id.type === "Identifier" ? this.elementsOf(loop.right, depth) : [];
      return [...elements, ...assigned];
    }
    if (definition.type === "Parameter" && definition.node.type !== "TSEmptyBodyFunctionExpression") {
      return [...this.argumentsFor(variable, definition.node as FunctionNode, depth), ...assigned];
    }
    return assigned;
  }

  private argumentsFor(variable: Variable, owner: FunctionNode, depth: number): readonly Node[] {
    for (const [index, parameter] of owner.params.entries()) {
      const pattern = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
      const initial = parameter.type === "AssignmentPattern" ? [parameter.right] : [];
      if (pattern.type === "Identifier" && variable.identifiers.includes(pattern)) {
        return [...initial, ...this.argumentsAt(owner, index, depth)];
      }
      if (pattern.type !== "ObjectPattern" || !isInside(variable.identifiers[0], pattern)) continue;
      return this.takenFrom([...initial, ...this.argumentsAt(owner, index, depth)], pattern, variable, depth);
    }
    return [];
  }

  private argumentsAt(owner: FunctionNode, index: number, depth: number): Node[] {
    const values: Node[] = [];
    for (const call of this.callsOf(owner)) {
      const argument = call.arguments[index];
      if (argument && argument.type !== "SpreadElement") values.push(argument);
    }
    const parent = this.module.tree.parentOf(owner);
    if (index === 0 && parent?.type === "CallExpression" && parent.arguments[0] === owner && parent.callee.type === "MemberExpression") {
      const method = memberNameOf(this.module, parent.callee);
      if (method !== undefined && ITERATIONS.has(method)) values.push(...this.elementsOf(parent.callee.object, depth));
    }
    return values;
  }

  /** What a variable of a pattern such as `{ host: name = "x" }` takes from the objects; patterns inside of it are not followed. */
  private takenFrom(objects: readonly Node[], pattern: TSESTree.ObjectPattern, variable: Variable, depth: number): Node[] {
    for (const property of pattern.properties) {
      if (property.type !== "Property" || property.computed) continue;
      const { value } = property;
      const target = value.type === "AssignmentPattern" ? value.left : value;
      if (target.type !== "Identifier" || !variable.identifiers.includes(target)) continue;
      const initial = value.type === "AssignmentPattern" ? [value.right] : [];
      return [...initial, ...objects.flatMap((object) => this.propertyOf(object, keyOf(property), depth))];
    }
    return [];
  }

  private callsOf(owner: FunctionNode): TSESTree.CallExpression[] {
    const parent = this.module.tree.parentOf(owner);
    if (parent?.type === "CallExpression" && parent.callee === owner) return [parent];
    const name = owner.type === "FunctionDeclaration" ? owner.id : parent?.type === "VariableDeclarator" ? parent.id : undefined;
    const variable = name ? this.module.variableOf(name) : undefined;
    return (variable?.references ?? []).flatMap(({ identifier }) => {
      const call = this.module.tree.parentOf(identifier);
      return call?.type === "CallExpression" && call.callee === identifier ? [call] : [];
    });
  }

  private functionOf(identifier: TSESTree.Identifier): FunctionNode | undefined {
    const definition = this.module.variableOf(identifier)?.defs[0];
    if (definition?.type === "FunctionName" && definition.node.type === "FunctionDeclaration") return definition.node;
    const init = definition?.type === "Variable" ? definition.node.init : undefined;
    return init?.type === "ArrowFunctionExpression" || init?.type === "FunctionExpression" ? init : undefined;
  }

  private valuesOfMember(node: TSESTree.MemberExpression, depth: number): readonly Node[] {
    const values = this.propertyOf(node.object, memberNameOf(this.module, node), depth);
    return values.length > 0 ? values : [node];
  }

  /** The values of a property; those of all elements where the object is an array. */
  private propertyOf(expression: Node, name: string | undefined, depth: number): Node[] {
    const values: Node[] = [];
    for (const object of this.inner(expression, depth)) {
      if (object.type === "ArrayExpression") values.push(...elements(object));
      if (object.type !== "ObjectExpression" || name === undefined) continue;
      for (const property of object.properties) if (property.type === "Property" && keyOf(property) === name) values.push(property.value);
    }
    return values;
  }

  private elementsOf(array: Node, depth: number): Node[] {
    return this.inner(array, depth).flatMap((origin) => (origin.type === "ArrayExpression" ? elements(origin) : []));
  }
}

function isInside(inner: Node | undefined, outer: Node): boolean {
  return inner !== undefined && outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

function elements(array: TSESTree.ArrayExpression): Node[] {
  return array.elements.filter((element) => element !== null && element.type !== "SpreadElement");
}

/** What a function returns, where it says so in itself and not in a function inside of it. */
function returnedBy({ body }: FunctionNode): Node[] {
  if (body.type !== "BlockStatement") return [body];
  const returned: Node[] = [];
  const statements: Node[] = [body];
  for (let node = statements.shift(); node; node = statements.shift()) {
    if (node.type === "ReturnStatement" && node.argument) returned.push(node.argument);
    else if (/Statement$|^SwitchCase$|^CatchClause$/.test(node.type) && node.type !== "ExpressionStatement") {
      statements.push(...childrenOf(node));
    }
  }
  return returned;
}
