import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { spanOf } from "../../analyzers/javascript/syntax/tree";
import { hasComment } from "./comments";
import { definitionOf } from "./expression-facts";
import { sourceOf } from "./flat-text";
import { propertyOf } from "./object-literal";
import { isPlainText } from "./plain-text";
import type { Transform } from "./transform";

/**
 * Makes a child of what React puts into the page as HTML: `<p dangerouslySetInnerHTML={{ __html: text }} />` becomes `<p>{text}</p>`.
 * Only where the value is certainly not meant as markup.
 */
export const jsxText: Transform = (recipe) => {
  recipe.end();
  return ({ module, node }) => {
    const attribute = node && attributeAround(module, node);
    const element = attribute && module.tree.parentOf(attribute);
    const value = attribute && htmlOf(module, attribute);
    if (!value || element?.type !== "JSXOpeningElement" || !isPlainText(module, value)) return [];
    const whole = module.tree.parentOf(element);
    const span = spanOf(attribute);
    if (whole?.type !== "JSXElement" || whole.children.length > 0 || hasComment(module, span)) return [];
    const { text } = module.document;
    const start = text.slice(0, span.start).trimEnd().length;
    const name = sourceOf(module, element.name);
    const child = `{${sourceOf(module, value)}}`;
    const head = text.slice(element.range[0], start);
    const rest = text.slice(span.end, element.range[1]).replace(/\s*\/?>$/, "");
    return [{ edits: [{ span: spanOf(whole), newText: `${head}${rest.trimEnd()}>${child}</${name}>` }] }];
  };
};

function attributeAround(module: JavaScriptModule, node: TSESTree.Node): TSESTree.JSXAttribute | undefined {
  for (let current: TSESTree.Node | undefined = node; current; current = module.tree.parentOf(current)) {
    if (current.type === "JSXAttribute") return current.name.name === "dangerouslySetInnerHTML" ? current : undefined;
    if (/Function|Statement$/.test(current.type)) return undefined;
  }
  return undefined;
}

/** What stands at `__html`, where the object is written out in the attribute. */
function htmlOf(module: JavaScriptModule, { value }: TSESTree.JSXAttribute): TSESTree.Node | undefined {
  if (value?.type !== "JSXExpressionContainer") return undefined;
  const object = definitionOf(module, value.expression);
  if (object !== value.expression || object.type !== "ObjectExpression" || object.properties.length !== 1) return undefined;
  return propertyOf(module, object, "__html")?.value;
}
