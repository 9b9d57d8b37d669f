import type { TSESTree } from "@typescript-eslint/types";
import { attackInWords } from "../../../server/rules/attack-text";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { keyOf, propertyOf } from "../../../server/rules/object-literal";

const check: CodeCheck = (context) => {
  for (const regExp of context.regExps()) {
    report(context, regExp.pattern, regExp.flags ?? "", (start, end) => regExp.placeOf(start, end));
  }
  for (const object of context.nodes("ObjectExpression")) {
    for (const { node, pattern } of patternsOfSchema(context, object)) {
      // Validators compile the patterns of schemas with the flag `u`, those that can.
      if (!report(context, pattern, "u", () => node)) report(context, pattern, "", () => node);
    }
  }
};

export default check;

function report(context: CheckContext, pattern: string, flags: string, placeOf: (start: number, end: number) => TSESTree.Node): boolean {
  const attack = context.attackOn(pattern, flags, "exponential");
  if (!attack) return false;
  const { start, end } = attack.part;
  context.report({ node: placeOf(start, end), facts: { part: pattern.slice(start, end), attack: attackInWords(attack) } });
  return true;
}

/** The regular expressions of a JSON schema: `{ type: "string", pattern: "…" }`, and the keys of `patternProperties`. */
function patternsOfSchema(context: CheckContext, object: TSESTree.ObjectExpression): { node: TSESTree.Node; pattern: string }[] {
  const type = propertyOf(object, "type");
  const pattern = propertyOf(object, "pattern");
  const found: { node: TSESTree.Node; pattern: string }[] = [];
  if (type && pattern && context.constantOf(type.value) === "string") {
    const text = context.constantOf(pattern.value);
    if (typeof text === "string") found.push({ node: pattern.value, pattern: text });
  }
  const byPattern = propertyOf(object, "patternProperties")?.value;
  for (const property of byPattern?.type === "ObjectExpression" ? byPattern.properties : []) {
    const key = property.type === "Property" ? keyOf(property) : undefined;
    if (key !== undefined && property.type === "Property") found.push({ node: property.key, pattern: key });
  }
  return found;
}
