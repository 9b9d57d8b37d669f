import type { CodeCheck } from "../../../server/rules/code-rule";
import { unownedChanges } from "../missing-ownership-check/rule";

const check: CodeCheck = (context) => {
  for (const [{ node, query, id }, owner] of unownedChanges(context)) {
    if (owner) continue;
    const does = query.does === "delete" ? "deletes" : "changes";
    context.report({ node, facts: { model: query.model, id: context.document.text.slice(...id.range), does } });
  }
};

export default check;
