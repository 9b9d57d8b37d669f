import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { changesById, ownershipOf, type ChangeById, type Ownership } from "../../../server/rules/ownership";
import { asksWhoMay, wayTo } from "../../../server/rules/permission-checks";

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
    const way = wayTo(context, change.handler);
    if (way === "checked" || asksWhoMay(context, change.handler)) return [];
    const others = ownershipOf(context, change.query.model).filter(({ around }) => around !== change.handler);
    // Where another module says who gets here, it may be for administrators; not in one that asks for owners itself.
    const shown = others.find(({ shows, does }) => way !== "unknown" || (shows === "asked" && (does === "change" || does === "delete")));
    return shown || way === "signed-in" ? [[change, shown]] : [];
  });
}

function factsOf(context: CheckContext, change: ChangeById, { field, user }: Ownership): Record<string, string> {
  const { query, id } = change;
  const text = (range: readonly [number, number]): string => context.document.text.slice(...range);
  return { model: query.model, id: text(id.range), does: query.does === "delete" ? "deletes" : "changes", field, user };
}
