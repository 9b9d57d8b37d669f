import type { TSESTree } from "@typescript-eslint/types";
import type { Compile, Matcher } from "./matching";
import { compileDeclaredName } from "./objects";
import { holeOf, isEllipsis } from "../syntax/placeholders";
import { compileItems, compileSubset, matchInOrder, matchSubset } from "./sequences";
import { compileStructure } from "./structure";

type Node = TSESTree.Node;

/** An element: its name, its attributes in whatever order among others, and its children where the pattern has any. */
export function compileElement(pattern: TSESTree.JSXElement, compile: Compile): Matcher {
  const { openingElement } = pattern;
  const name = compileTagName(openingElement.name, compile);
  const attributes = compileSubset(openingElement.attributes, compile);
  const children = significant(pattern.children);
  const items = children.length > 0 ? compileItems(children, compile) : undefined;
  return (code, match, next) => {
    if (code.type !== "JSXElement") return false;
    const opening = code.openingElement;
    const matchChildren = (): boolean => (items ? matchInOrder(items, significant(code.children), opening.range[1], match, next) : next());
    return name(opening.name, match, () => matchSubset(attributes, opening.attributes, match, matchChildren));
  };
}

/** A fragment's children, as an element's. */
export function compileFragment(pattern: TSESTree.JSXFragment, compile: Compile): Matcher {
  const items = compileItems(significant(pattern.children), compile);
  return (code, match, next) => code.type === "JSXFragment" && matchInOrder(items, significant(code.children), code.range[0], match, next);
}

function compileTagName(pattern: TSESTree.JSXTagNameExpression, compile: Compile): Matcher {
  const hole = holeOf(pattern);
  if (hole) return (code, match, next) => (hole.kind === "metavariable" ? match.bindNode(hole.name, code, next) : next());
  return pattern.type === "JSXIdentifier" ? compileDeclaredName(pattern) : compileStructure(pattern, compile);
}

/** White space between tags means nothing. */
function significant(children: readonly TSESTree.JSXChild[]): TSESTree.JSXChild[] {
  return children.filter((child) => {
    if (child.type === "JSXText") return child.value.trim() !== "";
    return !(child.type === "JSXExpressionContainer" && child.expression.type === "JSXEmptyExpression");
  });
}

/** `a="x"`, `a={x}`, `$A=…`, `a=...`; whether a string is in braces does not matter. */
export function compileAttribute(pattern: TSESTree.JSXAttribute, compile: Compile): Matcher {
  const name = pattern.name.type === "JSXIdentifier" ? compileDeclaredName(pattern.name) : compileStructure(pattern.name, compile);
  const wanted = pattern.value && valueIn(pattern.value);
  const value = wanted && !isEllipsis(wanted) ? compile(wanted) : undefined;
  return (code, match, next) => {
    if (code.type !== "JSXAttribute" || (wanted === null) !== (code.value === null)) return false;
    const given = code.value && valueIn(code.value);
    return name(code.name, match, () => (value && given ? value(given, match, next) : next()));
  };
}

function valueIn(value: Node): Node {
  return value.type === "JSXExpressionContainer" ? value.expression : value;
}

/** `{$X}` between tags; `{...}` is one of them, whatever is in it. */
export function compileContainer(pattern: TSESTree.JSXExpressionContainer, compile: Compile): Matcher {
  const inner = isEllipsis(pattern.expression) ? undefined : compile(pattern.expression);
  return (code, match, next) => code.type === "JSXExpressionContainer" && (inner ? inner(code.expression, match, next) : next());
}

/** Text between tags, where white space around it means nothing; `$X` is any one child. */
export function compileText(pattern: TSESTree.JSXText): Matcher {
  const hole = holeOf(pattern);
  if (hole?.kind === "metavariable") return (code, match, next) => match.bindNode(hole.name, code, next);
  const text = pattern.value.trim();
  return (code, _match, next) => code.type === "JSXText" && code.value.trim() === text && next();
}
