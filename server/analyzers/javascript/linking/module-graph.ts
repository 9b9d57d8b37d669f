/** Which module imports which. Modules that import each other form a component; components have an order, imported ones first. */
export class ModuleGraph {
  private readonly imports = new Map<string, readonly string[]>();
  private readonly importers = new Map<string, Set<string>>();
  private components: Components | undefined;

  has(module: string): boolean {
    return this.imports.has(module);
  }

  /** Sets what a module imports. @returns true when that is another set than before */
  set(module: string, imports: readonly string[]): boolean {
    const before = this.imports.get(module);
    if (before?.length === imports.length && before.every((target, index) => target === imports[index])) return false;
    this.unlink(module);
    this.imports.set(module, imports);
    for (const target of imports) {
      const known = this.importers.get(target);
      if (known) known.add(module);
      else this.importers.set(target, new Set([module]));
    }
    this.components = undefined;
    return true;
  }

  delete(module: string): void {
    if (!this.imports.has(module)) return;
    this.unlink(module);
    this.imports.delete(module);
    this.components = undefined;
  }

  modules(): Iterable<string> {
    return this.imports.keys();
  }

  importsOf(module: string): readonly string[] {
    return this.imports.get(module) ?? [];
  }

  /** The modules given and all that they import, directly or not. */
  withImports(modules: Iterable<string>): Set<string> {
    return closure(modules, (module) => this.importsOf(module));
  }

  /** The modules given and all that import them, directly or not. */
  withImporters(modules: Iterable<string>): Set<string> {
    return closure(modules, (module) => this.importers.get(module) ?? []);
  }

  /** The modules given and all that imports connect with them, in whichever direction. */
  connectedWith(modules: Iterable<string>): Set<string> {
    return closure(modules, (module) => [...this.importsOf(module), ...(this.importers.get(module) ?? [])]);
  }

  /** All modules, those together that imports connect in whichever direction; in the order in which they became known. */
  unconnected(): string[][] {
    const seen = new Set<string>();
    const groups: string[][] = [];
    for (const module of this.imports.keys()) {
      if (seen.has(module)) continue;
      const group = this.connectedWith([module]);
      for (const member of group) seen.add(member);
      groups.push([...group].filter((member) => this.imports.has(member)));
    }
    return groups;
  }

  /** The modules that are solved together with this one, itself included, in a fixed order. */
  componentOf(module: string): readonly string[] {
    return this.all().members[this.all().indexOf.get(module) ?? -1] ?? [module];
  }

  /** The components of these modules, imported ones before those that import them. */
  inOrder(modules: Iterable<string>): (readonly string[])[] {
    const { indexOf, members } = this.all();
    const indices = new Set<number>();
    for (const module of modules) {
      const index = indexOf.get(module);
      if (index !== undefined) indices.add(index);
    }
    return [...indices].sort((a, b) => a - b).map((index) => members[index] ?? []);
  }

  private all(): Components {
    return (this.components ??= componentsOf(this.imports));
  }

  private unlink(module: string): void {
    for (const target of this.imports.get(module) ?? []) this.importers.get(target)?.delete(module);
  }
}

function closure(start: Iterable<string>, next: (module: string) => Iterable<string>): Set<string> {
  const reached = new Set(start);
  for (const module of reached) for (const neighbour of next(module)) reached.add(neighbour);
  return reached;
}

interface Components {
  readonly indexOf: ReadonlyMap<string, number>;
  readonly members: readonly (readonly string[])[];
}

interface Visit {
  readonly module: string;
  readonly targets: readonly string[];
  readonly number: number;
  lowest: number;
  next: number;
}

/** Strongly connected components in reverse topological order (Tarjan 1972), without recursion: chains of imports are long. */
function componentsOf(imports: ReadonlyMap<string, readonly string[]>): Components {
  const indexOf = new Map<string, number>();
  const members: string[][] = [];
  const numbers = new Map<string, number>();
  const open: string[] = [];
  const visits: Visit[] = [];
  const enter = (module: string): void => {
    const number = numbers.size;
    numbers.set(module, number);
    open.push(module);
    visits.push({ module, targets: imports.get(module) ?? [], number, lowest: number, next: 0 });
  };
  for (const start of imports.keys()) {
    if (!numbers.has(start)) enter(start);
    for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
      const target = visit.targets[visit.next++];
      if (target !== undefined) {
        if (!imports.has(target)) continue;
        const number = numbers.get(target);
        if (number === undefined) enter(target);
        else if (!indexOf.has(target)) visit.lowest = Math.min(visit.lowest, number);
        continue;
      }
      visits.pop();
      const parent = visits.at(-1);
      if (parent) parent.lowest = Math.min(parent.lowest, visit.lowest);
      if (visit.lowest < visit.number) continue;
      const component = open.splice(open.lastIndexOf(visit.module)).sort();
      for (const module of component) indexOf.set(module, members.length);
      members.push(component);
    }
  }
  return { indexOf, members };
}
