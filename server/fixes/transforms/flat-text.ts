import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { spanOf, unwrap } from "../../analyzers/javascript/syntax/tree";
import { hasComment } from "./comments";

/** Stands for a value in a flat text: Unicode's "object replacement character". */
export const HOLE = "\uFFFC";

/** One operand of a `+` chain: a part of the flat text. */
export interface Piece {
  readonly node: TSESTree.Expression;
  readonly form: "string" | "template" | "value";
  /** Its part of the flat text. */
  readonly start: number;
  readonly end: number;
}

/**
 * A text that code puts together, by template or `+`, as one text in which each value is a `HOLE`: what SQL or a command line
 * can be read from, whatever way it was written.
 */
export interface FlatText {
  readonly node: TSESTree.Expression;
  readonly text: string;
  readonly holes: readonly TSESTree.Expression[];
  readonly pieces: readonly Piece[];
}

/**
 * Reads a template, a concatenation or a plain string. Undefined for anything else, and where a comment stands between
 * the values (it would get lost).
 */
export function flatten(module: JavaScriptModule, expression: TSESTree.Node): FlatText | undefined {
  const node = unwrap(expression) as TSESTree.Expression;
  if (!isText(node)) return undefined;
  const flat = { text: "", holes: [] as TSESTree.Expression[], pieces: [] as Piece[] };
  const operands = operandsOf(node);
  for (const operand of operands) {
    const start = flat.text.length;
    const form = formOf(operand);
    if (form === "string") flat.text += (operand as TSESTree.StringLiteral).value;
    else if (form === "value") addHole(flat, operand);
    else if (!addTemplate(flat, operand as TSESTree.TemplateLiteral)) return undefined;
    flat.pieces.push({ node: operand, form, start, end: flat.text.length });
  }
  if (flat.text.split(HOLE).length - 1 !== flat.holes.length) return undefined;
  return hasCommentOutside(module, node, flat.holes) ? undefined : { node, ...flat };
}

/** True when the expression is certainly a text made of literals, templates and `+`. */
function isText(expression: TSESTree.Node): boolean {
  const node = unwrap(expression);
  if (node.type === "Literal") return typeof node.value === "string";
  if (node.type === "TemplateLiteral") return true;
  return node.type === "BinaryExpression" && node.operator === "+" && (isText(node.left) || isText(node.right));
}

function operandsOf(expression: TSESTree.Node): TSESTree.Expression[] {
  const operands: TSESTree.Expression[] = [];
  const stack = [expression];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const node = unwrap(next);
    if (node.type === "BinaryExpression" && isText(node)) stack.push(node.right, node.left);
    else operands.push(node as TSESTree.Expression);
  }
  return operands;
}

function formOf(node: TSESTree.Expression): Piece["form"] {
  if (node.type === "TemplateLiteral") return "template";
  return node.type === "Literal" && typeof node.value === "string" ? "string" : "value";
}

function addHole(flat: { text: string; holes: TSESTree.Expression[] }, hole: TSESTree.Expression): void {
  flat.text += HOLE;
  flat.holes.push(hole);
}

function addTemplate(flat: { text: string; holes: TSESTree.Expression[] }, template: TSESTree.TemplateLiteral): boolean {
  for (const [index, quasi] of template.quasis.entries()) {
    const { cooked } = quasi.value;
    if (cooked === null) return false;
    flat.text += cooked;
    const hole = template.expressions[index];
    if (hole) addHole(flat, hole);
    else if (index < template.quasis.length - 1) return false;
  }
  return true;
}

function hasCommentOutside(module: JavaScriptModule, node: TSESTree.Expression, holes: readonly TSESTree.Expression[]): boolean {
  let position = node.range[0];
  for (const hole of holes) {
    if (hasComment(module, { start: position, end: hole.range[0] })) return true;
    position = hole.range[1];
  }
  return hasComment(module, { start: position, end: node.range[1] });
}

/** The values among `holes` that stand in a part of the flat text. */
export function holesIn(flat: FlatText, start: number, end: number): readonly TSESTree.Expression[] {
  const first = countHoles(flat.text.slice(0, start));
  return flat.holes.slice(first, first + countHoles(flat.text.slice(start, end)));
}

function countHoles(text: string): number {
  return text.split(HOLE).length - 1;
}

/** The source of an expression, as its author wrote it. */
export function sourceOf(module: JavaScriptModule, node: TSESTree.Node): string {
  return module.document.textOf(spanOf(node));
}
