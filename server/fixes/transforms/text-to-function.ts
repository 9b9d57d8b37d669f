import type { TSESTree } from "@typescript-eslint/types";
import { spanOf, unwrap } from "../../analyzers/javascript/syntax/tree";
import { canMoveTo } from "./scope";
import { definitionOf } from "./expression-facts";
import { flatten, HOLE, sourceOf } from "./flat-text";
import { printLiteral, quoted, styleOf } from "./style";
import type { Transform } from "./transform";

/** One call of a named function, and nothing else. */
const ONE_CALL = /^\s*([A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)\(([^()]*)\)\s*;?\s*$/;

/**
 * Hands over a function in place of a text that is run later: `setTimeout("show('" + tab + "')", 100)` becomes
 * `setTimeout(() => show(tab), 100)`. Only for the call of a function with values and constants, each an argument of its own.
 */
export const textToFunction: Transform = (recipe) => {
  recipe.end();
  return ({ module, node }) => {
    if (!node) return [];
    const flat = flatten(module, definitionOf(module, node));
    const [, callee, list = ""] = (flat && ONE_CALL.exec(flat.text)) ?? [];
    if (!flat || callee === undefined || callee.includes(HOLE)) return [];
    const holes = [...flat.holes];
    if (!holes.every((hole) => canMoveTo(module, hole, unwrap(node)))) return [];
    const texts = list.trim() === "" ? [] : list.split(",");
    const written = texts.map((text) => printArgument(text.trim(), holes));
    if (written.some((argument) => argument === undefined) || holes.length > 0) return [];
    return [{ edits: [{ span: spanOf(node), newText: `() => ${callee}(${written.join(", ")})` }] }];

    /** A value alone, in quotes or not, or a constant. */
    function printArgument(text: string, open: TSESTree.Expression[]): string | undefined {
      const quotedText = /^(["'])(.*)\1$/.exec(text)?.[2];
      if (text === HOLE || quotedText === HOLE) {
        const hole = open.shift();
        return hole && sourceOf(module, hole);
      }
      if (text.includes(HOLE)) return undefined;
      const { quote } = styleOf(module);
      if (quotedText !== undefined) return /[\\"']/.test(quotedText) ? undefined : quoted(quotedText, quote);
      return /^-?\d+(?:\.\d+)?$/.test(text) ? printLiteral(Number(text), quote) : undefined;
    }
  };
};
