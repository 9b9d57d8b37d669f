import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../program/constants";
import type { Environment } from "./environment";
import { protectedByPrefix } from "./kinds";
import type { Frame, Machine } from "./machine";
import { NO_QUOTE } from "./quoted-attributes";
import { harmlessByBeginning, harmlessWhereMatched, harmlessWhereNothingFound } from "./regexp-characters";
import { regExpIn } from "./regexp-literals";
import { leadingTextOf } from "./sink-conditions";
import { clear } from "./tested-subjects";

/** `x.startsWith("https://shop.example/")`: the rest of the address cannot lead anywhere else. */
export function refinePrefix(
  machine: Machine,
  node: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  environment: Environment,
  frame: Frame,
): void {
  if (callee.property.type !== "Identifier" || callee.property.name !== "startsWith" || !node.arguments[0]) return;
  const prefix = leadingTextOf(machine.module, node.arguments[0]);
  if (prefix !== "") clear(machine, callee.object, protectedByPrefix(prefix), environment, frame);
}

/** `x.includes('"')` and the like, where it is known that nothing was found. */
export function refineQuotes(machine: Machine, node: TSESTree.CallExpression, environment: Environment, frame: Frame): void {
  const [sought] = node.arguments;
  const kinds = sought && NO_QUOTE.get(String(constantOf(machine.module, sought)));
  if (kinds && node.callee.type === "MemberExpression") clear(machine, node.callee.object, kinds, environment, frame);
}

/** `/^[a-z]+$/.test(x)`, `x.match(/^…$/)` and `/[^a-z]/.test(x)` with a pattern that leaves nothing harmful. */
export function refineRegExp(
  machine: Machine,
  node: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  outcome: boolean,
  environment: Environment,
  frame: Frame,
): boolean {
  const method = callee.property.type === "Identifier" ? callee.property.name : "";
  const argument = node.arguments[0];
  if (!argument || !["test", "exec", "match", "search"].includes(method)) return false;
  const [pattern, subject] = method === "test" || method === "exec" ? [callee.object, argument] : [argument, callee.object];
  const text = method === "match" ? constantOf(machine.module, pattern) : undefined;
  const regExp = typeof text === "string" ? { pattern: text, flags: "" } : regExpIn(machine, pattern, frame);
  if (!regExp) return false;
  clear(
    machine,
    subject,
    outcome ? harmlessWhereMatched(regExp).union(harmlessByBeginning(regExp)) : harmlessWhereNothingFound(regExp),
    environment,
    frame,
  );
  return true;
}
