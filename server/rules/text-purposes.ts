import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext } from "./code-rule";
import { isFromRequest } from "./from-request";
import { functionAround, isFunction, memberOf } from "./tree-questions";
import { wordsOf } from "./words";

type Node = TSESTree.Node;

/** What a text is made for, as far as what is near it tells. */
export interface TextPurpose {
  /** Words that names of what it is given to, or made by, consist of. */
  readonly words: ReadonlySet<string>;
  /** The constant texts right before and behind it, wherever it becomes part of a longer one. */
  readonly surroundings: readonly Surroundings[];
  /** Last names of the functions that it is an argument of, and of the properties that are given it. */
  readonly receivers: ReadonlySet<string>;
}

export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

const MAX_PLACES = 48;
const MAX_TEXT = 2000;

/** Follows a text outwards: into longer texts, variables, results of functions and the calls of these. */
export function purposeOf(context: CheckContext, text: Node): TextPurpose {
  const walk = new Walk(context);
  walk.follow(text);
  return walk;
}

/** What a page gets from whoever made its address or writes to it. */
const OF_PAGE = /^(?:(?:window|self|globalThis)\.)?(?:location|document\.(?:URL|documentURI|referrer|cookie|location))(?:\.|$)/;

/** True for data of a request, and for what a page's address says. */
export function isOfStranger(context: CheckContext, text: Node): boolean {
  return context.originsOf(text).some((origin) => isFromRequest(context, origin) || OF_PAGE.test(context.nameOf(origin) ?? ""));
}

class Walk implements TextPurpose {
  readonly words = new Set<string>();
  readonly surroundings: Surroundings[] = [];
  readonly receivers = new Set<string>();
  private readonly seen = new Set<Node>();

  constructor(private readonly context: CheckContext) {}

  follow(text: Node): void {
    let inner = text;
    while (!this.seen.has(inner) && this.seen.size < MAX_PLACES) {
      this.seen.add(inner);
      const outer = this.context.parentOf(inner);
      const next = outer && this.step(inner, outer);
      if (!next) return;
      inner = next;
    }
  }

  /** The larger expression that a text goes on in; undefined where its way ends or parts. */
  private step(inner: Node, outer: Node): Node | undefined {
    switch (outer.type) {
      case "MemberExpression":
        return outer.object === inner ? outer : undefined;
      case "CallExpression":
      case "NewExpression":
        return outer.callee === inner ? outer : this.given(inner, outer);
      case "TemplateLiteral":
        this.surround(inner, outer);
        return outer;
      case "BinaryExpression":
        if (outer.operator !== "+") return undefined;
        this.surround(inner, outer);
        return outer;
      case "ConditionalExpression":
        return outer.test === inner ? undefined : outer;
      case "ChainExpression":
      case "TSNonNullExpression":
      case "TSAsExpression":
      case "LogicalExpression":
      case "AwaitExpression":
      case "SpreadElement":
      case "ArrayExpression":
        return outer;
      case "VariableDeclarator":
        if (outer.init === inner) this.stored(outer.id);
        return undefined;
      case "AssignmentExpression":
        if (outer.right === inner) this.stored(outer.left);
        return undefined;
      case "Property":
      case "PropertyDefinition":
        if (outer.value === inner && outer.key.type === "Identifier") this.name(outer.key.name);
        return undefined;
      case "ReturnStatement":
        return this.returned(functionAround(this.context, outer));
      case "ArrowFunctionExpression":
        return outer.body === inner ? this.returned(outer) : undefined;
      default:
        return undefined;
    }
  }

  private given(inner: Node, call: TSESTree.CallExpression | TSESTree.NewExpression): Node | undefined {
    const name = call.callee.type === "Identifier" ? call.callee.name : memberOf(call.callee);
    if (name !== undefined) this.receivers.add(name);
    // What a list is mapped to goes on in it; so does what a function is likely to hand on.
    return isFunction(inner) || this.context.functionOf(inner) || name === "concat" || name === "push" || name === "String"
      ? call
      : undefined;
  }

  private stored(target: Node): void {
    const name = target.type === "Identifier" ? target.name : memberOf(target);
    if (name === undefined) return;
    this.name(name);
    if (target.type !== "Identifier") this.receivers.add(name);
    else
      this.usesOf(target, target.range[1]).forEach((use) => {
        this.follow(use);
      });
  }

  private returned(around: Node | undefined): Node | undefined {
    if (!isFunction(around)) return undefined;
    const parent = this.context.parentOf(around);
    const key = parent?.type === "MethodDefinition" || parent?.type === "Property" ? parent.key : undefined;
    if (key?.type === "Identifier") this.name(key.name);
    if (parent?.type === "AssignmentExpression") this.name(memberOf(parent.left) ?? "");
    const name = around.id ?? (parent?.type === "VariableDeclarator" ? parent.id : undefined);
    if (name?.type === "Identifier") {
      this.name(name.name);
      for (const use of this.usesOf(name, 0)) {
        const call = this.context.parentOf(use);
        if (call?.type === "CallExpression") this.follow(call.callee === use ? call : use);
      }
    }
    return parent?.type === "CallExpression" ? around : undefined;
  }

  private usesOf(variable: TSESTree.Identifier, from: number): TSESTree.Identifier[] {
    const definition = this.context.definitionOf(variable);
    if (!definition) return [];
    const isUse = (node: TSESTree.Identifier): boolean =>
      node !== variable && node.range[0] >= from && node.name === variable.name && this.context.definitionOf(node) === definition;
    return this.context.nodes("Identifier").filter(isUse).slice(0, MAX_PLACES);
  }

  private name(name: string): void {
    for (const word of wordsOf(name)) this.words.add(word);
  }

  private surround(inner: Node, whole: TSESTree.TemplateLiteral | TSESTree.BinaryExpression): void {
    if (whole.type === "TemplateLiteral") {
      const index = whole.expressions.findIndex((expression) => expression === inner);
      if (index < 0) return;
      const [before, after] = [whole.quasis[index], whole.quasis[index + 1]];
      this.surroundings.push({
        before: (before?.value.cooked ?? "").slice(-MAX_TEXT),
        after: (after?.value.cooked ?? "").slice(0, MAX_TEXT),
      });
    } else if (whole.left === inner) {
      const before = inner.type === "BinaryExpression" ? (this.surroundings.at(-1)?.before ?? "") : "";
      this.surroundings.push({ before, after: this.endOf(whole.right, "first").slice(0, MAX_TEXT) });
    } else this.surroundings.push({ before: this.endOf(whole.left, "last").slice(-MAX_TEXT), after: "" });
  }

  /** The constant text with which an expression begins or ends, as far as it is written there. */
  private endOf(node: Node, end: "first" | "last"): string {
    if (node.type === "BinaryExpression" && node.operator === "+") return this.endOf(end === "last" ? node.right : node.left, end);
    if (node.type === "TemplateLiteral") return (end === "last" ? node.quasis.at(-1) : node.quasis[0])?.value.cooked ?? "";
    const constant = this.context.constantOf(node);
    return typeof constant === "string" ? constant : "";
  }
}
