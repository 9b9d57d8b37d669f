import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../../analyzers/javascript/program/constants";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { childrenOf, unwrap } from "../../analyzers/javascript/syntax/tree";
import { contains } from "../../core/position";
import type { Finding } from "../../core/finding";
import { definitionOf, isNumeric, isStatic } from "./expression-facts";

type Node = TSESTree.Node;

/** What Node and the web call the ways to write bytes. */
const ENCODING = /^(?:utf-?8|utf-?16le|ucs-?2|latin1|binary|ascii|base64|base64url|hex)$/i;

/**
 * The expressions where the data of a finding enters something larger: an operand of a text, an argument beside others, a property of
 * an object; the sink itself where it stays alone. What comes from the same place and enters beside it is among them, because one
 * finding speaks for all that arrives at its sink; it comes behind what the finding tells of. Empty where the way is not told in this document.
 */
export function dataPlaces(module: JavaScriptModule, finding: Finding, node: Node | undefined): Node[] {
  const data = new Data(module);
  for (const { location } of finding.flow) {
    if (location.uri !== module.document.uri) continue;
    const step = module.tree.nodeAt(location.span);
    if (!step) continue;
    const places = data.placesIn(step);
    if (places.length > 0) return places;
    data.follow(step);
  }
  if (!node) return [];
  const places = data.placesIn(node);
  if (places.length > 0) return places;
  const only = data.onlyPartIn(node);
  return only.length > 0 ? only : [node];
}

/** What holds the data of a flow, as far as it was followed. */
class Data {
  private readonly nodes: Node[] = [];
  private readonly variables = new Set<Variable>();

  constructor(private readonly module: JavaScriptModule) {}

  follow(step: Node): void {
    this.nodes.push(step);
    const name = step.type === "Property" && step.shorthand ? step.value : step;
    const declared = name.type === "AssignmentPattern" ? name.left : name;
    const variable = declared.type === "Identifier" ? this.module.variableOf(declared) : undefined;
    if (variable) this.variables.add(variable);
  }

  /** The one part of a mixture that is not certain, where there is but one. */
  onlyPartIn(node: Node): Node[] {
    const open = this.partsOf(unwrap(node)).filter((part) => !isStatic(this.module, part) && !isNumeric(this.module, part));
    return open.length === 1 ? open : [];
  }

  /** The parts of a mixture that hold the data, and those that come from where it comes from. */
  placesIn(step: Node): Node[] {
    if (this.nodes.length === 0) return [];
    const parts = this.partsOf(unwrap(step));
    const holding = parts.filter((part) => this.isIn(part));
    if (holding.length === 0) return [];
    const roots = new Set(holding.map((part) => rootOf(this.module, part)));
    const chosen = [...holding, ...parts.filter((part) => !holding.includes(part) && this.isAlike(part, roots))];
    return chosen.flatMap((part) => {
      const inner = this.placesIn(part);
      return inner.length > 0 ? inner : [part];
    });
  }

  private isIn(part: Node): boolean {
    const [start, end] = part.range;
    if (this.nodes.some((node) => contains({ start, end }, { start: node.range[0], end: node.range[1] }))) return true;
    return identifiersIn(part).some((identifier) => {
      const variable = this.module.variableOf(identifier);
      return variable !== undefined && this.variables.has(variable);
    });
  }

  private isAlike(part: Node, roots: ReadonlySet<Variable | undefined>): boolean {
    const root = rootOf(this.module, part);
    return root !== undefined && roots.has(root) && !isStatic(this.module, part) && !isNumeric(this.module, part);
  }

  /** What a mixture is made of; nothing for an expression that only hands on one thing. */
  private partsOf(node: Node): Node[] {
    switch (node.type) {
      case "BinaryExpression":
        return node.operator === "+" ? [...this.operandsOf(node.left), ...this.operandsOf(node.right)] : [];
      case "TemplateLiteral":
        return node.expressions;
      case "AssignmentExpression":
        return node.operator === "+=" ? this.operandsOf(node.right) : [];
      case "CallExpression":
      case "NewExpression": {
        const values = node.arguments.filter(({ type }) => !/Function/.test(type));
        return values.filter((value) => !this.isSetting(value)).length > 1 ? values : [];
      }
      case "ArrayExpression":
        return node.elements.filter((element) => element !== null);
      case "ObjectExpression":
        return node.properties.flatMap((property) => (property.type === "Property" ? [property.value] : []));
      case "Identifier": {
        const definition = definitionOf(this.module, node);
        return definition.type === "ObjectExpression" || definition.type === "ArrayExpression" ? this.partsOf(definition) : [];
      }
      default:
        return [];
    }
  }

  /** An argument that says how to do something, and becomes no part of what comes out: `parse(address, true)`, `from(text, "base64")`. */
  private isSetting(argument: Node): boolean {
    const node = unwrap(argument);
    if (node.type === "ObjectExpression") return true;
    const constant = constantOf(this.module, node);
    return typeof constant === "string" ? ENCODING.test(constant) : constant !== undefined;
  }

  private operandsOf(expression: Node): Node[] {
    const node = unwrap(expression);
    return node.type === "BinaryExpression" && node.operator === "+" ? this.partsOf(node) : [expression];
  }
}

function identifiersIn(node: Node): TSESTree.Identifier[] {
  if (node.type === "Identifier") return [node];
  return childrenOf(node).flatMap(identifiersIn);
}

const MAX_DEPTH = 6;

/** The variable that an expression is read from: `req` for `String(req.query.name)`, and for a `name` taken out of it. */
function rootOf(module: JavaScriptModule, expression: Node, depth = 0): Variable | undefined {
  const node = unwrap(expression);
  if (depth > MAX_DEPTH) return undefined;
  switch (node.type) {
    case "MemberExpression":
      return rootOf(module, node.object, depth + 1);
    case "CallExpression": {
      const callee = unwrap(node.callee);
      if (callee.type === "MemberExpression") return rootOf(module, callee.object, depth + 1);
      return node.arguments.length === 1 && node.arguments[0] ? rootOf(module, node.arguments[0], depth + 1) : undefined;
    }
    case "Identifier": {
      const variable = module.variableOf(node);
      const [definition] = variable?.defs ?? [];
      const init = definition?.type === "Variable" ? definition.node.init : undefined;
      return (init ? rootOf(module, init, depth + 1) : undefined) ?? variable;
    }
    default:
      return undefined;
  }
}
