import type { TSESTree } from "@typescript-eslint/types";
import { initialValueOf } from "../program/constants";
import type { PropagatorModel } from "../../../rules/model";
import { unwrap } from "../syntax/tree";
import { pathKeyOf } from "./access-path-key";
import type { Arguments } from "./indirect-calls";
import type { LibraryCall } from "./library-call";
import type { Frame, Machine } from "./machine";
import { isPlace } from "./same-names";
import type { Entry, Value } from "./value";

type Node = TSESTree.Node;

const sites = new WeakMap<Node, number>();
let count = 0;

/** Some property of the objects that a value may be, as the code at a place goes through them; undefined where nothing tells any name. */
export function entryOf({ refs }: Value, site: Node): Entry | undefined {
  if (!refs.some(({ properties }) => properties.size > 0)) return undefined;
  let place = sites.get(site);
  if (place === undefined) sites.set(site, (place = count++));
  return { of: refs, key: `${place}:${refs.map(({ id }) => id).join()}` };
}

/** `callback(name, from[name])`: what is called knows that these belong together. */
export function withEntries(machine: Machine, args: Arguments, frame: Frame): Arguments {
  const reads = args.nodes.length > 1 ? args.nodes.map((node) => readAt(machine, node)) : [];
  const read = reads.find((each) => each && args.nodes.some((node) => isSameName(machine, node, each.property)));
  const entry = read && entryOf(machine.evaluate(read.object, frame), read);
  if (!entry) return args;
  const place = pathKeyOf(machine.module, read.object);
  const values = args.values.map((value, index) => {
    const [node, other] = [args.nodes[index], reads[index]];
    const isValue = other === read || (other && place !== undefined && pathKeyOf(machine.module, other.object) === place);
    const isPart = isValue ? isSameName(machine, other.property, read.property) : node && isSameName(machine, node, read.property);
    return isPart ? value.withEntry(entry) : value;
  });
  return { nodes: args.nodes, values };
}

/** `from[name]`, or a variable that is that. */
function readAt({ module }: Machine, argument: Node): TSESTree.MemberExpression | undefined {
  const initial = argument.type === "Identifier" ? initialValueOf(module, argument) : argument;
  const node = initial && unwrap(initial);
  if (node?.type !== "MemberExpression" || !node.computed || node.property.type !== "Identifier") return undefined;
  return isPlace(node.object) ? node : undefined;
}

function isSameName({ module }: Machine, a: Node, b: Node): boolean {
  return a.type === "Identifier" && b.type === "Identifier" && a.name === b.name && module.variableOf(a) === module.variableOf(b);
}

/** What a call that goes through properties, such as `Object.entries(from)`, takes of each: its name, or what is there. */
export function ofEntry(call: LibraryCall, row: PropagatorModel, value: Value): Value {
  const position = positionOf(row);
  if (position === undefined) return value;
  const rows = call.states.marks.propagators;
  const isOther = (other: PropagatorModel): boolean => (other.mode === "names") !== (row.mode === "names") && positionOf(other) === position;
  const from = rows.some(isOther) ? call.args[position] : undefined;
  return from ? value.withEntry(entryOf(from, call.node)) : value;
}

/** The position of the argument whose properties a row goes through; undefined for other rows. */
function positionOf({ mode, from: [first, second] }: PropagatorModel): number | undefined {
  if (first?.op !== "argument" || first.from !== first.to) return undefined;
  if (mode === "names") return second ? undefined : first.from;
  const isEach = second?.op === "element" || (second?.op === "member" && second.names === "any");
  return mode === "value" && isEach ? first.from : undefined;
}

/** What a function is given: a name without its value, or a value without its name, says nothing of the other to it. */
export function withoutStrayEntries(args: readonly Value[]): readonly Value[] {
  if (!args.some(({ entry }) => entry)) return args;
  return args.map((value) => {
    const belongs = args.some((other) => other !== value && other.entry?.key === value.entry?.key);
    return belongs ? value : value.withEntry(undefined);
  });
}

/** The objects of which the name and the value are one and the same property's. */
export function ownersOf(machine: Machine, name: Node, index: Value, value: Value): Value | undefined {
  if (!index.entry || index.entry.key !== value.entry?.key || name.type !== "Identifier") return undefined;
  const writes = machine.module.variableOf(name)?.references.filter((reference) => reference.isWrite()) ?? [];
  return writes.length > 1 ? undefined : machine.values.unknown.withRefs(index.entry.of);
}
