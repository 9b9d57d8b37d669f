import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { HOLE, holesIn, sourceOf, type FlatText, type Piece } from "./flat-text";
import { quoted, styleOf, templateText, type Quote } from "./style";

/** Replaces a part of a flat text by plain text. */
export interface FlatReplacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** An operand of the new expression. */
interface Unit {
  form: "string" | "template" | "value";
  /** Text with a `HOLE` for each value. */
  content: string;
  holes: TSESTree.Expression[];
  readonly quote: Quote;
  /** What stands between the operand before and this one. */
  readonly separator: string;
  /** Line ends of this template are written as `\n`. */
  readonly oneLine: boolean;
  changed: boolean;
}

const TIGHT = new Set([
  "Identifier",
  "MemberExpression",
  "CallExpression",
  "Literal",
  "TemplateLiteral",
  "ThisExpression",
  "NewExpression",
]);

/**
 * Source of an expression for a text with holes: the value itself where it is nothing else, a literal where there is no
 * value, and otherwise a template or a concatenation.
 */
export function printText(
  module: JavaScriptModule,
  content: string,
  holes: readonly TSESTree.Expression[],
  form: "template" | "concatenation",
): string {
  const { quote } = styleOf(module);
  if (holes.length === 0) return quoted(content, quote);
  const [first] = holes;
  if (content === HOLE && first) return standalone(module, first);
  if (form === "template") return printTemplate(module, content, holes, true);
  const operands: string[] = [];
  for (const [index, part] of content.split(HOLE).entries()) {
    if (part !== "") operands.push(quoted(part, quote));
    const hole = holes[index];
    if (hole) operands.push(asOperand(module, hole));
  }
  if (!/^["']/.test(operands[0] ?? "") && !/^["']/.test(operands[1] ?? "")) operands.unshift(quoted("", quote));
  return operands.join(" + ");
}

/** True when the text was put together with templates rather than with `+`. */
export function formOfText(flat: FlatText): "template" | "concatenation" {
  return flat.pieces.some(({ form }) => form === "template") ? "template" : "concatenation";
}

/** Source of a value where a comma may follow. */
export function standalone(module: JavaScriptModule, node: TSESTree.Expression): string {
  const source = sourceOf(module, node);
  return node.type === "SequenceExpression" ? `(${source})` : source;
}

function asOperand(module: JavaScriptModule, node: TSESTree.Expression): string {
  const source = sourceOf(module, node);
  return TIGHT.has(node.type) ? source : `(${source})`;
}

function printTemplate(module: JavaScriptModule, content: string, holes: readonly TSESTree.Expression[], oneLine: boolean): string {
  const parts = content.split(HOLE).map((part, index) => {
    const hole = holes[index];
    const text = oneLine ? templateText(part).replaceAll("\n", "\\n") : templateText(part);
    return text + (hole ? `\${${sourceOf(module, hole)}}` : "");
  });
  return `\`${parts.join("")}\``;
}

/**
 * Source of a put-together text after some of its parts were replaced. Keeps its form and its lines: operands that stood on
 * lines of their own still do, and what was joined around a value that is gone becomes one literal.
 * @param replacements do not overlap
 */
export function reprint(module: JavaScriptModule, flat: FlatText, replacements: readonly FlatReplacement[]): string {
  const units: Unit[] = [];
  /** The operand before was a value that is now text, so that its neighbours may be joined. */
  let joinable = false;
  let lineBreak: string | undefined;
  for (const [index, piece] of flat.pieces.entries()) {
    const unit = unitOf(module, flat, piece, flat.pieces[index - 1], replacements);
    if (unit.separator.includes("\n")) lineBreak = unit.separator;
    if (unit.changed && unit.content === "") {
      joinable = true;
      continue;
    }
    const last = units.at(-1);
    const wasValue = piece.form === "value" && unit.changed;
    if (last && last.form !== "value" && unit.form !== "value" && lineBreak === undefined && (joinable || wasValue)) {
      last.content += unit.content;
      last.holes.push(...unit.holes);
      last.changed = true;
      if (unit.form === "template" && unit.holes.length > 0) last.form = "template";
    } else units.push(lineBreak === undefined ? unit : { ...unit, separator: lineBreak });
    joinable = wasValue;
    lineBreak = undefined;
  }
  return units.map((unit, index) => (index === 0 ? "" : unit.separator) + printUnit(module, unit)).join("");
}

function unitOf(
  module: JavaScriptModule,
  flat: FlatText,
  piece: Piece,
  before: Piece | undefined,
  replacements: readonly FlatReplacement[],
): Unit {
  let content = "";
  let holes: TSESTree.Expression[] = [];
  let position = piece.start;
  let changed = false;
  const keep = (end: number) => {
    content += flat.text.slice(position, end);
    holes = [...holes, ...holesIn(flat, position, end)];
  };
  for (const { start, end, text } of replacements) {
    if (end <= piece.start || start >= piece.end) continue;
    keep(Math.max(position, start));
    if (start >= piece.start) content += text;
    position = Math.min(end, piece.end);
    changed = true;
  }
  keep(piece.end);
  const source = sourceOf(module, piece.node);
  const gap = before ? module.document.text.slice(before.node.range[1], piece.node.range[0]) : "";
  return {
    form: piece.form === "value" && changed ? "string" : piece.form,
    content,
    holes,
    quote: piece.form === "string" && source.startsWith("'") ? "'" : piece.form === "string" ? '"' : styleOf(module).quote,
    separator: /^\s*\+\s*$/.test(gap) ? gap : " + ",
    oneLine: !source.includes("\n"),
    changed,
  };
}

function printUnit(module: JavaScriptModule, unit: Unit): string {
  const [value] = unit.holes;
  if (unit.form === "value" && value) return asOperand(module, value);
  if (unit.form === "string" && unit.holes.length === 0) return quoted(unit.content, unit.quote);
  const isPlain = unit.changed && unit.holes.length === 0 && unit.oneLine && !unit.content.includes(unit.quote);
  return isPlain ? quoted(unit.content, unit.quote) : printTemplate(module, unit.content, unit.holes, unit.oneLine);
}
