import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck, FunctionNode } from "../../../server/rules/code-rule";
import { keyOf } from "../../../server/rules/object-literal";
import { changesById, ownershipOf, type ChangeById, type Ownership } from "../../../server/rules/ownership";
import { asksWhoMay, wayTo } from "../../../server/rules/permission-checks";
import { isInside } from "../../../server/rules/tree-questions";

const check: CodeCheck = (context) => {
  for (const [change, owner] of unownedChanges(context)) {
    if (owner) context.report({ node: change.node, facts: factsOf(context, change, owner) });
  }
};

export default check;

/** Changes of whichever record a request names, with what shows whose the records are; with undefined where nothing does, but users sign in. */
export function unownedChanges(context: CheckContext): [ChangeById, Ownership | undefined][] {
  if (/admin|seed|migrat|script/i.test(context.document.uri)) return [];
  return changesById(context).flatMap((change): [ChangeById, Ownership | undefined][] => {
    if (asksWhoMay(context, change.handler)) return [];
    const others = ownershipOf(context, change.query.model).filter(({ around }) => around !== change.handler);
    const asking = others.flatMap(({ around, shows }) => (around && shows === "asked" ? [around] : []));
    const way = wayTo(context, change.handler, asking);
    if (way === "checked") return [];
    // Where another module says who gets here, it may be for administrators; not in one that asks for owners itself.
    const shown = others.find(({ shows, does }) => way !== "unknown" || (shows === "asked" && (does === "change" || does === "delete")));
    return shown || way === "signed-in" || others.length > 0 ? [[change, shown]] : [];
  });
}

function factsOf(context: CheckContext, { query, does, id, handler }: ChangeById, { field, user }: Ownership): Record<string, string> {
  const userHere = [user, context.valueOf(user)].find((expression) => meansTheSameIn(context, expression, handler));
  return {
    model: query.model,
    id: textOf(context, id),
    does,
    field,
    ...(userHere && { user: textOf(context, userHere) }),
  };
}

/** True where the variable that an expression begins with is there in another handler as well, and made in the same way. */
function meansTheSameIn(context: CheckContext, expression: TSESTree.Node, handler: FunctionNode): boolean {
  let root = expression;
  while (root.type === "MemberExpression" || root.type === "ChainExpression")
    root = root.type === "ChainExpression" ? root.expression : root.object;
  if (root.type !== "Identifier") return false;
  const { name } = root;
  const original = context.definitionOf(root);
  if (!original || original.type !== "VariableDeclarator") {
    return original !== handler && handler.params.some((parameter) => isNamed(parameter, name));
  }
  return context
    .nodes("VariableDeclarator")
    .some((declared) => declared !== original && isInside(declared, handler) && textOf(context, declared) === textOf(context, original));
}

/** `req`, or `{ ctx }`. */
function isNamed(parameter: TSESTree.Node, name: string): boolean {
  if (parameter.type === "Identifier") return parameter.name === name;
  return (
    parameter.type === "ObjectPattern" &&
    parameter.properties.some((property) => property.type === "Property" && property.shorthand && keyOf(property) === name)
  );
}

function textOf(context: CheckContext, node: TSESTree.Node): string {
  return context.document.text.slice(...node.range);
}
