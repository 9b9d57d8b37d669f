import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext } from "./code-rule";
import { isFromSettings } from "./from-settings";
import { onlyTextOf } from "./pattern-characters";
import { chainTo, type Replacement } from "./replacements";
import { isOfStranger, purposeOf, type Surroundings, type TextPurpose } from "./text-purposes";
import { isFunction } from "./tree-questions";
import { wordsOf } from "./words";

/** What people call what makes texts harmless, whatever it takes away or puts before signs. */
const OF_SAFETY = wordSet(
  "sanitize sanitise sanitizer sanitiser sanitized sanitised xss escape escaped escapes safe secure injection traversal sql",
);

/** Languages in which a sign that gets through does harm, and what writing a text in one is called. */
const OF_ESCAPES = wordSet("html markup quote quoted shell bash literal");

/** Languages in which nobody gains anything by such a sign. */
const OF_HARMLESS = wordSet(
  "regexp regex re exp pattern glob markdown md latex tex csv tsv table completion completions dot graphviz selector",
);

/** Functions and properties that read a text as SQL, a command, code or markup. */
const READS_CODE =
  /^(?:exec|execSync|execFile|execa|spawn|spawnSync|shell|eval|Function|query|\$?queryRaw(?:Unsafe)?|\$?executeRaw(?:Unsafe)?|raw|sql|execute|innerHTML|outerHTML|insertAdjacentHTML|html|runIn(?:This|New)?Context)$/;

/** Functions that find a file by a text. */
const READS_PATHS =
  /^(?:(?:read|write|append|copy)File(?:Sync)?|open(?:Sync)?|(?:un)?link(?:Sync)?|rm(?:Sync)?|l?stat(?:Sync)?|existsSync|create(?:Read|Write)Stream|sendFile|sendfile|download|join|resolve)$/;

const MARKUP_BEFORE = /<[a-z!/][^<>]{0,200}(?:>[^<>]{0,200})?$/i;
const MARKUP_AFTER = /^[^<>]{0,200}<\//;
const SQL_BEFORE = /\b(?:select\s[^;]{1,400}\sfrom|insert\s+into|update\s[^;]{1,200}\sset|delete\s+from)\s/i;
/** `[name="`: what a selector finds harms nobody. */
const SELECTOR_BEFORE = /\[[\w:-]{1,60}[~|^$*]?=["']$/;

/**
 * True where something near a replacement says that its gap matters: the text comes from strangers, what is made of it is read
 * as code, or names say that it is to be made harmless. Settings come from those who run the program.
 */
export function mattersToStrangers(context: CheckContext, replacement: Replacement): boolean {
  if (isThrown(context, replacement.call)) return false;
  const text = textOf(replacement);
  if (text && isOfStranger(context, text)) return true;
  const purpose = purposeOf(context, replacement.call);
  if ([...purpose.receivers].some((name) => READS_CODE.test(name))) return true;
  if (isCommandForReaders(purpose) || (text && isFromSettings(context, text))) return false;
  return saysSo(purpose, replacement) || purpose.surroundings.some(isInCode);
}

/** A part of an error's message, which is read and not run. */
function isThrown(context: CheckContext, node: TSESTree.Node): boolean {
  for (let outer = context.parentOf(node); outer && !isFunction(outer); outer = context.parentOf(outer))
    if (outer.type === "ThrowStatement") return true;
  return false;
}

/** The text at the beginning of the chain that a replacement is the end of. */
export function textOf(replacement: Replacement): TSESTree.Node | undefined {
  const callee = chainTo(replacement)[0]?.call.callee;
  return callee?.type === "MemberExpression" ? callee.object : undefined;
}

/** Methods that a text goes through on its way into a longer one. */
const PASSES = new Set(["map", "join", "push", "concat", "String"]);

/** What writes a text where people read it. */
const SHOWS = /^(?:log|print|debug|warn|info|verbose|report)(?![a-z])/;

/** A command line that is kept or shown, no more: what runs a program takes it in parts, and shows it so to its users. */
function isCommandForReaders({ words, receivers }: TextPurpose): boolean {
  // Properties that it is kept in have given the words.
  const isPassing = (name: string): boolean => PASSES.has(name) || SHOWS.test(name) || wordsOf(name).every((word) => words.has(word));
  return words.has("command") && [...receivers].every(isPassing);
}

function saysSo({ words, receivers }: TextPurpose, { pattern, by }: Replacement): boolean {
  if ([...words].some((word) => OF_HARMLESS.has(word))) return false;
  if ([...words].some((word) => OF_SAFETY.has(word) || (by !== "" && OF_ESCAPES.has(word)))) return true;
  // An entity is one of markup, and a quote is doubled in SQL.
  if (by !== undefined && (/^&#?\w+;$/.test(by) || by === "''")) return true;
  return by === "" && /^\/?\.\.\/?$/.test(pathIn(pattern)) && [...receivers].some((name) => READS_PATHS.test(name));
}

/** `../` of `(\.\.\/)+`. */
function pathIn(pattern: Replacement["pattern"]): string {
  if (typeof pattern !== "object") return pattern ?? "";
  return onlyTextOf(pattern) ?? pattern.pattern.replace(/[\\()+*?:]/g, "");
}

/** A text within markup or a query. Quotes around it are those of any language, mostly of a program's own files and messages. */
function isInCode({ before, after }: Surroundings): boolean {
  return !SELECTOR_BEFORE.test(before) && (SQL_BEFORE.test(before) || MARKUP_BEFORE.test(before) || MARKUP_AFTER.test(after));
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}
