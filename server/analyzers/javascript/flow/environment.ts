import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { Value } from "./value";
import type { Values } from "./values";

const NO_VARIABLES: ReadonlyMap<Variable, Value> = new Map();
const NO_PATHS: ReadonlyMap<string, Value> = new Map();

/**
 * The variables at one point of a function. Flow-sensitive: branches fork it and joins merge it.
 * Forking copies nothing until one side writes.
 */
export class Environment {
  /** True where control cannot arrive: after return, throw, break or continue. */
  dead = false;
  private variables: ReadonlyMap<Variable, Value> = NO_VARIABLES;
  /** The variables as only this environment has them, which it may change. */
  private ownVariables: Map<Variable, Value> | undefined;
  /** Exact values of access paths such as `req.query.id`: what was last stored there, or what a guard left of it. */
  private paths: ReadonlyMap<string, Value> = NO_PATHS;
  private ownPaths: Map<string, Value> | undefined;
  /** At least as many steps as the longest path that is known has, so that nothing is looked for where nothing can be. */
  private longest = 0;

  /** @param outer the variables of enclosing functions as they were when this function was written */
  constructor(
    private readonly values: Values,
    private readonly outer?: Environment,
  ) {}

  fork(): Environment {
    const copy = new Environment(this.values, this.outer);
    copy.become(this);
    return copy;
  }

  /** The variable's value, or undefined when it was not assigned on the way here. */
  get(variable: Variable): Value | undefined {
    let value = this.variables.get(variable);
    for (let { outer } = this; !value && outer; { outer } = outer) value = outer.variables.get(variable);
    return value;
  }

  set(variable: Variable, value: Value): void {
    if (this.variables.get(variable) === value) return;
    if (!this.ownVariables) this.variables = this.ownVariables = new Map(this.variables);
    this.ownVariables.set(variable, value);
  }

  /** The exact value of an access path, where straight-line code tells it. */
  at(path: string): Value | undefined {
    let value = this.paths.get(path);
    for (let { outer } = this; !value && outer; { outer } = outer) value = outer.paths.get(path);
    return value;
  }

  /** The path holds exactly this value from here on. */
  store(path: string, value: Value): void {
    const steps = stepsOf(path);
    this.forgetBelow(path, steps);
    if (this.paths.get(path) === value) return;
    this.changeablePaths().set(path, value);
    this.longest = Math.max(this.longest, steps);
  }

  /** Notes that something holds for a path; see prototypes.ts. */
  note(path: string): void {
    this.changeablePaths().set(path, this.values.unknown);
    this.longest = Infinity;
  }

  /** How far untrusted names have led the variables; see prototypes.ts. */
  reached(): number {
    let steps = 0;
    for (const { reach } of this.variables.values()) if (reach) steps += (reach.root ? 1 : 0) + (reach.maker ? 1 : 0);
    for (const { reach } of this.paths.values()) if (reach) steps += (reach.root ? 1 : 0) + (reach.maker ? 1 : 0);
    return steps;
  }

  /** The path or something below it changed: what was known of it no longer holds. */
  forget(path: string): void {
    if (this.paths.size === 0) return;
    this.forgetBelow(path, stepsOf(path));
    if (this.paths.has(path)) this.changeablePaths().delete(path);
  }

  /** Makes this the state after both ways; a dead way contributes nothing. */
  merge(a: Environment, b: Environment): void {
    if (a.dead || b.dead) {
      this.become(a.dead ? b : a);
      return;
    }
    const variables = a.variables === b.variables ? a.variables : this.joinVariables(a.variables, b.variables);
    const paths = a.paths === b.paths ? a.paths : this.joinPaths(a.paths, b.paths);
    const longest = Math.max(a.longest, b.longest);
    a.share();
    b.share();
    this.share();
    this.variables = variables;
    this.paths = paths;
    this.longest = longest;
    this.dead = false;
  }

  /** True where all is as in the other one, but for variables that are declared within a place and made anew whenever it is entered. */
  isAs(other: Environment, within: TSESTree.Node): boolean {
    if (this.dead !== other.dead || this.paths !== other.paths) return false;
    if (this.variables === other.variables) return true;
    for (const [variable, value] of this.variables) {
      if (other.variables.get(variable) !== value && !isDeclaredWithin(variable, within)) return false;
    }
    return true;
  }

  /** True where every variable and path is known to be what it is in the other one. */
  saysTheSameAs(other: Environment): boolean {
    if (!haveTheSame(this.variables, other.variables) || !haveTheSame(this.paths, other.paths)) return false;
    if (this.outer === other.outer) return true;
    return this.outer !== undefined && other.outer !== undefined && this.outer.saysTheSameAs(other.outer);
  }

  become(other: Environment): void {
    if (other === this) return;
    other.share();
    this.share();
    this.variables = other.variables;
    this.paths = other.paths;
    this.longest = other.longest;
    this.dead = other.dead;
  }

  private share(): void {
    this.ownVariables = undefined;
    this.ownPaths = undefined;
  }

  private changeablePaths(): Map<string, Value> {
    if (!this.ownPaths) this.paths = this.ownPaths = new Map(this.paths);
    return this.ownPaths;
  }

  /** Most paths have nothing below them; only where one may have are the others looked through. */
  private forgetBelow(path: string, steps: number): void {
    if (this.longest <= steps) return;
    const below = `${path}.`;
    const index = `[${path}]`;
    for (const known of this.paths.keys()) {
      if (known.startsWith(below) || known.includes(index)) this.changeablePaths().delete(known);
    }
  }

  private joinVariables(a: ReadonlyMap<Variable, Value>, b: ReadonlyMap<Variable, Value>): ReadonlyMap<Variable, Value> {
    let joined: Map<Variable, Value> | undefined;
    let shared = 0;
    for (const [variable, value] of b) {
      const inner = a.get(variable);
      if (inner) shared++;
      if (inner === value) continue;
      const known = inner ?? this.outer?.get(variable);
      const both = known ? this.values.join(known, value) : value;
      if (both !== inner) (joined ??= new Map(a)).set(variable, both);
    }
    // Where one branch alone says something of an enclosing function's variable, it is in the other what it was there.
    if (!this.outer || shared === a.size) return joined ?? a;
    for (const [variable, value] of a) {
      const known = b.has(variable) ? undefined : this.outer.get(variable);
      const both = known ? this.values.join(value, known) : value;
      if (both !== value) (joined ??= new Map(a)).set(variable, both);
    }
    return joined ?? a;
  }

  private joinPaths(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
    const joined = new Map<string, Value>();
    let isSame = true;
    for (const [path, left] of a) {
      const right = b.get(path);
      const both = right && this.values.join(left, right);
      if (both) joined.set(path, both);
      if (both !== left) isSame = false;
    }
    return isSame ? a : joined;
  }
}

function haveTheSame<Key>(a: ReadonlyMap<Key, Value>, b: ReadonlyMap<Key, Value>): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const [key, value] of a) {
    const other = b.get(key);
    if (value !== other && value.key !== other?.key) return false;
  }
  return true;
}

function isDeclaredWithin({ scope }: Variable, place: TSESTree.Node): boolean {
  return scope.variableScope !== scope && scope.block.range[0] >= place.range[0] && scope.block.range[1] <= place.range[1];
}

/** How many names follow the first one. */
function stepsOf(path: string): number {
  let steps = 0;
  for (let dot = path.indexOf("."); dot >= 0; dot = path.indexOf(".", dot + 1)) steps++;
  return steps;
}
