import type { CodeCheck } from "../../../server/rules/code-rule";
import { elementsIn, textOf } from "../../../server/rules/elements";

const ELSEWHERE = /^\s*(?:https?:)?\/\/|^\s*\0/i;

const check: CodeCheck = (context) => {
  for (const element of elementsIn(context)) {
    if (!["a", "area", "form"].includes(element.name)) continue;
    const relations = (textOf(element, "rel") ?? "").toLowerCase().split(/\s+/);
    if (!relations.includes("opener") || relations.includes("noopener") || relations.includes("noreferrer")) continue;
    const target = textOf(element, "target")?.trim().toLowerCase();
    if (target !== "_blank" || !ELSEWHERE.test(textOf(element, element.name === "form" ? "action" : "href") ?? "")) continue;
    context.report({ node: element, facts: { what: `\`rel="${relations.join(" ")}"\`` } });
  }
};

export default check;
