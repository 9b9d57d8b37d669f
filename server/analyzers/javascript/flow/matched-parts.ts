import { visitRegExpAST, type AST } from "@eslint-community/regexpp";
import type { TSESTree } from "@typescript-eslint/types";
import { constantOf, initialValueOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { memberNameOf } from "../program/names";
import { parsePattern } from "../regexps/parse-pattern";
import { unwrap } from "../syntax/tree";
import { KindSet } from "./kinds";
import { harmlessInMatch, type RegExpText } from "./regexp-characters";
import { regExpOf } from "./regexp-literals";

type Node = TSESTree.Node;

const REPEATS = /\\(?:[1-9]|k<)/;

/*
 * What a match takes out of a text has only characters that the pattern lets through: `/(\d+)-(\d+)/.exec(text)` gives
 * digits and a dash, and `[1]` of it digits alone, whatever the text was.
 */

/** What none of the parts can hurt that a call of `exec`, `match` or `matchAll` gives. */
export function clearedInMatch(module: JavaScriptModule, call: Node): KindSet {
  const pattern = patternOf(module, call);
  return pattern ? harmlessInMatch(pattern) : KindSet.NONE;
}

/** What the part cannot hurt that an expression picks out of a match: `match[1]`, `/(\w+):/.exec(text)[1]`, `match?.[1]`. */
export function clearedInGroup(module: JavaScriptModule, node: TSESTree.MemberExpression): KindSet {
  const index = node.computed ? constantOf(module, node.property) : undefined;
  if (typeof index !== "number" || index === 0) return KindSet.NONE;
  const written = unwrap(node.object);
  const call = written.type === "Identifier" ? initialValueOf(module, written) : written;
  const pattern = call && patternOf(module, call);
  const group = pattern && groupsIn(pattern)[index - 1];
  // What repeats another group has that one's characters.
  return group && !REPEATS.test(group.raw) ? harmlessInMatch({ pattern: group.raw, flags: pattern.flags }) : KindSet.NONE;
}

function patternOf(module: JavaScriptModule, expression: Node): RegExpText | undefined {
  const call = unwrap(expression);
  if (call.type !== "CallExpression" || call.callee.type !== "MemberExpression") return undefined;
  const name = memberNameOf(module, call.callee);
  if (name === "exec") return regExpOf(module, call.callee.object);
  const [argument] = call.arguments;
  return (name === "match" || name === "matchAll") && argument ? regExpOf(module, argument) : undefined;
}

/** In the order in which they begin, which is that of their numbers. */
function groupsIn({ pattern, flags }: RegExpText): readonly AST.CapturingGroup[] {
  const groups: AST.CapturingGroup[] = [];
  const syntax = parsePattern(pattern, flags);
  if (syntax) visitRegExpAST(syntax, { onCapturingGroupEnter: (group) => void groups.push(group) });
  return groups;
}
