import { visitRegExpAST } from "@eslint-community/regexpp";
import type { TSESTree } from "@typescript-eslint/types";
import type { CodeCheck, RegExpInCode } from "../../../server/rules/code-rule";

/** Escapes that mean a set of characters or an edge in an expression, and a letter in a text. */
const SETS = "dDwWsSB";

/** Signs that mean themselves only behind a backslash, unless they are in brackets. */
const SIGNS = ".()[]{}*+?^$|";

const check: CodeCheck = (context) => {
  const reported = new Set<TSESTree.Node>();
  for (const regExp of context.regExps()) {
    if (!regExp.isText) continue;
    for (const { node, offset } of textsOf(regExp)) {
      const escape = lostEscapeIn(node, offset, classesOf(regExp));
      if (escape === undefined || reported.has(node)) continue;
      reported.add(node);
      context.report({ node, facts: { escape, written: `\\${escape}` } });
    }
  }
};

export default check;

/** The texts that a pattern is put together of, with where they begin in it. */
function textsOf(regExp: RegExpInCode): { node: TSESTree.StringLiteral; offset: number }[] {
  const texts = new Map<TSESTree.StringLiteral, number>();
  for (let at = 0; at < regExp.pattern.length; at++) {
    const node = regExp.placeOf(at, at + 1);
    if (node.type === "Literal" && typeof node.value === "string" && !texts.has(node)) texts.set(node, at);
  }
  return [...texts].map(([node, offset]) => ({ node, offset }));
}

/** Where in the pattern the insides of brackets are. */
function classesOf(regExp: RegExpInCode): (index: number) => boolean {
  const classes: { start: number; end: number }[] = [];
  visitRegExpAST(regExp.syntax, {
    onCharacterClassEnter({ start, end }) {
      classes.push({ start, end });
    },
  });
  return (index) => classes.some(({ start, end }) => start < index && index < end - 1);
}

/** The first escape in a text literal that JavaScript takes away before the expression is made. */
function lostEscapeIn({ raw }: TSESTree.StringLiteral, offset: number, isInClass: (index: number) => boolean): string | undefined {
  let index = offset;
  for (let at = 1; at < raw.length - 1; at++, index++) {
    if (raw[at] !== "\\") continue;
    at++;
    const escaped = raw[at] ?? "";
    if (SETS.includes(escaped) || (escaped === "b" && !isInClass(index))) return `\\${escaped}`;
    if (SIGNS.includes(escaped) && !isInClass(index)) return `\\${escaped}`;
    at += ESCAPE_REST.exec(raw.slice(at))?.[0].length ?? 0;
  }
  return undefined;
}

/** What belongs to an escape beyond its first letter; only that the count of characters stays right matters. */
const ESCAPE_REST = /(?<=^u)(?:\{[\da-f]+\}|[\da-f]{4})|(?<=^x)[\da-f]{2}/i;
