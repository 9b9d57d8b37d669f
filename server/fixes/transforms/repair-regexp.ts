import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { definitionOf } from "./expression-facts";
import { regExpsOf } from "../../analyzers/javascript/regexps/regexps-of";
import { spanOf } from "../../analyzers/javascript/syntax/tree";
import type { TextEdit } from "../../core/edit";
import { contains } from "../../core/position";
import type { RegExpInCode } from "../../rules/code-rule";
import { compileRegex, type Regex } from "../../analyzers/javascript/patterns/rule-regex";
import { appendArgument, callOfArgument } from "./lists";
import { RecipeError, type RecipeArguments } from "./recipe-arguments";
import { quoted, styleOf } from "./style";
import type { Transform } from "./transform";

/** A part of patterns to change. */
interface Change {
  readonly find: Regex;
  /** With `$1` for the first group, `$2` for the second. */
  readonly by: string;
}

/**
 * Changes the regular expression that was found, or that is inside of what was found: to the pattern that the finding gives as its fact
 * `repaired`, or by `changes`, pairs of an expression for a part of the pattern and what is written in its place; `flags` are added. Works on
 * literals and on texts that become one.
 */
export const repairRegexp: Transform = (recipe) => {
  const changes = readChanges(recipe);
  const flags = recipe.optionalText("flags") ?? "";
  recipe.end();
  return ({ module, finding, node }) => {
    const regExp = node && regExpAt(module, node);
    if (!regExp) return [];
    const pattern = finding.facts["repaired"] ?? changed(regExp.pattern, changes);
    const added = Array.from(flags)
      .filter((flag) => !(regExp.flags ?? "").includes(flag))
      .join("");
    if (pattern === regExp.pattern && (added === "" || changes.length > 0)) return [];
    const edits = rewritten(module, regExp, pattern, added);
    return edits ? [{ edits }] : [];
  };
};

function readChanges(recipe: RecipeArguments): Change[] {
  const list = recipe.has("changes") ? recipe.literal("changes") : [];
  if (!Array.isArray(list)) throw new RecipeError('"changes" must be a list');
  return list.map((pair: unknown) => {
    const [find, by] = Array.isArray(pair) ? (pair as unknown[]) : [];
    if (typeof find !== "string" || typeof by !== "string") throw new RecipeError('each of "changes" must be a pair of texts');
    const regex = compileRegex(find);
    if (typeof regex === "string") throw new RecipeError(`"changes": ${regex}`);
    return { find: regex, by };
  });
}

function changed(pattern: string, changes: readonly Change[]): string {
  return changes.reduce((text, { find, by }) => {
    let result = "";
    let position = 0;
    for (const { span, groups } of find.findAll(text)) {
      const groupText = (name: string) => {
        const group = groups.get(name);
        return group ? text.slice(group.start, group.end) : "";
      };
      result += text.slice(position, span.start) + by.replace(/\$\d/g, groupText);
      position = span.end;
    }
    return result + text.slice(position);
  }, pattern);
}

/** The expression at a node, around it (a part of its text was found), or the only one inside of it or of what it holds. */
function regExpAt(module: JavaScriptModule, node: TSESTree.Node): RegExpInCode | undefined {
  const all = regExpsOf(module);
  const exact = all.find((regExp) => regExp.node === node) ?? all.find((regExp) => contains(spanOf(regExp.node), spanOf(node)));
  if (exact) return exact;
  const written = all.filter((regExp) => regExp.placeOf(0, regExp.pattern.length) === node);
  if (written.length > 0) return written[0];
  const inside = all.filter((regExp) => contains(spanOf(node), spanOf(regExp.node)));
  if (inside.length > 0) return inside.length === 1 ? inside[0] : undefined;
  const used = all.filter(({ uses }) => uses.some(({ call }) => call === node));
  if (used.length === 1) return used[0];
  const definition = definitionOf(module, node);
  return definition === node ? undefined : regExpAt(module, definition);
}

function rewritten(
  module: JavaScriptModule,
  { node, isText, flags }: RegExpInCode,
  pattern: string,
  added: string,
): TextEdit[] | undefined {
  if (!isText) {
    const code = `/${pattern}/${Array.from((flags ?? "") + added)
      .sort()
      .join("")}`;
    return [{ span: spanOf(node), newText: code }];
  }
  const literal = definitionOf(module, node);
  if (literal.type !== "Literal" || typeof literal.value !== "string") return undefined;
  const edits: TextEdit[] = [];
  if (literal.value !== pattern) edits.push({ span: spanOf(literal), newText: quoted(pattern, literal.raw.startsWith("'") ? "'" : '"') });
  if (added !== "") {
    const call = callOfArgument(module, node)?.call;
    const edit = call?.arguments.length === 1 ? appendArgument(module, call, quoted(added, styleOf(module).quote)) : undefined;
    if (!edit) return undefined;
    edits.push(edit);
  }
  return edits;
}
