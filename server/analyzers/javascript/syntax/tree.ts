import type { TSESTree } from "@typescript-eslint/types";
import { visitorKeys } from "@typescript-eslint/visitor-keys";
import type { Span } from "../../../core/position";
import type { NodeName, NodeNamed } from "../../../rules/code-rule";

type Node = TSESTree.Node;

/** What holds the children of a node, by its type, in the order in which they are written. A constant, because an import is a call. */
export const CHILD_KEYS: Readonly<Record<string, readonly string[] | undefined>> = visitorKeys;

const NO_KEYS: readonly string[] = [];

/** The direct children of a node in the order in which they are written. Holes of broken code are skipped. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (const key of CHILD_KEYS[node.type] ?? NO_KEYS) {
    const value = (node as unknown as Record<string, unknown>)[key];
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) children.push(item);
    } else if (isNode(value)) children.push(value);
  }
  return children;
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";
}

export function spanOf(node: Node): Span {
  return { start: node.range[0], end: node.range[1] };
}

/** Looks through what changes neither the value nor its danger: TypeScript's casts and `!`, and optional chains. */
export function unwrap(node: Node): Node {
  let current = node;
  for (;;) {
    switch (current.type) {
      case "TSAsExpression":
      case "TSNonNullExpression":
      case "TSSatisfiesExpression":
      case "TSTypeAssertion":
      case "TSInstantiationExpression":
      case "ChainExpression":
        current = current.expression;
        break;
      default:
        return current;
    }
  }
}

/** Parents and an index by type of all nodes of one tree, made in a single walk without recursion (deep code cannot overflow it). */
export class TreeIndex {
  /** Several types stand with blanks between them, from when they are first asked for. */
  private readonly byType = new Map<string, Node[]>();

  constructor(readonly root: TSESTree.Program) {
    const stack: Node[] = [root];
    for (let node = stack.pop(); node; node = stack.pop()) {
      const bucket = this.byType.get(node.type);
      if (bucket) bucket.push(node);
      else this.byType.set(node.type, [node]);
      const keys = CHILD_KEYS[node.type] ?? NO_KEYS;
      // From the last child to the first, which is then the next to be taken.
      for (let i = keys.length - 1; i >= 0; i--) {
        const value = (node as unknown as Record<string, unknown>)[keys[i] as string];
        if (Array.isArray(value)) {
          for (let j = value.length - 1; j >= 0; j--) enter(value[j], node, stack);
        } else enter(value, node, stack);
      }
    }
  }

  parentOf(node: Node): Node | undefined {
    return node === this.root ? undefined : node.parent;
  }

  /** All nodes of the types given, in text order. */
  nodes<T extends NodeName>(...types: T[]): readonly NodeNamed<T>[] {
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-assertion -- without it, the compiler refuses the return
    return this.nodesOf(types) as readonly NodeNamed<T>[];
  }

  /** Those of one type that begin within a node, in text order. */
  nodesIn<T extends NodeName>({ range: [start, end] }: Node, type: T): readonly NodeNamed<T>[] {
    const all = this.nodes(type);
    const firstAt = (offset: number): number => {
      let [low, high] = [0, all.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((all[middle]?.range[0] ?? Infinity) < offset) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    return all.slice(firstAt(start), firstAt(end));
  }

  private nodesOf(types: readonly string[]): readonly unknown[] {
    const [only = ""] = types;
    const key = types.length === 1 ? only : types.join(" ");
    let found = this.byType.get(key);
    if (!found) {
      found = types.flatMap((type) => this.byType.get(type) ?? []);
      if (types.length > 1) found.sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]);
      this.byType.set(key, found);
    }
    return found;
  }

  /** The outermost node that covers exactly this span (unless it is the program), or undefined. */
  nodeAt(span: Span): Node | undefined {
    let current: Node | undefined = this.root;
    while (current) {
      const inner: Node | undefined = childrenOf(current).find((child) => child.range[0] <= span.start && span.end <= child.range[1]);
      if (inner && inner.range[0] === span.start && inner.range[1] === span.end) return inner;
      current = inner;
    }
    return undefined;
  }
}

function enter(child: unknown, parent: Node, stack: Node[]): void {
  if (!isNode(child)) return;
  // The nodes themselves say it: a table of all nodes takes longer to fill, and to ask, than anything else here.
  child.parent = parent;
  stack.push(child);
}
