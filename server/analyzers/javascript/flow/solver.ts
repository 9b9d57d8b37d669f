import { CancelledError, type CancellationToken } from "../../../core/cancellation";
import type { Incompleteness } from "../../../core/finding";
import { noteEndedEarly } from "../../ended-early";
import type { Program } from "../../program";
import type { RuleSet } from "../../rule-set";
import type { JavaScriptModule } from "../program/module";
import { Arrivals, type FlowFinding } from "./arrivals";
import { BudgetExceeded, Clock, TimeExceeded } from "./clock";
import { runEntryPoints } from "./entry-points";
import { FunctionRunner, type Uses } from "./functions";
import { Interpreter, type Shared } from "./interpreter";
import { NOBODY } from "./readers";
import { Reporter } from "./sinks";
import { Values } from "./values";
import { WantedRules } from "./wanted-rules";

/** A module as the solver wants it. */
export interface Unit {
  readonly module: JavaScriptModule;
  readonly program: Program;
  /** The URI of the module of this program that a specifier leads to, if it leads to one. */
  resolve(specifier: string): string | undefined;
}

/** A module whose exports and functions are there for those that import it. */
export type SolvedModule = Interpreter;

/** What a run found, in whichever modules, and the modules of the run. */
export interface Solution {
  readonly findings: readonly FlowFinding[];
  readonly incomplete: readonly Incompleteness[];
  readonly solved: ReadonlyMap<string, SolvedModule>;
  /** Functions of modules that were solved before, as far as what they do had a say in this. */
  readonly uses: Uses;
  /** How often all was gone through. */
  readonly passes: number;
}

const MAX_PASSES = 3;

/**
 * Solves data flow module by module, those that others import first; modules that import each other are solved in one run.
 * The contexts in which the functions of a solved module ran are its summaries: a run that calls them with the same arguments
 * takes the result as it is, and one that calls them with others solves them for these and forgets that at its end.
 */
export class Solver {
  private readonly run = { arrivals: new Arrivals() };
  private readonly shared: Shared;
  /** By program and language. */
  private readonly wanted = new WeakMap<Program, Map<string, WantedRules>>();

  constructor(private readonly rules: RuleSet) {
    const values = new Values(rules.models.empty);
    const clock = new Clock();
    this.shared = { models: rules.models, values, runner: new FunctionRunner(values, clock, this.run), clock };
  }

  /**
   * @param units the modules of one run, of which each may import the others
   * @param solved a module that was solved before
   * @param foreignTicks how many statements and calls may be run in modules that were solved before
   * @throws CancelledError; running out of time is not an error but told in `incomplete`
   */
  solve(
    units: readonly Unit[],
    solved: (uri: string) => SolvedModule | undefined,
    foreignTicks: number,
    cancellation: CancellationToken,
  ): Solution {
    const { values, runner, clock } = this.shared;
    this.run.arrivals = new Arrivals();
    values.journal.beginRun();
    runner.beginRun(foreignTicks);
    clock.start(Math.max(...units.map((unit) => unit.program.budgetMilliseconds)) * Math.min(units.length, 4), cancellation);
    const here = new Map<string, Interpreter>();
    for (const unit of units) here.set(unit.module.document.uri, this.interpreterOf(unit, here, solved));
    let incomplete: Incompleteness[] = [];
    const passesBefore = values.journal.pass;
    try {
      this.interpret([...here.values()]);
    } catch (error) {
      incomplete = [whyCutShort(error, units)];
    } finally {
      values.journal.endRun();
    }
    if (runner.wasCutShort)
      incomplete.push({ reason: "budget", message: "data flow into imported files was cut short; more may be found" });
    const passes = values.journal.pass - passesBefore;
    return { findings: this.run.arrivals.findings(), incomplete, solved: here, uses: runner.uses(), passes };
  }

  /** The whole is repeated while something was read before all that it may be was known. */
  private interpret(modules: readonly Interpreter[]): void {
    const { journal } = this.shared.values;
    for (let pass = 0; pass < MAX_PASSES; pass++) {
      this.shared.runner.beginPass();
      for (const module of modules) module.load();
      journal.reader = NOBODY;
      for (const module of modules) runEntryPoints(module);
      do this.runTheRest();
      while (this.shared.runner.revise());
      if (!journal.stale) return;
    }
  }

  /** Functions that nothing called run with whatever their parameters' names and types tell. */
  private runTheRest(): void {
    const { runner } = this.shared;
    for (let before = -1; before !== runner.reached.size;) {
      before = runner.reached.size;
      for (const object of runner.functions()) {
        if (object.code && !runner.reached.has(object.code)) runner.closureOf(object)?.machine.runConstructor(object, []);
      }
    }
  }

  private interpreterOf(
    unit: Unit,
    here: ReadonlyMap<string, Interpreter>,
    solved: (uri: string) => SolvedModule | undefined,
  ): Interpreter {
    const { module, program } = unit;
    const reporter = new Reporter(module, this.wantedRules(program, module.syntax.language), program, this.rules.models, this.run);
    return new Interpreter(module, reporter, this.shared, (specifier) => {
      const uri = unit.resolve(specifier);
      if (uri === undefined) return undefined;
      const neighbour = here.get(uri);
      neighbour?.load();
      return neighbour ?? solved(uri);
    });
  }

  private wantedRules(program: Program, language: string): WantedRules {
    let byLanguage = this.wanted.get(program);
    if (!byLanguage) this.wanted.set(program, (byLanguage = new Map<string, WantedRules>()));
    let wanted = byLanguage.get(language);
    if (!wanted) byLanguage.set(language, (wanted = new WantedRules(this.rules.rules, language, program)));
    return wanted;
  }
}

function whyCutShort(error: unknown, units: readonly Unit[]): Incompleteness {
  if (error instanceof CancelledError) throw error;
  // A budget ends in the same place whenever it is asked again.
  if (!(error instanceof BudgetExceeded) || error instanceof TimeExceeded) noteEndedEarly();
  if (error instanceof BudgetExceeded) {
    const limit = units[0]?.program.budgetMilliseconds ?? 0;
    return { reason: "budget", message: `data flow was cut short after a budget of ${limit} ms; more may be found` };
  }
  if (error instanceof RangeError)
    return { reason: "budget", message: "data flow was cut short: the code nests too deeply; more may be found" };
  const message = error instanceof Error ? error.message : String(error);
  return { reason: "crash", message: `data flow failed (${message}); please report this` };
}
