import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, PageTag } from "./code-rule";
import { knownText, UNKNOWN } from "./known-text";

/** An element of a page or of JSX. */
export interface MarkupElement {
  /** In lower case; a component's name as it is. */
  readonly name: string;
  /** Texts by the attributes' names in lower case; {@link UNKNOWN} stands for each part that is not known. */
  readonly attributes: ReadonlyMap<string, MarkupAttribute>;
  /** True where it may have attributes that it does not name. */
  readonly isOpen: boolean;
  readonly range: readonly [number, number];
}

export interface MarkupAttribute {
  readonly text: string;
  readonly range: readonly [number, number];
}

/** What template languages write where a value comes in later. */
const FILLED_IN = /\{\{\{?[\s\S]*?\}\}|<[%?][\s\S]*?[%?]>|\{%[\s\S]*?%\}|\[%[\s\S]*?%\]|\$\{[^}]*\}|#\{[^}]*\}/g;

/** All elements of a page and of JSX, without components, in text order of each. */
export function elementsIn(context: CheckContext): MarkupElement[] {
  const isSvelte = context.document.languageId === "svelte";
  const tags = context.pageTags.map((tag) => elementOfTag(tag, isSvelte));
  const jsx = context.nodes("JSXOpeningElement").flatMap((node) => elementOfJsx(context, node) ?? []);
  return [...tags, ...jsx];
}

/** A text attribute of an element; undefined where it has none. */
export function textOf(element: MarkupElement, name: string): string | undefined {
  return element.attributes.get(name)?.text;
}

function elementOfTag({ name, attributes, range }: PageTag, isSvelte: boolean): MarkupElement {
  const known = new Map<string, MarkupAttribute>();
  let isOpen = false;
  for (const attribute of attributes) {
    const bound = /^(?::|\.|v-bind:|\{)([\w-]+)/.exec(attribute.name)?.[1];
    if (attribute.name === "v-bind" || attribute.name.startsWith("{...")) isOpen = true;
    const text = bound === undefined ? knownPart(attribute.text, isSvelte) : (/^\s*'([^'\\]*)'\s*$/.exec(attribute.text)?.[1] ?? UNKNOWN);
    known.set((bound ?? attribute.name).toLowerCase(), { text, range: attribute.range });
  }
  return { name, attributes: known, isOpen, range };
}

function knownPart(text: string, isSvelte: boolean): string {
  if (isSvelte) return text.replace(/\{[^}]*\}/g, UNKNOWN);
  return text.replace(FILLED_IN, UNKNOWN);
}

function elementOfJsx(context: CheckContext, node: TSESTree.JSXOpeningElement): MarkupElement | undefined {
  if (node.name.type !== "JSXIdentifier" || !/^[a-z]/.test(node.name.name)) return undefined;
  const known = new Map<string, MarkupAttribute>();
  let isOpen = false;
  for (const attribute of node.attributes) {
    if (attribute.type === "JSXSpreadAttribute") isOpen = true;
    else if (attribute.name.type === "JSXIdentifier")
      known.set(attribute.name.name.toLowerCase(), { text: jsxText(context, attribute.value), range: attribute.range });
  }
  return { name: node.name.name, attributes: known, isOpen, range: node.range };
}

function jsxText(context: CheckContext, value: TSESTree.JSXAttribute["value"]): string {
  if (value === null) return "";
  if (value.type === "Literal") return String(value.value);
  if (value.type !== "JSXExpressionContainer") return UNKNOWN;
  return knownText(context, value.expression);
}
