import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { memberNameOf } from "../../analyzers/javascript/program/names";
import { spanOf } from "../../analyzers/javascript/syntax/tree";
import { callOfArgument, isCall } from "./lists";
import { isPlainText } from "./plain-text";
import { RecipeError } from "./recipe-arguments";
import { quoted } from "./style";
import type { Transform } from "./transform";

/**
 * Writes to (or calls) another member of the same object: `members` maps present names to new ones, e.g. `innerHTML` to
 * `textContent`. With `plainText`, only where the values are certainly not meant as markup: no literal in them holds a tag
 * or an entity, no name speaks of HTML, and nothing that could make markup is called.
 */
export const replaceMember: Transform = (recipe) => {
  const members = recipe.textMap("members");
  const plainText = recipe.flag("plainText");
  recipe.end();
  if (members.size === 0) throw new RecipeError('"members" must map at least one name to another');
  return ({ module, node }) => {
    const newName = ({ member }: MemberUse) => members.get(memberNameOf(module, member) ?? "");
    const use = node && usesAt(module, node).find((candidate) => newName(candidate) !== undefined);
    const replacement = use && newName(use);
    if (!use || replacement === undefined || (plainText && !use.values.every((value) => isPlainText(module, value)))) return [];
    const { property, computed } = use.member;
    if (!computed) return [{ edits: [{ span: spanOf(property), newText: replacement }] }];
    if (property.type !== "Literal") return [];
    return [{ edits: [{ span: spanOf(property), newText: quoted(replacement, property.raw.startsWith("'") ? "'" : '"') }] }];
  };
};

interface MemberUse {
  readonly member: TSESTree.MemberExpression;
  readonly values: readonly TSESTree.Node[];
}

/** The assignments to members, and the calls of them, that a finding at a node may be about: it may sit on one, or on its value. */
function usesAt(module: JavaScriptModule, node: TSESTree.Node): MemberUse[] {
  const inner = node.type === "ExpressionStatement" ? node.expression : node;
  const uses: MemberUse[] = [];
  for (const around of [inner, module.tree.parentOf(inner), callOfArgument(module, inner)?.call]) {
    if (around?.type === "AssignmentExpression" && around.operator === "=" && around.left.type === "MemberExpression") {
      uses.push({ member: around.left, values: [around.right] });
    }
    if (isCall(around) && around.callee.type === "MemberExpression") uses.push({ member: around.callee, values: around.arguments });
  }
  return uses;
}
