import type { CodeCheck } from "../../../server/rules/code-rule";
import { unownedChanges } from "../missing-ownership-check/rule";

const check: CodeCheck = (context) => {
  for (const [{ node, does, query, id }, owner] of unownedChanges(context)) {
    if (owner) continue;
    context.report({ node, facts: { model: query.model, id: context.document.text.slice(...id.range), does } });
  }
};

export default check;
