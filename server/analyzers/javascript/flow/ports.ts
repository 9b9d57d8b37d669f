import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../program/constants";
import { scriptNamed } from "../program/script-names";
import type { LibraryCall } from "./library-call";
import type { Machine } from "./machine";
import type { StateSet } from "./model-index";
import { hasRole } from "./request-checks";
import { extend } from "./taint";
import { HeapObject, type Joining, type Value } from "./value";

type Node = TSESTree.Node;

/*
 * Messages between scripts that run in threads of their own. A line has two ends; what is posted at one is heard at the other, whoever
 * comes first. Each module has the end that its script is reached by, and whoever starts the script gets the other.
 */

/** What came in at an end, and who listens there: to the messages themselves, or to events that have them in `data`. */
const POSTED = " posted";
const LISTENERS = " listeners";
const EVENT_LISTENERS = " event listeners";
/** What a script is given as it starts: the member in which models keep it, and where its own end has it. */
const START_DATA = "startData";

const otherEnds = new WeakMap<HeapObject, HeapObject>();
const events = new WeakMap<HeapObject, Map<Node, HeapObject>>();

/** The pass in which a script last asked what it was given. */
const asked = new WeakMap<HeapObject, number>();

/** @returns one end of a new line */
export function newPort(node: Node, values: Joining): HeapObject {
  const [near, far] = [new HeapObject(node, values), new HeapObject(node, values)];
  otherEnds.set(near, far);
  otherEnds.set(far, near);
  return near;
}

/** `new Worker("./script.js", { workerData })`: the far end of the script's line goes along with what the call gives. */
export function startScript(machine: Machine, call: LibraryCall, result: Value): Value {
  const { values } = machine;
  const script = call.argNodes[0] && scriptNamed(machine.module, call.argNodes[0]);
  const inside = script === undefined ? undefined : machine.portOf(script);
  const outside = inside && otherEnds.get(inside);
  if (!inside || !outside) return result;
  for (const ref of result.refs) {
    const given = ref.properties.get(START_DATA);
    // The script may stand before what starts it, in a file that is both.
    if (given && inside.store(START_DATA, given, values) && asked.get(inside) === values.journal.pass) values.journal.outdateAll();
  }
  return values.join(result, values.ofRef(outside));
}

/** `new MessageChannel()`: both ends of a line of its own. */
export function openChannel(machine: Machine, call: LibraryCall, result: Value): Value {
  const { values } = machine;
  const channel = machine.allocate(call.node, call.frame);
  if (!channel.properties.has("port1")) {
    const near = newPort(call.node, values);
    const far = otherEnds.get(near) ?? near;
    channel.store("port1", values.make(result.states.member("port1"), [], [near]), values);
    channel.store("port2", values.make(result.states.member("port2"), [], [far]), values);
  }
  return values.join(result, values.ofRef(channel));
}

/** What the script of the running module was given as it started. */
export function startData(machine: Machine): Value {
  const port = machine.portOf("");
  if (port) asked.set(port, machine.values.journal.pass);
  return port?.properties.get(START_DATA) ?? machine.values.unknown;
}

/** A message is heard by all who listen at the other end. */
export function post(machine: Machine, call: LibraryCall): void {
  const { values, module } = machine;
  const [sent] = call.args;
  if (!sent || values.isUnknown(sent)) return;
  const message = sent.withTaints(extend(sent.taints, module, call.argNodes[0] ?? call.node, "is sent as a message"));
  for (const end of endsOf(machine, call.receiver, call.states)) {
    const other = otherEnds.get(end);
    if (!other) continue;
    other.store(POSTED, message, values);
    hear(machine, other, other.properties.get(LISTENERS), message, call.node);
    hear(machine, other, other.properties.get(EVENT_LISTENERS), eventWith(machine, other, message, call.node), call.node);
  }
}

/** `port.on("message", f)`, `port.addEventListener("message", f)`. */
export function listen(machine: Machine, call: LibraryCall, role: "hears-messages" | "hears-message-events"): void {
  const [event, listener] = call.args;
  const name = call.argNodes[0] && constantOf(machine.module, call.argNodes[0]);
  if (!event || !listener || name !== "message") return;
  for (const end of endsOf(machine, call.receiver, call.states))
    listenAt(machine, end, listener, role === "hears-message-events", call.node);
}

/** `port.onmessage = f`. */
export function listenByProperty(machine: Machine, object: Value, property: StateSet, listener: Value, node: Node): void {
  if (!hasRole({ states: property }, "message-handler")) return;
  for (const end of endsOf(machine, object, property)) listenAt(machine, end, listener, true, node);
}

function listenAt(machine: Machine, end: HeapObject, listener: Value, isEvent: boolean, node: Node): void {
  end.store(isEvent ? EVENT_LISTENERS : LISTENERS, listener, machine.values);
  const message = end.properties.get(POSTED);
  if (message) hear(machine, end, listener, isEvent ? eventWith(machine, end, message, node) : message, node);
}

function hear(machine: Machine, end: HeapObject, listeners: Value | undefined, message: Value, node: Node): void {
  for (const ref of listeners?.refs ?? []) if (ref.code) machine.apply(ref, machine.values.ofRef(end), [message], node);
}

function eventWith(machine: Machine, end: HeapObject, message: Value, node: Node): Value {
  const known = events.get(end) ?? new Map<Node, HeapObject>();
  events.set(end, known);
  const event = known.get(node) ?? new HeapObject(node, machine.values);
  known.set(node, event);
  event.store("data", message, machine.values);
  return machine.values.ofRef(event);
}

/** The ends that something is, or the one by which the running module's script is reached. */
function endsOf(machine: Machine, port: Value, member: StateSet): readonly HeapObject[] {
  const isOwn = hasRole(port, "own-port") || hasRole({ states: member }, "own-port");
  const own = isOwn ? machine.portOf("") : undefined;
  return own ? [own] : port.refs.filter((ref) => otherEnds.has(ref));
}
