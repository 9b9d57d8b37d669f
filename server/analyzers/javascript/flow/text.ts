import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../program/constants";
import {
  AMOUNT_KINDS,
  KindSet,
  fixesHost,
  OPTION_KINDS,
  protectedByPrefix,
  SELECTOR_KINDS,
  STRUCTURAL_KINDS,
  GIVEN_WHOLE_KINDS,
  URL_PATH_KINDS,
} from "./kinds";
import type { Frame, Machine } from "./machine";
import { namesWithPart } from "./name-guards";
import { afterOtherText } from "./path-facts";
import { safeInAttribute } from "./quoted-attributes";
import { clearKinds, extend, joinTaints, mapCleared, NO_TAINTS, ofParts, type Taint } from "./taint";
import type { Value } from "./value";
import { IN_TEXT } from "./written-markup";

type Node = TSESTree.Node;

/** `a + b + …`, flattened so that long chains need no deep recursion; so is text in brackets, `a + ("/" + b)`, since it makes no difference. */
export function evaluateConcatenation(machine: Machine, node: TSESTree.BinaryExpression, frame: Frame): Value {
  const operands: Node[] = [];
  const left: Node[] = [node];
  for (let next = left.pop(); next; next = left.pop()) {
    if (next.type !== "BinaryExpression" || next.operator !== "+") operands.push(next);
    else if (beginsAsText(next.right)) left.push(next.left, next.right);
    else {
      operands.push(next.right);
      left.push(next.left);
    }
  }
  return joinText(machine, node, operands.reverse(), frame);
}

function beginsAsText(node: Node): boolean {
  let first = node;
  while (first.type === "BinaryExpression" && first.operator === "+") first = first.left;
  return first !== node && first.type === "Literal" && typeof first.value === "string";
}

export function evaluateTemplate(machine: Machine, node: TSESTree.TemplateLiteral, frame: Frame): Value {
  const parts: (Node | string)[] = [];
  for (const [index, quasi] of node.quasis.entries()) {
    parts.push(quasi.value.cooked ?? "");
    const expression = node.expressions[index];
    if (expression) parts.push(expression);
  }
  return joinText(machine, node, parts, frame);
}

/** Text put together from parts in order: each part is protected by the fixed text before it. */
export function joinText(machine: Machine, node: Node, parts: readonly (Node | string)[], frame: Frame): Value {
  let prefix = "";
  let afterUnknown = false;
  let mayBeBehindQuery = false;
  let hostIsChosen = false;
  let hostIsGiven = false;
  let isConstant = true;
  let names = KindSet.NONE;
  let taints: readonly Taint[] = NO_TAINTS;
  let index = -1;
  for (const part of parts) {
    index++;
    const constant = typeof part === "string" ? part : constantOf(machine.module, part);
    if (constant === undefined) isConstant = false;
    if (typeof part !== "string") {
      const value = machine.evaluate(part, frame);
      const inText = machine.textTaints(value);
      if (inText.length > 0) {
        const hostIsFixed = hostIsGiven || fixesHost(prefix) || afterUnknown;
        const inQuery = mayBeBehindQuery || /[?#]/.test(prefix) ? URL_PATH_KINDS : KindSet.NONE;
        const host = protectedByPrefix(hostIsFixed ? "https://host/" : prefix);
        const attribute = safeInAttribute(machine, parts, index, inText);
        const safe = STRUCTURAL_KINDS.union(AMOUNT_KINDS).union(host).union(inQuery).union(attribute);
        const isBehind = prefix !== "" || afterUnknown || taints.length > 0;
        const known = isBehind ? mapCleared(inText, afterOtherText) : inText;
        taints = joinTaints(taints, clearKinds(afterText(known, prefix, afterUnknown), safe));
        // The Host header and the page's own address name a host that the sender of a link cannot choose.
        const isGiven = inText.every(({ cleared }) => cleared.has("redirect") || cleared.has("client-redirect"));
        if (!hostIsChosen && isGiven) hostIsGiven = true;
        else if (!hostIsFixed) hostIsChosen = true;
      }
      if (constant === undefined && !hostIsChosen) afterUnknown = true;
      mayBeBehindQuery = constant === undefined;
    }
    // A slash goes on with a path; what stands right behind something unknown may as well go on with a query.
    if (constant !== undefined && String(constant).includes("/")) mayBeBehindQuery = false;
    if (constant !== undefined && !hostIsChosen) prefix += String(constant);
    if (constant !== undefined) names = names.union(namesWithPart(String(constant)));
  }
  if (isConstant) return machine.values.ofLiteral(prefix, machine.module, node);
  return machine.values.ofTaints(extend(clearKinds(taints, names), machine.module, node, IN_TEXT));
}

/**
 * What untrusted data can still do after the text that stands before it. Where that begins with a tag, jQuery makes elements of
 * all of it; where it begins otherwise, it looks for some.
 */
function afterText(taints: readonly Taint[], prefix: string, isUnknown: boolean): readonly Taint[] {
  const beginning = prefix.trimStart();
  if (beginning.startsWith("<")) return clearKinds(ofParts(taints), GIVEN_WHOLE_KINDS.union(OPTION_KINDS));
  return beginning !== "" || isUnknown ? clearKinds(taints, SELECTOR_KINDS.union(OPTION_KINDS)) : taints;
}

/** The same for text that a call puts behind a constant: `"https://host/".concat(x)`, `["<b>", x].join("")`. */
export function behindText(taints: readonly Taint[], prefix: string): readonly Taint[] {
  return clearKinds(afterText(prefix === "" ? taints : mapCleared(taints, afterOtherText), prefix, false), protectedByPrefix(prefix));
}
