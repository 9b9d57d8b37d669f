import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../program/constants";
import { KindSet } from "./kinds";
import type { Machine } from "./machine";
import type { Taint } from "./taint";

type Node = TSESTree.Node;

/** What is known of a text in which there is no such quote. */
export const NO_QUOTE: ReadonlyMap<string, KindSet> = new Map(Array.from(`"'`, (quote) => [quote, KindSet.of([`no ${quote}`])]));

const HTML = KindSet.of(["html", "dom-html", "jsx-html", "jquery-html"]);
/** The beginning of an element whose last attribute's quote is still open. */
const OPEN_ATTRIBUTE = /<[a-z][^<>]*\s([\w:-]+)\s*=\s*(?:"([^"<>]*)|'([^'<>]*))$/i;
/** Attributes whose value is a program, a style or a page. */
const RUNS = /^(?:on\w+|style|srcdoc)$/i;
const ADDRESS = /^(?:href|src|action|formaction|data|poster|background|xlink:href)$/i;

/** In which quotes a part of a text cannot leave the attribute that it stands in: sink kinds that it cannot hurt then. */
export function safeInAttribute(machine: Machine, parts: readonly (Node | string)[], index: number, taints: readonly Taint[]): KindSet {
  const closing = [...NO_QUOTE.keys()].filter((quote) => taints.every(({ cleared }) => cleared.has(`no ${quote}`)));
  if (closing.length === 0) return KindSet.NONE;
  let text = "";
  for (const part of parts.slice(0, index)) text += String((typeof part === "string" ? part : constantOf(machine.module, part)) ?? "?");
  const attribute = OPEN_ATTRIBUTE.exec(text);
  const [, name = "", double, single] = attribute ?? [];
  const value = double ?? single;
  if (value === undefined || !closing.includes(double === undefined ? "'" : '"') || RUNS.test(name)) return KindSet.NONE;
  // Where an address begins, it may be one that runs as a program.
  return ADDRESS.test(name) && value.trim() === "" ? KindSet.NONE : HTML;
}
