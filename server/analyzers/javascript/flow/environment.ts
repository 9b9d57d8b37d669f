import type { Variable } from "@typescript-eslint/scope-manager";
import type { Value } from "./value";
import type { Values } from "./values";

/**
 * The variables at one point of a function. Flow-sensitive: branches fork it and joins merge it.
 * Forking copies nothing until one side writes.
 */
export class Environment {
  /** True where control cannot arrive: after return, throw, break or continue. */
  dead = false;
  private shared = false;
  private variables = new Map<Variable, Value>();
  /** Exact values of access paths such as `req.query.id`: what was last stored there, or what a guard left of it. */
  private paths = new Map<string, Value>();

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
    return this.variables.get(variable) ?? this.outer?.get(variable);
  }

  set(variable: Variable, value: Value): void {
    if (this.variables.get(variable) === value) return;
    this.own();
    this.variables.set(variable, value);
  }

  /** The exact value of an access path, where straight-line code tells it. */
  at(path: string): Value | undefined {
    return this.paths.get(path) ?? this.outer?.at(path);
  }

  /** The path holds exactly this value from here on. */
  store(path: string, value: Value): void {
    this.forget(path);
    this.own();
    this.paths.set(path, value);
  }

  /** Notes that something holds for a path; see prototypes.ts. */
  note(path: string): void {
    this.own();
    this.paths.set(path, this.values.unknown);
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
    const below = `${path}.`;
    const index = `[${path}]`;
    for (const known of [...this.paths.keys()]) {
      if (known !== path && !known.startsWith(below) && !known.includes(index)) continue;
      this.own();
      this.paths.delete(known);
    }
  }

  /** Makes this the state after both ways; a dead way contributes nothing. */
  merge(a: Environment, b: Environment): void {
    if (a.dead || b.dead) {
      this.become(a.dead ? b : a);
      return;
    }
    const variables = a.variables === b.variables ? a.variables : this.joinVariables(a.variables, b.variables);
    const paths = a.paths === b.paths ? a.paths : this.joinPaths(a.paths, b.paths);
    this.variables = variables;
    this.paths = paths;
    this.dead = false;
    this.shared = a.shared = b.shared = true;
  }

  become(other: Environment): void {
    this.variables = other.variables;
    this.paths = other.paths;
    this.dead = other.dead;
    this.shared = other.shared = true;
  }

  private joinVariables(a: Map<Variable, Value>, b: Map<Variable, Value>): Map<Variable, Value> {
    const joined = new Map(a);
    for (const [variable, value] of b) {
      const other = joined.get(variable);
      if (other !== value) joined.set(variable, other ? this.values.join(other, value) : value);
    }
    return joined;
  }

  private joinPaths(a: Map<string, Value>, b: Map<string, Value>): Map<string, Value> {
    const joined = new Map<string, Value>();
    for (const [path, left] of a) {
      const right = b.get(path);
      if (right) joined.set(path, this.values.join(left, right));
    }
    return joined;
  }

  private own(): void {
    if (!this.shared) return;
    this.variables = new Map(this.variables);
    this.paths = new Map(this.paths);
    this.shared = false;
  }
}
