import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { keyOf } from "../../../server/rules/object-literal";
import { charactersOf, onlyTextOf } from "../../../server/rules/pattern-characters";
import { chainTo, replacementsIn, type Replacement } from "../../../server/rules/replacements";

const check: CodeCheck = (context) => {
  const unescapedTooEarly = new Map<Replacement, string>();
  for (const last of replacementsIn(context)) {
    if (isForName(context, last)) continue;
    const earlier = chainTo(last).slice(0, -1);
    const sign = signEscapedTooLate(context, earlier, last);
    if (sign !== undefined) context.report({ node: last.call, facts: { sign, fault: "is escaped after it was put in by other escapes" } });
    for (const step of earlier) {
      const unescaped = signUnescapedTooEarly(step, last);
      if (unescaped !== undefined) unescapedTooEarly.set(step, unescaped);
    }
  }
  for (const [{ call }, sign] of unescapedTooEarly) {
    context.report({ node: call, facts: { sign, fault: "is unescaped before the other escapes, so text can be unescaped twice" } });
  }
};

export default check;

/** `headerId`, `slugOf`, `const anchor = …`: in a name that is made of a text, what was escaped is told by nobody. */
const MAKES_NAME = /(?:^id|[a-z_]Id|_id)(?:Of|For)?$|slug|anchor/;

function isForName(context: CheckContext, { call }: Replacement): boolean {
  for (let outer = context.parentOf(call); outer; outer = context.parentOf(outer)) {
    const name = outer.type === "VariableDeclarator" || outer.type === "FunctionDeclaration" ? outer.id : undefined;
    if (name?.type === "Identifier" && MAKES_NAME.test(name.name)) return true;
    if (outer.type === "FunctionDeclaration") return false;
  }
  return false;
}

/** `'` → `&#39;` and then `&` → `&amp;`: what the first one wrote is escaped once more. */
function signEscapedTooLate(context: CheckContext, earlier: readonly Replacement[], last: Replacement): string | undefined {
  const sign = onlyTextOf(last.pattern);
  if (sign?.length !== 1 || last.isGlobal !== true || last.by === undefined || last.by.length < 2 || !last.by.includes(sign))
    return undefined;
  const isWritten = earlier.some((step) => {
    if (step.isGlobal !== true) return false;
    const found = charactersOf(step.pattern);
    return found !== undefined && !found.has(sign) && writtenBy(context, step).some((text) => text !== sign && text.startsWith(sign));
  });
  return isWritten ? sign : undefined;
}

/** The constants that a replacement writes, also those that a function looks up in an object. */
function writtenBy(context: CheckContext, { by, call }: Replacement): string[] {
  if (by !== undefined) return [by];
  const replacer = call.arguments[1];
  if (replacer?.type !== "ArrowFunctionExpression" || replacer.body.type !== "MemberExpression") return [];
  const table = context.valueOf(replacer.body.object);
  if (table.type !== "ObjectExpression") return [];
  return table.properties.flatMap((property) => {
    const value = property.type === "Property" && keyOf(property) !== undefined ? context.constantOf(property.value) : undefined;
    return typeof value === "string" ? [value] : [];
  });
}

/** `&amp;` → `&` and then `&quot;` → `"`: the text `&amp;quot;` ends as a quote. */
function signUnescapedTooEarly(step: Replacement, later: Replacement): string | undefined {
  const sign = step.by;
  const escape = onlyTextOf(step.pattern);
  const next = onlyTextOf(later.pattern);
  if (sign?.length !== 1 || !escape || !next || step.isGlobal !== true || later.by === undefined) return undefined;
  return isEscapeBy(sign, escape) && isEscapeBy(sign, next) && next !== escape ? sign : undefined;
}

/** What escapes begin with in one language or another. */
const ESCAPES_WITH = /^[&\\%$^~@=_]$/;

/** `&amp;`, `\\n` or `%20`: a sign and what it says, not a longer text that begins with one. */
function isEscapeBy(sign: string, text: string): boolean {
  return ESCAPES_WITH.test(sign) && text.startsWith(sign) && /^(?:#?\w+;?|\W)$/.test(text.slice(sign.length));
}
