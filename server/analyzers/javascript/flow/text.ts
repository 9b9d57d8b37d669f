import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../program/constants";
import {
  AMOUNT_KINDS,
  BARE_HOST,
  BEHIND_HOST,
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
import { clearKinds, extend, isThreat, joinTaints, mapCleared, NO_TAINTS, ofParts, type Taint } from "./taint";
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

/** The parts of `"".concat(a, "/").concat(b)`, as templates are written for older engines: undefined for other calls. */
export function concatenatedParts(call: TSESTree.CallExpression | TSESTree.NewExpression): readonly Node[] | undefined {
  const lists: (readonly Node[])[] = [];
  let current: Node = call;
  while (current.type === "CallExpression") {
    const { callee, arguments: args }: TSESTree.CallExpression = current;
    if (callee.type !== "MemberExpression" || callee.computed || callee.property.type !== "Identifier" || callee.property.name !== "concat")
      return undefined;
    if (args.some(({ type }) => type === "SpreadElement")) return undefined;
    lists.push(args);
    current = callee.object;
  }
  const isText = (current.type === "Literal" && typeof current.value === "string") || current.type === "TemplateLiteral";
  return isText ? [current, ...lists.reverse().flat()] : undefined;
}

/** Text put together from parts in order: each part is protected by the fixed text before it. */
export function joinText(machine: Machine, node: Node, parts: readonly (Node | string)[], frame: Frame): Value {
  const text = new TextSoFar();
  for (const [index, part] of parts.entries()) {
    const constant = typeof part === "string" ? part : constantOf(machine.module, part);
    const inText = typeof part === "string" ? NO_TAINTS : machine.textTaints(machine.evaluate(part, frame));
    if (inText.length > 0) text.addTaints(inText, safeInAttribute(machine, parts, index, inText));
    if (constant === undefined) text.addUnknown(inText.length > 0);
    else text.addConstant(String(constant));
  }
  if (text.isConstant) return machine.values.ofLiteral(text.prefix, machine.module, node);
  return machine.values.ofTaints(extend(text.taints, machine.module, node, IN_TEXT));
}

/** The same for a list that is written out, `[location.origin, path].join("/")`: undefined for other lists. */
export function joinedTaints(machine: Machine, { refs, taints }: Value, separator: string): readonly Taint[] | undefined {
  const [list, other] = refs;
  if (!list || other || taints.length > 0 || list.node.type !== "ArrayExpression" || !machine.values.isUnknown(list.rest)) return undefined;
  const { elements } = list.node;
  if (elements.length !== list.properties.size) return undefined;
  const text = new TextSoFar();
  for (const [index, element] of elements.entries()) {
    const value = list.properties.get(String(index));
    if (!element || !value) return undefined;
    if (index > 0) text.addConstant(separator);
    const constant = constantOf(machine.module, element);
    const inText = machine.textTaints(value);
    if (inText.length > 0) text.addTaints(inText, KindSet.NONE);
    if (constant === undefined) text.addUnknown(inText.length > 0);
    else text.addConstant(String(constant));
  }
  return text.taints;
}

/** A text that grows to the right, and what is known of the untrusted data in it. */
class TextSoFar {
  prefix = "";
  isConstant = true;
  private afterUnknown = false;
  private mayBeBehindQuery = false;
  private hostIsChosen = false;
  private hostIsGiven = false;
  private endsInHost = false;
  private names = KindSet.NONE;
  private found: readonly Taint[] = NO_TAINTS;

  get taints(): readonly Taint[] {
    return clearKinds(this.found, this.names);
  }

  addConstant(text: string): void {
    // A slash goes on with a path; what stands right behind something unknown may as well go on with a query.
    if (text.includes("/")) this.mayBeBehindQuery = false;
    if (!this.hostIsChosen) this.prefix += text;
    if (text !== "") this.endsInHost = false;
    this.names = this.names.union(namesWithPart(text));
  }

  /** @param attribute what they are safe for because of the attribute that they stand in */
  addTaints(inText: readonly Taint[], attribute: KindSet): void {
    const { prefix, afterUnknown } = this;
    const isBehindHost = this.endsInHost && inText.every(({ cleared }) => cleared.has(BEHIND_HOST));
    const hostIsFixed = this.hostIsGiven || fixesHost(prefix) || afterUnknown || isBehindHost;
    const inQuery = this.mayBeBehindQuery || /[?#]/.test(prefix) ? URL_PATH_KINDS : KindSet.NONE;
    const host = protectedByPrefix(hostIsFixed ? "https://host/" : prefix);
    const safe = STRUCTURAL_KINDS.union(AMOUNT_KINDS).union(host).union(inQuery).union(attribute);
    const isBehind = prefix !== "" || afterUnknown || this.found.length > 0;
    const known = isBehind ? mapCleared(inText, afterOtherText) : inText;
    this.found = joinTaints(this.found, clearKinds(afterText(known, prefix, afterUnknown), safe));
    // The Host header and the page's own address name a host that the sender of a link cannot choose.
    const isGiven = inText.every(({ cleared }) => cleared.has("redirect") || cleared.has("client-redirect"));
    this.endsInHost = isGiven && prefix === "" && inText.some(({ cleared }) => cleared.has(BARE_HOST));
    if (this.endsInHost) return;
    if (!this.hostIsChosen && isGiven) this.hostIsGiven = true;
    else if (!hostIsFixed && inText.some(isForeign)) this.hostIsChosen = true;
  }

  /** @param isTainted true where the taints of the same part were added before */
  addUnknown(isTainted: boolean): void {
    this.isConstant = false;
    if (!isTainted) this.endsInHost = false;
    if (!this.hostIsChosen && !this.endsInHost) this.afterUnknown = true;
    this.mayBeBehindQuery = true;
  }
}

/** The host that a module's own caller names is where that wants to go, as one that nothing is known of. */
function isForeign(taint: Taint): boolean {
  return isThreat(taint) && taint.source.kind !== "library";
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
