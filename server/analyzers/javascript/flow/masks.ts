import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import type { LibraryCall } from "./library-call";
import { regExpOf } from "./regexp-literals";
import type { Taint } from "./taint";
import type { Value } from "./value";

/** How many letters of it may be shown, so that its owner knows which one it is: keys are long, passwords and numbers are not. */
const SHOWN: ReadonlyMap<string, number> = new Map([
  ["access-token", 12],
  ["secret-key", 12],
  ["personal-data", 4],
  ["password", 3],
]);

/** What people write where a secret was. */
const MASK = /\*{2,}|[•●█]{2,}|\.{3}|…|x{3,}|redacted|masked|hidden|removed|secret/i;

/** What stands in an expression for letters that it does not name: `.`, `\w`, `[^@]`. */
const ANY_LETTERS = /(?<!\\)(?:\\\\)*\.|\\[wSD]|\[\^|\[\\?\w-/;

/** `x.slice(0, 8)`, `x.slice(-4)`, `address.replace(/:[^@]*@/, ":***@")`: what is left of a secret is shown on purpose. */
export function afterMasking(module: JavaScriptModule, call: LibraryCall, result: Value): Value {
  if (!result.taints.some(({ source }) => SHOWN.has(source.kind)) || call.receiver.refs.length > 0) return result;
  const isMasked = isMaskedBy(module, call);
  const length = isMasked ? 0 : pieceOf(module, call);
  if (length === undefined) return result;
  const isLeft = ({ source }: Taint): boolean => length > (SHOWN.get(source.kind) ?? -1);
  return result.withTaints(result.taints.filter(isLeft));
}

/** True where a mask takes the place of whatever stood there: of another text that is known only then, or of any letters. */
function isMaskedBy(module: JavaScriptModule, { name, argNodes }: LibraryCall): boolean {
  const [pattern, replacement] = name === "replace" || name === "replaceAll" ? argNodes : [];
  const text = replacement && constantOf(module, replacement);
  if (!pattern || typeof text !== "string") return false;
  const regExp = regExpOf(module, pattern);
  if (!regExp) return constantOf(module, pattern) === undefined && MASK.test(text);
  if (!ANY_LETTERS.test(regExp.pattern)) return false;
  // One sign for each letter: `x.replace(/.(?=.{4})/g, "*")`.
  return MASK.test(text) || (regExp.flags.includes("g") && /^[*•●█x]$/i.test(text));
}

/** How long a piece is that a call takes out of a text, where that is written there. */
function pieceOf(module: JavaScriptModule, { name, argNodes }: LibraryCall): number | undefined {
  const [start, end] = argNodes.map((argument: TSESTree.Node) => constantOf(module, argument));
  if (typeof start !== "number" || argNodes.length > 2 || (argNodes.length === 2 && typeof end !== "number")) return undefined;
  if (typeof end !== "number") return name === "slice" && start < 0 ? -start : undefined;
  if (name === "substr") return end;
  const isSameEnd = start < 0 === end < 0 && end >= start;
  return isSameEnd && (name === "slice" || name === "substring") ? end - start : undefined;
}
