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

/** Which arguments of a call are the name of a property and what was read there. */
interface Pair {
  readonly read: TSESTree.MemberExpression;
  readonly positions: ReadonlySet<number>;
}

const pairs = new WeakMap<readonly Node[], Pair | null>();

/** `callback(name, from[name])`: what is called knows that these belong together. */
export function withEntries(machine: Machine, nodes: readonly Node[], args: Arguments, frame: Frame): Arguments {
  if (nodes.length < 2) return args;
  let pair = pairs.get(nodes);
  if (pair === undefined) pairs.set(nodes, (pair = pairIn(machine, nodes) ?? null));
  const entry = pair ? entryOf(machine.evaluate(pair.read.object, frame), pair.read) : undefined;
  if (!pair || !entry) return args;
  const { positions } = pair;
  return { nodes: args.nodes, values: args.values.map((value, index) => (positions.has(index) ? value.withEntry(entry) : value)) };
}

function pairIn(machine: Machine, nodes: readonly Node[]): Pair | undefined {
  if (nodes.some(({ type }) => type === "SpreadElement")) return undefined;
  const reads = nodes.map((node) => readAt(machine, node));
  const read = reads.find((each) => each && nodes.some((node) => isSameName(machine, node, each.property)));
  if (!read) return undefined;
  const place = pathKeyOf(machine.module, read.object);
  const isPart = (node: Node, index: number): boolean => {
    const other = reads[index];
    if (!other) return isSameName(machine, node, read.property);
    const isOfSame = other === read || (place !== undefined && pathKeyOf(machine.module, other.object) === place);
    return isOfSame && isSameName(machine, other.property, read.property);
  };
  return { read, positions: new Set([...nodes.keys()].filter((index) => nodes[index] && isPart(nodes[index], index))) };
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
  const isOther = (other: PropagatorModel): boolean =>
    (other.mode === "names") !== (row.mode === "names") && positionOf(other) === position;
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
