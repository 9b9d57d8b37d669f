import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { Readers } from "./readers";
import type { FunctionNode, HeapObject, Value } from "./value";
import type { Values } from "./values";

/**
 * One function (or the module) as it runs in one context: what its inner functions share with it,
 * and the objects it makes. Outlives the call, as closures do.
 */
export class Activation {
  /** Objects by the place that makes them. */
  readonly objects = new Map<TSESTree.Node, HeapObject>();
  /** Everything ever assigned to a variable here, for readers that cannot tell when they run. */
  private readonly cells = new Map<Variable, Value>();
  /** What of it inner functions assigned. */
  private readonly innerCells = new Map<Variable, Value>();
  /** Which inner functions read a variable. */
  private readonly seen = new Map<Variable, Readers>();
  /** The run that made it. */
  readonly run: number;

  constructor(
    readonly parent: Activation | undefined,
    readonly node: FunctionNode | TSESTree.Program,
    private readonly values: Values,
  ) {
    this.run = values.journal.run;
  }

  /** Records an assignment. */
  write(variable: Variable, value: Value, isInner: boolean): void {
    this.add(this.cells, variable, value);
    if (isInner) this.add(this.innerCells, variable, value);
  }

  private add(cells: Map<Variable, Value>, variable: Variable, value: Value): void {
    const before = cells.get(variable) ?? this.values.unknown;
    const joined = this.values.join(before, value);
    if (joined === before) return;
    const { journal } = this.values;
    const readers = this.seen.get(variable);
    journal.note(this, () => cells.set(variable, before), readers !== undefined);
    cells.set(variable, joined);
    readers?.outdate(journal);
  }

  /** Everything that a variable was given so far, for one who only looks. */
  given(variable: Variable): Value | undefined {
    return this.cells.get(variable);
  }

  /**
   * What an inner function sees of a variable.
   * @param isInner for what inner functions gave it alone
   */
  read(variable: Variable, isInner = false): Value {
    const value = (isInner ? this.innerCells : this.cells).get(variable) ?? this.values.unknown;
    let readers = this.seen.get(variable);
    if (!readers) this.seen.set(variable, (readers = new Readers()));
    const { journal } = this.values;
    readers.note(journal, this.run === journal.run ? journal.reader : undefined);
    return value;
  }
}
