import type { Work } from "./work";

/**
 * The strongly connected components of a graph that have an edge inside (Tarjan, Depth-first search and linear graph
 * algorithms, 1972), without recursion: expressions can be deep.
 * @throws TooLarge
 */
export function componentsOf<T>(nodes: readonly T[], next: (node: T) => readonly T[], work: Work): T[][] {
  const found: T[][] = [];
  const order = new Map<T, { index: number; low: number; isOpen: boolean }>();
  const open: T[] = [];
  for (const root of nodes) {
    if (order.has(root)) continue;
    const path: { node: T; mark: { index: number; low: number; isOpen: boolean }; next: readonly T[]; at: number }[] = [];
    const visit = (node: T): void => {
      const mark = { index: order.size, low: order.size, isOpen: true };
      order.set(node, mark);
      open.push(node);
      const children = next(node);
      work.spend(children.length + 1);
      path.push({ node, mark, next: children, at: 0 });
    };
    visit(root);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const child = top.next[top.at++];
      if (child !== undefined) {
        const known = order.get(child);
        if (!known) visit(child);
        else if (known.isOpen) top.mark.low = Math.min(top.mark.low, known.index);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent) parent.mark.low = Math.min(parent.mark.low, top.mark.low);
      if (top.mark.low !== top.mark.index) continue;
      const component = open.splice(open.lastIndexOf(top.node));
      for (const node of component) {
        const mark = order.get(node);
        if (mark) mark.isOpen = false;
      }
      if (component.length > 1 || top.next.includes(top.node)) found.push(component.reverse());
    }
  }
  return found;
}
