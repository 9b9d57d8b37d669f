import type { TSESTree } from "@typescript-eslint/types";
import { attackInWords } from "../../../server/rules/attack-text";
import type { CheckContext, CodeCheck, RegExpInCode } from "../../../server/rules/code-rule";
import { keyOf, propertyOf } from "../../../server/rules/object-literal";
import { subjectOf } from "../../../server/rules/trust-decisions";

const check: CodeCheck = (context) => {
  const regExps = context.regExps();
  for (const regExp of regExps) {
    // Who colours or reads the code of a language has a table of expressions, and the code is mostly the reader's own.
    const isOfTable = regExps.length > MANY && regExp.uses.length === 0;
    const isDoubtful = isOfTable || isOfProgram(context, regExp);
    report(context, regExp, { isDoubtful, placeOf: (start, end) => regExp.placeOf(start, end) });
  }
  for (const object of context.nodes("ObjectExpression")) {
    for (const { node, pattern } of patternsOfSchema(context, object)) {
      // Validators compile the patterns of schemas with the flag `u`, those that can.
      if (!report(context, { pattern, flags: "u" }, { placeOf: () => node }))
        report(context, { pattern, flags: "" }, { placeOf: () => node });
    }
  }
};

export default check;

/** What a program knows of itself, the machine it runs on, or who started it. */
const OWN_TEXT =
  /(?:^|\.)(?:stack|userAgent|__filename|__dirname)$|^process\.(?:argv|env|version|versions|platform|title|cwd)\b|^import\.meta\b/;

/** True where all that an expression is used on is such a text: whoever makes that slow waits for themselves. */
function isOfProgram(context: CheckContext, { uses }: RegExpInCode): boolean {
  return (
    uses.length > 0 &&
    uses.every((use) => {
      const subject = subjectOf(use);
      const origins = subject ? context.originsOf(subject) : [];
      return origins.length > 0 && origins.every((origin) => OWN_TEXT.test(context.document.text.slice(...origin.range)));
    })
  );
}

/** So many regular expressions in one module are a table of them. */
const MANY = 20;

interface Found {
  readonly placeOf: (start: number, end: number) => TSESTree.Node;
  readonly isDoubtful?: boolean;
}

type Expression = Pick<RegExpInCode, "pattern" | "flags">;

function report(context: CheckContext, { pattern, flags }: Expression, { placeOf, isDoubtful = false }: Found): boolean {
  const attack = context.attackOn(pattern, flags ?? "", "exponential");
  if (!attack) return false;
  const { start, end } = attack.part;
  const facts = { part: pattern.slice(start, end), attack: attackInWords(attack) };
  context.report({ node: placeOf(start, end), facts, isDoubtful: isDoubtful || runsInPage(context) });
  return true;
}

const PAGES = new Set(["html", "vue", "svelte"]);

/** What only browsers have; libraries that run elsewhere as well ask for it first. */
const OF_PAGES = /^(?:window|document)\./;

/** True for the code of a page: where that takes for ever, its own visitor waits and nobody else. */
function runsInPage(context: CheckContext): boolean {
  if (PAGES.has(context.document.languageId)) return true;
  if (/\btypeof (?:window|document)\b/.test(context.document.text)) return false;
  return context.nodes("MemberExpression").some((node) => OF_PAGES.test(context.nameOf(node) ?? ""));
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
