import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../program/constants";
import { BEHIND_SCHEME, type KindSet } from "./kinds";
import type { LibraryCall } from "./library-call";
import type { Machine } from "./machine";
import { namesAfterReplacing } from "./name-guards";
import { harmlessAfterReplacing } from "./regexp-characters";
import { regExpOf } from "./regexp-literals";
import { CONTAINED, isNormalized } from "./path-facts";
import { mapCleared, type Taint } from "./taint";
import type { Value } from "./value";

type Node = TSESTree.Node;

/** `x.replace(/[^a-z]/g, "")`, `x.replaceAll("<", "&lt;")`: what was taken out of a text cannot hurt any more. */
export function afterReplacing(machine: Machine, call: LibraryCall, whole: Value): Value {
  const [pattern, replacement] = call.argNodes;
  if ((call.name !== "replace" && call.name !== "replaceAll") || !pattern || !replacement || call.receiver.taints.length === 0)
    return whole;
  const result = whole.withTaints(afterLosing(replacedStart(machine, pattern, replacement), whole.taints));
  const constant = constantOf(machine.module, replacement);
  const decides = constant === undefined && (call.args[1]?.taints.length ?? 0) === 0;
  if (!decides && typeof constant !== "string") return result;
  const text = constantOf(machine.module, pattern);
  const escaped = typeof text === "string" && call.name === "replaceAll" ? text.replace(/[^\w\s]/g, "\\$&") : undefined;
  const regExp = escaped === undefined ? regExpOf(machine.module, pattern) : { pattern: escaped, flags: "g" };
  const first = typeof text === "string" ? { pattern: text.replace(/[^\w\s]/g, "\\$&"), flags: "" } : regExp;
  const put = typeof constant === "string" ? constant : "";
  const named = first ? machine.values.clear(result, namesAfterReplacing(regExp ?? first, put)) : result;
  if (!regExp) return named;
  const left = put === "" && LEADING_DOTS.test(regExp.pattern) ? named.withTaints(mapCleared(named.taints, afterLeadingDots)) : named;
  return machine.values.clear(left, harmlessAfterReplacing(regExp, put));
}

/** `/^(\.\.[/\\])+/`: steps up at the beginning of a path, however many. */
const LEADING_DOTS = /^\^?\((?:\?:)?\\\.\\\.(?:\\?\/|\\\\|\[[/\\|]+\]|\((?:\?:)?[/\\|]+\))\)[+*]$/;

/** A normalised path has its steps up at the beginning only. */
function afterLeadingDots(cleared: KindSet): KindSet {
  return isNormalized(cleared) ? cleared.union(CONTAINED) : cleared;
}

/** Patterns that may take away how a text begins: anchored there, or open to the left. */
const MATCHES_START = /^\(*(?:\?:)?(?:\^|\.[*+]|\[[^\]]*\][*+]|\[\^[^\]]*[#?])/;
/** Patterns that begin with the mark of a query or fragment, which may stand at the start, but not of a whole address. */
const MATCHES_MARK = /^\(*(?:\?:)?(?:#|\\\?|\[[^\]]*[#?])/;

/** Patterns for a scheme, and such as may stand in its place: what is behind it stays the host. */
const SCHEME = /^\^(?:[a-z]+\??|\((?:\?:)?[a-z|]+\)):(\\?\/\\?\/)?$/;
const OTHER_SCHEME = /^(?:https?|wss?):(\/\/)?$/;

function replacedStart(machine: Machine, pattern: Node, replacement: Node): "any" | "mark" | undefined {
  const text = constantOf(machine.module, pattern);
  if (typeof text === "string") return /^[#?]/.test(text) ? "mark" : undefined;
  const regExp = regExpOf(machine.module, pattern);
  if (regExp && isOtherScheme(regExp.pattern, constantOf(machine.module, replacement))) return undefined;
  if (!regExp || MATCHES_START.test(regExp.pattern)) return "any";
  return MATCHES_MARK.test(regExp.pattern) ? "mark" : undefined;
}

function isOtherScheme(pattern: string, by: unknown): boolean {
  const before = SCHEME.exec(pattern);
  const after = typeof by === "string" ? OTHER_SCHEME.exec(by) : null;
  return before !== null && after !== null && (before[1] === undefined) === (after[1] === undefined);
}

/** What is known of a text after something that it may have begun with was replaced. */
function afterLosing(start: "any" | "mark" | undefined, taints: readonly Taint[]): readonly Taint[] {
  if (start === undefined) return taints;
  return mapCleared(taints, (cleared) => (start === "mark" && cleared.has(BEHIND_SCHEME) ? cleared : cleared.parts));
}
