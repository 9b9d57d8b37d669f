import type { TSESTree } from "@typescript-eslint/types";
import { compileRegex, type Regex } from "../rule-regex";
import type { Span } from "../../../../core/position";
import { spanOfPart, type Compile, type Matcher } from "./matching";
import { holeOf, holeOfText, type Hole } from "../syntax/placeholders";
import { matchInOrder, type Item } from "./sequences";

type Node = TSESTree.Node;

/** Thrown while a pattern is compiled, for what parses but means nothing that could be matched. */
export class PatternError extends Error {}

/** A literal matches every expression that certainly has its value; strings may be `"..."`, `"$X"` and `"=~/regex/"`. */
export function compileLiteral(pattern: TSESTree.Literal): Matcher {
  if ("regex" in pattern) return compileRegexLiteral(pattern);
  if ("bigint" in pattern) return (code, _match, next) => code.type === "Literal" && code.raw === pattern.raw && next();
  if (typeof pattern.value === "string") return compileString(pattern.value);
  return compileConstant(pattern.value);
}

export function compileConstant(value: number | boolean | null): Matcher {
  return (code, match, next) => match.constantOf(code) === value && next();
}

export function compileString(text: string): Matcher {
  const hole = holeOfText(text);
  if (hole?.kind === "metavariable" || hole?.name !== undefined) {
    return (code, match, next) => {
      const value = match.constantOf(code);
      return typeof value === "string" && match.bindText(hole.name ?? "", value, contentSpan(code), next);
    };
  }
  if (hole) return (code, match, next) => typeof match.constantOf(code) === "string" && next();
  const expression = regexIn(text);
  if (expression) {
    return (code, match, next) => {
      const value = match.constantOf(code);
      return typeof value === "string" && expression.matches(value) && next();
    };
  }
  return (code, match, next) => match.constantOf(code) === text && next();
}

/** Between the quotes where the code is a literal. */
function contentSpan(code: Node): Span {
  const [start, end] = code.range;
  const isQuoted = (code.type === "Literal" || code.type === "TemplateLiteral") && end - start >= 2;
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
}

/** Semgrep's older notation for "any string like this": `"=~/regex/i"`. */
export function regexIn(text: string): Regex | undefined {
  const found = /^=~\/([\s\S]*)\/([ims]*)$/.exec(text);
  if (!found) return undefined;
  const regex = compileRegex(found[1] ?? "", found[2]);
  if (typeof regex === "string") throw new PatternError(regex);
  return regex;
}

function compileRegexLiteral(pattern: TSESTree.RegExpLiteral): Matcher {
  const { pattern: body, flags } = pattern.regex;
  const hole = holeOfText(body);
  return (code, match, next) => {
    if (code.type !== "Literal" || !("regex" in code)) return false;
    if (flags !== "" && flags !== code.regex.flags) return false;
    if (hole?.kind === "metavariable") {
      const start = code.range[0] + 1;
      return match.bindText(hole.name, code.regex.pattern, { start, end: start + code.regex.pattern.length }, next);
    }
    return (hole !== undefined || body === code.regex.pattern) && next();
  };
}

/** A template without `${}` is a string, but `` `...` `` is any template; one with it matches templates part by part, where a part may be `...` or `$X`. */
export function compileTemplate(pattern: TSESTree.TemplateLiteral, compile: Compile): Matcher {
  if (pattern.expressions.length > 0) return compileParts(pattern, compile);
  const text = pattern.quasis[0]?.value.cooked ?? "";
  return text === "..." ? (code, _match, next) => code.type === "TemplateLiteral" && next() : compileString(text);
}

/** `` tag`…` ``: the template is always one, also without `${}`. */
export function compileTaggedTemplate(pattern: TSESTree.TaggedTemplateExpression, compile: Compile): Matcher {
  const tag = compile(pattern.tag);
  const quasi = compileParts(pattern.quasi, compile);
  return (code, match, next) => code.type === "TaggedTemplateExpression" && tag(code.tag, match, () => quasi(code.quasi, match, next));
}

function compileParts(pattern: TSESTree.TemplateLiteral, compile: Compile): Matcher {
  const items = partsOf(pattern).map((part) => (part.type === "TemplateElement" ? textItem(part) : expressionItem(part, compile)));
  return (code, match, next) => code.type === "TemplateLiteral" && matchInOrder(items, partsOf(code), code.range[0], match, next);
}

/** Texts and expressions in turn, without the empty texts between them. */
function partsOf(template: TSESTree.TemplateLiteral): (TSESTree.TemplateElement | TSESTree.Expression)[] {
  return template.quasis.flatMap((quasi, index) => {
    const expression = template.expressions[index];
    const text = quasi.value.raw === "" ? [] : [quasi];
    return expression ? [...text, expression] : text;
  });
}

function textItem(part: TSESTree.TemplateElement): Item {
  const hole: Hole | undefined = holeOfText(part.value.raw);
  if (hole?.kind === "ellipsis") return { ellipsis: hole.name };
  return {
    match: (code, match, next) => {
      if (code.type !== "TemplateElement") return false;
      if (!hole) return code.value.raw === part.value.raw && next();
      return match.bindText(hole.name, code.value.raw, spanOfPart(code), next);
    },
  };
}

/** `${...}` is one expression, whatever it is. */
function expressionItem(part: TSESTree.Expression, compile: Compile): Item {
  const inner = holeOf(part)?.kind === "ellipsis" ? undefined : compile(part);
  return { match: (code, match, next) => code.type !== "TemplateElement" && (inner ? inner(code, match, next) : next()) };
}
