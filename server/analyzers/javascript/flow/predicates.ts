import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../program/constants";
import { memberNameOf } from "../program/names";
import { unwrap } from "../syntax/tree";
import type { Environment } from "./environment";
import { KindSet, TEXT_ONLY_KINDS } from "./kinds";
import type { Frame, Machine } from "./machine";
import { notePathAllowed } from "./path-checks";
import { isSchemaKnown } from "./schemas";
import { trustWhole } from "./trusted-senders";
import type { FunctionNode } from "./value";

type Node = TSESTree.Node;

/** A name by which a program says that it tests whether something may be used: `isSafeName`, `validPath`, `allowed`. */
const TEST_NAME =
  /(?<!(?:[Uu]n|[Ii]n|[Dd]is|[Nn]ot_?))(?:safe|valid|allow|permitted|trusted|white_?list)|(?<!(?:[Uu]n|Dis|[Nn]ot_?))(?:Safe|Allow|Permitted|Trusted|White_?[Ll]ist)|(?<!(?:In|[Nn]ot_?))Valid/;
/** A name by which a program asks whether something is a part of a page, and not text. */
const ELEMENT_NAME = /^_?is_?(?:dom|html|jquery)?_?(?:element|node|jquery)$/i;
/** A name by which a program asks whether an address is one that it must not call: `isPrivateIp`, `hostIsBlocked`. */
const REFUSED_WORD = /private|internal|blocked|forbidden|denied|disallowed|reserved|loopback|black_?listed/i;
const ADDRESS_WORD = /[Hh]ost|[Aa]ddr|[Uu]r[il]|[Nn]etwork|[Dd]omain|(?:^ip|_ip|I[Pp])(?![a-uw-z])/;
const URL_KINDS = KindSet.of(["url"]);
/** The same words for something that is done, not asked. */
const ACTION_NAME = /^(?:get|set|make|add|to|create|load|save|show|render|print|log|on|handle|revalidate|invalidate)(?![a-z])/;

/**
 * `if (isAllowed(file))`: where the code of such a function says nothing, its name is believed. What its code shows of its parameters
 * is found in parameter-tests.ts.
 */
export function refinePredicate(
  machine: Machine,
  call: TSESTree.CallExpression,
  outcome: boolean,
  environment: Environment,
  frame: Frame,
): void {
  if (call.arguments.length === 0) return;
  const callee = unwrap(call.callee);
  const name =
    callee.type === "Identifier" ? callee.name : callee.type === "MemberExpression" ? memberNameOf(machine.module, callee) : undefined;
  if (name === undefined) return;
  if (!outcome) {
    if (!REFUSED_WORD.test(name) || !ADDRESS_WORD.test(name) || ACTION_NAME.test(name)) return;
    for (const argument of call.arguments) machine.clearAt(unwrap(argument), URL_KINDS, environment, frame);
    return;
  }
  const isElementTest = ELEMENT_NAME.test(name);
  const isTest = TEST_NAME.test(name) && !ACTION_NAME.test(name);
  if (!isElementTest && !isTest) return;
  if (callee.type === "Identifier") {
    const { refs } = machine.evaluate(callee, frame);
    if (refs.some(({ code }) => code && isPlainTest(machine, code, outcome))) return;
  }
  if (isElementTest) for (const argument of call.arguments) machine.clearAt(unwrap(argument), TEXT_ONLY_KINDS, environment, frame);
  if (!isTest || machine.guardsOf(call, frame).some((guard) => isSchemaKnown(machine, guard, call, frame))) return;
  for (const argument of call.arguments) {
    machine.clearAt(unwrap(argument), KindSet.ALL, environment, frame);
    trustWhole(machine, argument, environment, frame);
    notePathAllowed(machine, argument, environment, frame);
  }
}

/** True for `if (…) return false; …; return …`: a test that says itself what it tests. */
function isPlainTest(machine: Machine, { body }: FunctionNode, outcome: boolean): boolean {
  return body.type !== "BlockStatement" || arePlain(machine, body.body, outcome);
}

function arePlain(machine: Machine, statements: readonly TSESTree.Statement[], outcome: boolean): boolean {
  for (const statement of statements) {
    if (statement.type === "ReturnStatement") return statement.argument !== null;
    if (statement.type === "TryStatement") {
      // What throws gives the other answer: this one comes from the block.
      const caught = statement.handler && returnedBy(statement.handler.body);
      if (statement.finalizer || !caught || constantOf(machine.module, caught) !== !outcome) return false;
      return arePlain(machine, statement.block.body, outcome);
    }
    if (statement.type !== "IfStatement" || statement.alternate) return false;
    const returned = returnedBy(statement.consequent);
    if (!returned || constantOf(machine.module, returned) !== !outcome) return false;
  }
  return false;
}

function returnedBy(statement: Node): Node | undefined {
  const only = statement.type === "BlockStatement" && statement.body.length === 1 ? statement.body[0] : statement;
  return only?.type === "ReturnStatement" ? (only.argument ?? undefined) : undefined;
}
