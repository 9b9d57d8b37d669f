import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../../analyzers/javascript/program/constants";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import type { TextEdit } from "../../core/edit";
import { hasComment } from "./comments";
import { indentationAt, quoted, styleOf } from "./style";

/** The name of a property of an object literal, when it is certain. */
export function keyOf(module: JavaScriptModule, property: TSESTree.ObjectLiteralElement): string | undefined {
  if (property.type !== "Property") return undefined;
  if (!property.computed && property.key.type === "Identifier") return property.key.name;
  const key = constantOf(module, property.key);
  return key === undefined ? undefined : String(key);
}

/** The last property of that name: the one that counts. */
export function propertyOf(module: JavaScriptModule, object: TSESTree.ObjectExpression, name: string): TSESTree.Property | undefined {
  return object.properties.findLast(
    (property): property is TSESTree.Property => property.type === "Property" && keyOf(module, property) === name,
  );
}

export function hasSpread(object: TSESTree.ObjectExpression): boolean {
  return object.properties.some(({ type }) => type === "SpreadElement");
}

export interface NewProperty {
  readonly key: string;
  readonly code: string;
}

/** Adds properties at the end of an object literal, in its own layout: on lines of their own where the others have theirs. */
export function addProperties(module: JavaScriptModule, object: TSESTree.ObjectExpression, added: readonly NewProperty[]): TextEdit {
  const { text } = module.document;
  const printed = added.map(({ key, code }) => `${keyInStyle(module, object, key)}: ${code}`);
  const last = object.properties.at(-1);
  if (!last) {
    const { start, end } = { start: object.range[0] + 1, end: object.range[1] - 1 };
    if (text.slice(start, end).trim() === "") return { span: { start, end }, newText: ` ${printed.join(", ")} ` };
    return { span: { start, end: start }, newText: ` ${printed.join(", ")},` };
  }
  const gap = startsLine(text, last.range[0]) ? styleOf(module).lineEnd + indentationAt(text, last.range[0]) : " ";
  const end = last.range[1];
  return { span: { start: end, end }, newText: printed.map((property) => `,${gap}${property}`).join("") };
}

/** Adds properties in front of all others, so that those win. */
export function addDefaults(module: JavaScriptModule, object: TSESTree.ObjectExpression, added: readonly NewProperty[]): TextEdit {
  const first = object.properties[0];
  if (!first) return addProperties(module, object, added);
  const { text } = module.document;
  const start = first.range[0];
  const gap = startsLine(text, start) ? styleOf(module).lineEnd + indentationAt(text, start) : " ";
  const printed = added.map(({ key, code }) => `${keyInStyle(module, object, key)}: ${code},${gap}`);
  return { span: { start, end: start }, newText: printed.join("") };
}

/** A new object literal on one line. */
export function printObject(module: JavaScriptModule, properties: readonly NewProperty[], spread?: string): string {
  const { quote } = styleOf(module);
  const printed = properties.map(({ key, code }) => `${isIdentifier(key) ? key : quoted(key, quote)}: ${code}`);
  return `{ ${[...(spread === undefined ? [] : [`...${spread}`]), ...printed].join(", ")} }`;
}

/**
 * Takes a property away with its comma, and with its line where it has one for itself. Undefined when a comment stands
 * inside of what goes; comments beside it stay.
 */
export function removeProperty(
  module: JavaScriptModule,
  object: TSESTree.ObjectExpression,
  property: TSESTree.ObjectLiteralElement,
): TextEdit | undefined {
  const { text } = module.document;
  const index = object.properties.indexOf(property);
  const before = object.properties[index - 1];
  let [start, end] = property.range;
  const comma = /^\s*,/.exec(text.slice(end))?.[0].length;
  if (comma !== undefined) end += comma;
  const lineEnd = /^[ \t]*\r?\n/.exec(text.slice(end))?.[0].length;
  if (startsLine(text, start) && lineEnd !== undefined) {
    start = text.lastIndexOf("\n", start - 1) + 1;
    end += lineEnd;
  } else if (/^[ \t]*\/[/*]/.test(text.slice(end)) || (comma !== undefined && object.properties[index + 1])) {
    end += /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
  } else if (before && /^\s*,\s*$/.test(text.slice(before.range[1], start))) {
    start = before.range[1];
  } else if (object.properties.length === 1 && text.slice(object.range[0] + 1, start).trim() === "") {
    if (text.slice(end, object.range[1] - 1).trim() === "") [start, end] = [object.range[0] + 1, object.range[1] - 1];
  }
  return hasComment(module, { start, end }) ? undefined : { span: { start, end }, newText: "" };
}

function keyInStyle(module: JavaScriptModule, object: TSESTree.ObjectExpression, key: string): string {
  const { quote } = styleOf(module);
  const keys = object.properties.flatMap((property) => (property.type === "Property" && !property.computed ? [property.key] : []));
  const allQuoted = keys.length > 0 && keys.every(({ type }) => type === "Literal");
  return isIdentifier(key) && !allQuoted ? key : quoted(key, quote);
}

function isIdentifier(text: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(text);
}

function startsLine(text: string, offset: number): boolean {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  return lineStart > 0 && text.slice(lineStart, offset).trim() === "";
}
