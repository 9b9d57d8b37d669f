import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../program/constants";
import type { PathToken, PropagatorModel } from "../../../rules/model";
import { unwrap } from "../syntax/tree";
import { afterMasking } from "./masks";
import { sliceInto } from "./slices";
import { contentsOf, mutate } from "./changed-arguments";
import { inheritFrom } from "./constructor-functions";
import { handedOut, isConduit, promisified, rejected, rejection, resultOf } from "./conduits";
import { handOver, isHandedOver } from "./handed-over";
import { runHandlersWithin } from "./handlers";
import { BEHIND_SCHEME, kindsOf, LENGTH_KINDS, SELECTOR_KINDS, SHORTEST_SCHEME } from "./kinds";
import { keyOfRow, readKept, storeKept } from "./kept-by-key";
import { isInitial, isShortPiece } from "./lengths";
import { ofEntry } from "./entries";
import type { LibraryCall } from "./library-call";
import type { Machine } from "./machine";
import type { StateSet } from "./model-index";
import { afterDecoding, pathTaints } from "./path-facts";
import { listen, openChannel, post, startScript } from "./ports";
import { deepTaints, textTaints } from "./properties";
import { namesIn } from "./property-names";
import { regExpOf } from "./regexp-literals";
import { afterReplacing } from "./replacements";
import { clearedInPiece } from "./segments";
import { madeSymbol } from "./symbols";
import { clearedInMatch } from "./matched-parts";
import { isLimit, limited, passing } from "./schema-rows";
import { kindsOfNames, showChecked } from "./schemas";
import { applyChecks, checkedData, checkedRequest, hasRole, limitedRequest } from "./request-checks";
import { callConditionHolds } from "./sink-conditions";
import { clearKinds, extend, joinTaints, leftInParts, mapCleared, NO_TAINTS, ofParts, restoreKinds, type Taint } from "./taint";
import { behindText, joinedTaints } from "./text";
import type { FunctionNode, Value } from "./value";

type Node = TSESTree.Node;

/** Sinks, callbacks, propagation and result of a call, as the models of the callee tell them. */
export function callLibrary(machine: Machine, written: LibraryCall): Value {
  const { values } = machine;
  if (written.states.isEmpty) {
    if (written.runsCallbacks && written.args.some(({ refs, states }) => refs.length > 0 || !states.isEmpty))
      runCallbacks(machine, written);
    return values.unknown;
  }
  const given = underConditions(machine, written);
  const { states } = given;
  for (const [index, value] of given.args.entries()) {
    machine.report.check(states.argument(index), value, given.argNodes[index] ?? given.node, given.args);
  }
  machine.report.check(states.receiver(), given.receiver, given.receiverNode ?? given.node);
  const call = fillArguments(machine, given) ? { ...given, args: callbacksAfter(machine, given) } : given;
  const callbackResults = call.runsCallbacks ? runCallbacks(machine, call) : [];
  for (const [index, value] of call.args.entries()) runHandlersWithin(machine, states.argument(index), value);
  let result = machine.valueIn(call.isNew ? states.instance() : states.returned(), call.node);
  if (!result.states.isEmpty && result.states.keepsByKey)
    result = values.join(result, values.ofRef(machine.allocate(call.node, call.frame)));
  for (const row of states.marks.propagators) {
    const [target] = row.to;
    if (isHandedOver(row)) {
      handOver(machine, call, row, read(machine, call, row, callbackResults));
      continue;
    }
    if (isConduit(row)) {
      result = values.join(result, resultOf(machine, row, call));
      continue;
    }
    if (target?.op !== "return" && target?.op !== "this" && !isWholeArgument(row.to)) continue;
    const passed = passing(machine, call, row, read(machine, call, row, callbackResults));
    const input = isCutOut(row) ? values.clear(passed, clearedInMatch(machine.module, call.node)) : passed;
    const key = keyOfRow(row.to);
    if (key !== undefined) storeKept(machine, call, row, key, input);
    if (key !== undefined || (values.isUnknown(input) && !input.literal && row.mode !== "names")) continue;
    if (row.mode === "promisified") result = values.join(result, promisified(machine, input, call));
    else if (target?.op === "return") result = values.join(result, asResult(machine, call, row, input));
    else mutate(machine, call, row, input);
  }
  const [first] = call.args;
  if (first && hasRole(call, "reads-request-checks")) applyChecks(machine, first, call.node);
  if (first && hasRole(call, "checked-data")) result = values.join(result, checkedData(machine, first, call.node, call.frame));
  noteSurvival(machine, call);
  for (const { role } of states.marks.roles) {
    if (role === "never-returns") call.frame.environment.dead = true;
    else if (role === "inherit") inheritFrom(machine, call.args);
    else if (role === "make-symbol") result = madeSymbol(machine, call);
    else if (role === "starts-script") result = startScript(machine, call, result);
    else if (role === "opens-channel") result = openChannel(machine, call, result);
    else if (role === "posts-message") post(machine, call);
    else if (role === "hears-messages" || role === "hears-message-events") listen(machine, call, role);
  }
  const replaced = afterReplacing(machine, call, sanitized(machine, call, inRole(machine, call, result)));
  const left = afterMasking(machine.module, call, replaced);
  if (left.taints.length === 0) return left;
  if (isInitial(machine.module, call.name, call.argNodes)) return left.withTaints(NO_TAINTS);
  const piece = isShortPiece(machine.module, call.name, call.argNodes) ? values.clear(left, LENGTH_KINDS) : left;
  return values.clear(piece, clearedInPiece(machine.module, call.node));
}

/** What a call with a role for paths leaves known of them. */
function inRole(machine: Machine, call: LibraryCall, result: Value): Value {
  const role = call.states.marks.roles[0]?.role;
  if (!role || result.taints.length === 0) return result;
  if (role === "decode") return result.withTaints(mapCleared(result.taints, afterDecoding));
  const taints = pathTaints(machine, role, call);
  return taints ? result.withTaints(taints) : result;
}

/**
 * What a call writes into the buffers it is given: `fs.readSync(file, buffer)`.
 * @returns whether it writes into any
 */
function fillArguments(machine: Machine, call: LibraryCall): boolean {
  const { values } = machine;
  let isFilled = false;
  for (const [index, node] of call.argNodes.entries()) {
    const states = call.states.argument(index);
    if (states.marks.sources.length === 0) continue;
    for (const place of node.type === "ArrayExpression" ? node.elements : [node]) {
      const { taints } = place ? machine.valueIn(states, place) : values.unknown;
      if (!place || taints.length === 0) continue;
      const before = machine.evaluate(place, call.frame);
      machine.overwrite(place, before.withTaints(joinTaints(before.taints, taints)), call.frame);
      isFilled = true;
    }
  }
  return isFilled;
}

/** The arguments, of which functions that are written there see what the call wrote before it calls them. */
function callbacksAfter(machine: Machine, { args, argNodes, frame }: LibraryCall): readonly Value[] {
  return args.map((value, index) => {
    const node = argNodes[index];
    return node && FUNCTIONS.has(node.type) ? machine.evaluate(node, frame) : value;
  });
}

const FUNCTIONS: ReadonlySet<string> = new Set(["ArrowFunctionExpression", "FunctionExpression"]);

/** Where a call that throws for bad data comes back, the data is good. */
function noteSurvival(machine: Machine, { node, states, argNodes, frame }: LibraryCall): void {
  for (const guard of states.marks.guards) {
    const subject = argNodes[guard.argument];
    if (typeof guard.holds === "boolean" || !subject) continue;
    if (guard.holds === "resolves" && machine.module.tree.parentOf(node)?.type !== "AwaitExpression") continue;
    if (node.type !== "TaggedTemplateExpression") showChecked(machine, guard, node, subject, frame.environment, frame);
  }
}

/** The call with what the models say of calls with such arguments only. */
function underConditions(machine: Machine, call: LibraryCall): LibraryCall {
  const { node } = call;
  if (node.type === "TaggedTemplateExpression" || call.states.marks.conditional.length === 0) return call;
  return { ...call, states: call.states.under((condition) => callConditionHolds(machine.module, condition, node)) };
}

/** True for a part of a text, and false for the text itself that a match names as its `input`. */
function isCutOut({ mode, to }: PropagatorModel): boolean {
  return mode === "part" && !to.some((token) => token.op === "member" && token.names.includes("input"));
}

function isWholeArgument(tokens: readonly PathToken[]): boolean {
  return tokens[0]?.op === "argument" && tokens[1]?.op !== "parameter";
}

/** Runs the functions among the arguments with what the models say they are given. */
function runCallbacks(machine: Machine, call: LibraryCall): readonly Value[] {
  const { values } = machine;
  const request = hasRole(call, "takes-request-checks") ? checkedRequest(machine, call.args, call.node, call.frame) : undefined;
  const isFedBack = call.states.marks.propagators.some(({ from, to }) => from[1]?.op === "return" && to[1]?.op === "parameter");
  let results: readonly Value[] = [];
  for (let round = 0; round < (isFedBack ? FED_BACK_ROUNDS : 1); round++) {
    const before = results;
    results = call.args.map((argument, index) => {
      let result = before[index] ?? values.unknown;
      const states = call.states.argument(index);
      for (const ref of argument.refs) {
        if (!ref.code) continue;
        const args = ref.code.params.map((_, position) => {
          const given = callbackArgument(machine, call, index, position, ref.code, before);
          return request && hasRole(given, "checked-request") ? limitedRequest(machine, request, given, call) : given;
        });
        const returned = machine.apply(ref, values.ofStates(states.receiver()), args, call.node, call.frame);
        machine.report.check(states.returned(), returned, call.argNodes[index] ?? call.node);
        runHandlersWithin(machine, states.returned(), returned);
        result = values.join(result, returned);
      }
      return argument.states.isEmpty ? result : values.join(result, runLibraryCallback(machine, call, index, argument.states, before));
    });
    if (results.every((result, index) => result === (before[index] ?? values.unknown))) break;
  }
  return results;
}

/** `.then(exec)`, `.map(decodeURIComponent)`: a function of a library as the callback. */
function runLibraryCallback(machine: Machine, call: LibraryCall, index: number, states: StateSet, before: readonly Value[]): Value {
  const { values } = machine;
  // Conditions of calls speak of what is written there, and here nothing is.
  if (states.marks.conditional.length > 0) return values.unknown;
  const given = callbackArgument(machine, call, index, 0, undefined, before);
  if (values.isUnknown(given)) return values.unknown;
  const node = call.argNodes[index] ?? call.node;
  const callee = { states, isNew: false, name: undefined, receiver: values.unknown, receiverNode: undefined, runsCallbacks: false };
  return callLibrary(machine, { ...call, ...callee, args: [given], argNodes: [node] });
}

/** What a callback returned is given to it the next time, as `reduce` does. */
const FED_BACK_ROUNDS = 4;

function callbackArgument(
  machine: Machine,
  call: LibraryCall,
  index: number,
  position: number,
  callback: FunctionNode | undefined,
  returned: readonly Value[],
): Value {
  const { values } = machine;
  const parameter = callback?.params[position] ?? call.node;
  let value = machine.valueIn(call.states.argument(index).parameter(position), parameter);
  for (const row of call.states.marks.propagators) {
    value = values.join(value, handedOut(machine, row, call, index, position));
    const [first, second] = row.to;
    if (first?.op !== "argument" || second?.op !== "parameter") continue;
    if (index < first.from || index > first.to || position < second.from || position > second.to) continue;
    const input = read(machine, call, row, returned);
    if (isLimit(row)) {
      value = limited(machine, call, row, value, input);
      continue;
    }
    const given = row.mode === "value" || row.mode === "copy" ? input : derived(machine, call, row, input, "goes to a callback");
    value = values.join(value, ofEntry(call, row, given));
  }
  return value;
}

/** What the constructor of a library's class does with its arguments to an instance of a class that extends it. */
export function constructInherited(machine: Machine, superclass: Value, instance: Value, args: readonly Value[]): void {
  for (const row of superclass.states.marks.propagators) {
    const [from, into] = [row.from[0], row.to[1]];
    const isInstance = row.to[0]?.op === "this" || row.to[0]?.op === "return";
    if (!isInstance || into?.op !== "member" || into.names === "any" || from?.op !== "argument") continue;
    const input = machine.values.joinAll(args.slice(from.from, from.to + 1));
    for (const ref of instance.refs) for (const name of into.names) ref.store(name, input, machine.values);
  }
}

/** The value that a propagator takes from. */
function read(machine: Machine, call: LibraryCall, row: PropagatorModel, callbackResults: readonly Value[]): Value {
  const { values } = machine;
  const [first, ...rest] = row.from;
  let value = values.unknown;
  const key = keyOfRow(row.from);
  if (key !== undefined) {
    value = readKept(machine, call, key);
    rest.shift();
  } else if (first?.op === "this") value = call.receiver;
  else if (first?.op === "argument" || first?.op === "any-argument") {
    const [from, to] = first.op === "argument" ? [first.from, first.to] : [0, Infinity];
    const inputs = rest[0]?.op === "return" ? callbackResults : call.args;
    value = values.joinAll(inputs.filter((_, index) => from <= index && index <= to));
    if (rest[0]?.op === "return") rest.shift();
  }
  for (const token of rest)
    value = token.op === "key" ? readUnder(machine, call, value, token.argument) : readToken(machine, value, token, call.node);
  return value;
}

/** What a value has under the path that an argument of the call says: `get(order, "items[0].name")`; anything in it where that is not known. */
function readUnder(machine: Machine, call: LibraryCall, value: Value, argument: number): Value {
  const node = call.argNodes[argument];
  const constant = node && constantOf(machine.module, node);
  const written =
    node?.type === "ArrayExpression" ? node.elements.map((name) => (name ? constantOf(machine.module, name) : undefined)) : undefined;
  const names = typeof constant === "string" ? constant.match(/[^.[\]"']+/g) : written;
  if (names?.every((name) => typeof name === "string" || typeof name === "number"))
    return names.reduce<Value>((inner, name) => machine.readProperty(inner, String(name), call.node), value);
  return machine.values.join(machine.elementOf(value, call.node), machine.readProperty(value, undefined, call.node));
}

function readToken(machine: Machine, value: Value, token: PathToken, node: Node): Value {
  switch (token.op) {
    case "member":
      if (token.names === "any") return machine.readProperty(value, undefined, node);
      return machine.values.joinAll(token.names.map((name) => machine.readProperty(value, name, node)));
    case "element":
      return machine.elementOf(value, node);
    case "awaited":
      return machine.awaited(value, node);
    case "rejected":
      return rejection(machine, value);
    default:
      return machine.values.unknown;
  }
}

/** `"<b>".concat(x)` and `["<b>", x].join("")` put their text before `x`; `text.replace("…", x)` some that is not known. */
function behindReceiver(machine: Machine, call: LibraryCall, row: PropagatorModel, taints: readonly Taint[]): readonly Taint[] {
  if (taints.length === 0) return taints;
  if (call.name === "join") {
    const first = call.receiver.refs.length === 1 ? call.receiver.refs[0]?.properties.get("0")?.literal : undefined;
    const constant = call.argNodes[0] ? constantOf(machine.module, call.argNodes[0]) : ",";
    const separator = typeof constant === "string" ? constant : "";
    const written = first ? undefined : joinedTaints(machine, call.receiver, separator);
    return first ? behindText(taints, first.text + separator) : (written ?? taints);
  }
  if (row.from[0]?.op !== "argument" || !call.receiverNode) return taints;
  if (call.name === "concat" && call.receiver.literal) return behindText(taints, call.receiver.literal.text);
  if (call.name === "replace" || call.name === "replaceAll") return clearKinds(taints, SELECTOR_KINDS);
  return taints;
}

/** `text.slice(0, end)` keeps how the text begins, and so does a group of a pattern that nothing stands before. */
function beginsAtStart(machine: Machine, call: LibraryCall): boolean {
  const [first] = call.argNodes;
  if (first === undefined) return false;
  if (call.name !== "exec" && call.name !== "match") return constantOf(machine.module, first) === 0;
  const pattern = call.name === "match" ? first : call.receiverNode;
  const regExp = pattern && regExpOf(machine.module, pattern);
  return regExp !== undefined && (/^\^?\(/.test(regExp.pattern) || !/(?<!\\)\((?!\?[:=!])/.test(regExp.pattern));
}

/** What is known of the rest of a text whose beginning is cut off. */
function afterCut(machine: Machine, call: LibraryCall, taints: readonly Taint[]): readonly Taint[] {
  const [first] = call.argNodes;
  const start = first && /^(?:slice|substr(?:ing)?)$/.test(call.name ?? "") ? constantOf(machine.module, first) : undefined;
  if (typeof start !== "number" || start < 0 || start > SHORTEST_SCHEME) return ofParts(taints);
  return taints.flatMap((taint) => (taint.cleared.has(BEHIND_SCHEME) ? [taint] : ofParts([taint])));
}

/** What a call makes of its input: something with the same untrusted data in it, a piece of it, or the names of its properties. */
function derived(machine: Machine, call: LibraryCall, row: PropagatorModel, input: Value, words: string): Value {
  const taints = behindReceiver(machine, call, row, row.mode === "names" ? nameTaints(input) : takenIn(row, input));
  if (row.mode === "names") {
    const node = row.from[0]?.op === "this" ? call.receiverNode : call.argNodes[row.from[0]?.op === "argument" ? row.from[0].from : 0];
    return namesIn(machine, input, leftInParts(ofParts(taints)), node ?? call.node, words);
  }
  const kept = row.mode === "part" && !beginsAtStart(machine, call) ? afterCut(machine, call, taints) : taints;
  return machine.values.ofTaints(restored(row, call, extend(kept, machine.module, call.node, words)));
}

/** The untrusted data that a call takes in; an object that the program writes out has no methods of texts, buffers or lists. */
function takenIn({ from }: PropagatorModel, input: Value): readonly Taint[] {
  const isWrittenOut = from.length === 1 && from[0]?.op === "this" && input.refs.some(({ node }) => node.type === "ObjectExpression");
  return isWrittenOut ? textTaints(input) : deepTaints(input);
}

/** Who chose the names of a value's properties: whoever sent it, or what was stored under names that are not known. */
function nameTaints({ taints, refs }: Value): readonly Taint[] {
  return refs.reduce((all, ref) => (ref.isArray ? all : joinTaints(all, clearKinds(deepTaints(ref.rest), kindsOfNames(ref)))), taints);
}

/** What a propagator puts into the result of the call. */
function asResult(machine: Machine, call: LibraryCall, row: PropagatorModel, input: Value): Value {
  const { values } = machine;
  // What is cut out of a list is no text.
  if (row.mode === "part" && row.from.length === 1 && row.from[0]?.op === "this" && isList(call.receiver)) return values.unknown;
  const words = call.name === undefined ? "goes through a call" : `goes through \`${call.name}\``;
  const output =
    row.mode === "value" || row.mode === "pattern"
      ? input
      : row.mode === "copy"
        ? contentsOf(input)
        : derived(machine, call, row, input, words);
  const inner = row.to.slice(1).find((token) => token.op === "member" || token.op === "element" || token.op === "rejected");
  if (!inner) return output;
  if (inner.op === "rejected") return rejected(machine, output, machine.allocate(call.node, call.frame));
  // A constant text is no list.
  if (inner.op === "element" && call.receiver.literal && row.mode === "value") return values.unknown;
  // What is not known to be a list may be a text, and then so is its slice.
  const isGuess = row.from[0]?.op === "this" && row.from[1]?.op === "element" && call.receiver.refs.length === 0;
  if (isGuess) return hasRow(call, (other) => other.from.length === 1 && other.from[0]?.op === "this") ? values.unknown : output;
  const safe = values.clear(ofEntry(call, row, output), kindsOf(call.states.marks.sanitizers).parts);
  const steps = row.to.slice(1).filter((token) => token.op === "member" || token.op === "element");
  return steps.length > 1 && (row.mode === "value" || row.mode === "names")
    ? contained(machine, call, steps, safe)
    : container(machine, call, call.node, inner, safe, row.mode === "value");
}

/** A value in what the last steps of a path lead through: pairs of a name and a value, in a list. */
function contained(machine: Machine, call: LibraryCall, steps: readonly InnerStep[], value: Value): Value {
  const [outer, pair] = steps;
  const callee = call.node.type === "TaggedTemplateExpression" ? call.node.tag : call.node.callee;
  const inside = pair ? container(machine, call, callee, pair, value) : value;
  return outer ? container(machine, call, call.node, outer, inside) : inside;
}

type InnerStep = Extract<PathToken, { op: "member" | "element" }>;

/** The object that a call makes at a place, with a value in it. */
function container(machine: Machine, call: LibraryCall, place: Node, step: InnerStep, value: Value, isSlice = false): Value {
  const { values } = machine;
  const object = machine.allocate(place, call.frame);
  const isPosition = step.op === "member" && step.names !== "any" && step.names.every((name) => /^\d+$/.test(name));
  if (step.op === "element" || isPosition) object.isArray = true;
  if (step.op === "element" && isSlice && sliceInto(machine, call, object)) return values.ofRef(object);
  for (const name of step.op === "element" || step.names === "any" ? [undefined] : step.names) object.store(name, value, values);
  return values.ofRef(object);
}

function isList({ refs, taints, states }: Value): boolean {
  return refs.length > 0 && taints.length === 0 && states.isEmpty && refs.every((ref) => ref.isArray);
}

/** What was text is a structure again after it was parsed, except where the program itself had just written it. */
function restored(row: PropagatorModel, call: LibraryCall, taints: readonly Taint[]): readonly Taint[] {
  const text = call.argNodes[0] && unwrap(call.argNodes[0]);
  const wroteIt = text?.type === "CallExpression" && text.callee.type === "MemberExpression" && isNamed(text.callee.property, "stringify");
  return row.restores && !wroteIt ? restoreKinds(taints, row.restores) : taints;
}

function isNamed(node: Node, name: string): boolean {
  return node.type === "Identifier" && node.name === name;
}

/** True when a propagator of the callee that gives its result is such. */
function hasRow(call: LibraryCall, holds: (row: PropagatorModel) => boolean): boolean {
  return call.states.marks.propagators.some((row) => row.to[0]?.op === "return" && holds(row));
}

/** A sanitizer hands its arguments on, harmless for its kinds. */
function sanitized(machine: Machine, call: LibraryCall, result: Value): Value {
  const { values } = machine;
  const rows = call.states.marks.sanitizers;
  if (rows.length === 0) return result;
  const kinds = kindsOf(rows);
  if (kinds.isAll) return values.clear(result, kinds);
  if (hasRow(call, () => true)) {
    const inParts = values.clear(result, kinds.parts);
    return kinds === kinds.parts ? inParts : inParts.withTaints(clearKinds(inParts.taints, kinds));
  }
  const passed = call.args.reduce((taints, value) => joinTaints(taints, machine.textTaints(value)), NO_TAINTS);
  const through = extend(clearKinds(passed, kinds), machine.module, call.node, `goes through \`${call.name ?? "a sanitizer"}\``);
  return values.clear(result, kinds).withTaints(joinTaints(clearKinds(result.taints, kinds), through));
}
