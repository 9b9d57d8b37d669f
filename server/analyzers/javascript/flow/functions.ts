import { Activation } from "./activation";
import { Arrivals } from "./arrivals";
import type { Clock } from "./clock";
import type { Closure } from "./closure";
import { Context, forCaller } from "./context";
import { withoutStrayEntries } from "./entries";
import type { Frame, Machine } from "./machine";
import type { FunctionNode, HeapObject, Value } from "./value";
import type { Reader } from "./journal";
import { isPlain } from "./plain-values";
import { runContext } from "./run-context";
import { UntouchedModules } from "./untouched-modules";
import type { Values } from "./values";

/**
 * A function with more different callers than this is solved once for all further ones together. Counted by its place
 * in the text: an inner function exists once for each context of the outer one, and those must not multiply.
 */
const MAX_CONTEXTS = 8;
/** The same for functions of modules that were solved before: what is found out about them is forgotten at the end of the run. */
const MAX_FOREIGN_CONTEXTS = 4;
/** What the context of all further callers goes by. */
const WIDENED = "*";
const MAX_DEPTH = 48;
/**
 * How many functions of other modules may be under way at once: who calls into a library of the program is followed so far into it. What
 * goes on deeper inside is that library's own affair, and looked at where it is solved itself.
 */
const MAX_FOREIGN_DEPTH = 6;
const MAX_ROUNDS = 3;
/** What solving a function aside may cost, without the functions that it calls and that are solved aside in turn. */
const ASIDE_TICKS = 4000;

/** Functions by the module that they are written in. */
export type Uses = Map<Machine, Set<FunctionNode>>;

/**
 * Runs functions of the program, once for each kind of arguments. What a run finds out about its own functions is kept for
 * the modules that import them; what it finds out about functions of other modules is forgotten at its end.
 */
export class FunctionRunner {
  /** Functions that some call of this run reached, by their place in the text. */
  readonly reached = new Set<FunctionNode>();
  /** Functions of modules that were solved before, as far as this run asked what they do. */
  private used: Uses = new Map();
  /** The same for what is solved aside for a module's functions, whoever asked first. */
  private readonly usedAside = new WeakMap<Machine, Uses>();
  private readonly closures = new WeakMap<HeapObject, Closure>();
  private readonly summaries = new WeakMap<HeapObject, Map<string, Context>>();
  /** The same for functions that belong to earlier runs, as this run calls them. */
  private foreign = new WeakMap<HeapObject, Map<string, Context>>();
  /** Outdated contexts that ran again in this pass already. */
  private readonly postponed = new Set<Context>();
  private exactContexts = new Map<FunctionNode, number>();
  /** Functions that were made in this run. */
  private made = new Set<HeapObject>();
  private depth = 0;
  private readonly untouched: UntouchedModules;
  /** Ticks that this run may still spend in functions of other modules. */
  private foreignTicksLeft = Infinity;
  private isInForeign = false;
  private foreignDepth = 0;
  private foreignEnd = Infinity;
  /** Ticks spent on what is kept for all modules, which no module is charged for. */
  private ticksAside = 0;
  /** True when calls into other modules were left out because they had become too many. */
  wasCutShort = false;

  constructor(
    private readonly values: Values,
    private readonly clock: Clock,
    private readonly run: { arrivals: Arrivals },
  ) {
    this.untouched = new UntouchedModules(values.journal);
  }

  beginRun(foreignTicks: number): void {
    this.foreignTicksLeft = foreignTicks;
    this.isInForeign = false;
    this.wasCutShort = false;
    this.reached.clear();
    this.used = new Map();
    this.foreign = new WeakMap();
    this.exactContexts.clear();
    this.made.clear();
    this.postponed.clear();
  }

  /** Makes ready for going through all once more: what was solved so far stays, but for what is known to be outdated. */
  beginPass(): void {
    const { journal } = this.values;
    const { age } = journal;
    journal.beginPass();
    if (journal.age !== age) this.reached.clear();
    for (const context of this.postponed) this.forget(context);
    this.postponed.clear();
  }

  /** Makes an object a function; written again, it sees what is there by then. */
  define(object: HeapObject, closure: Closure): void {
    object.code = closure.node;
    const before = this.closures.get(object);
    const { journal } = this.values;
    if (before && before.pass !== journal.pass && !seesTheSame(closure, before)) {
      for (const context of this.summaries.get(object)?.values() ?? []) {
        context.closure = closure;
        this.forget(context);
      }
    }
    this.closures.set(object, closure);
    this.made.add(object);
  }

  /** What was found out in a context no longer holds: it runs again when somebody asks, or else at the end of the pass. */
  private forget(context: Context): void {
    context.solvedAt = -1;
    this.values.journal.outdate(context);
  }

  /** Makes an object the function that another one is, with its `this` and the first of its arguments. */
  bind(from: HeapObject, to: HeapObject, self: Value, given: readonly Value[]): void {
    const closure = this.closureOf(from);
    if (!closure) return;
    const isFixed = closure.given !== undefined || closure.node.type === "ArrowFunctionExpression" || this.values.isUnknown(self);
    this.define(to, { ...closure, thisValue: isFixed ? closure.thisValue : self, given: [...(closure.given ?? []), ...given] });
  }

  closureOf(object: HeapObject): Closure | undefined {
    const closure = this.closures.get(object);
    if (closure && closure.machine.run !== this.values.journal.run) noteUse(this.used, closure);
    return closure;
  }

  /** Functions of other modules that the run depends on, through summaries as well. */
  uses(): Uses {
    const all: Uses = new Map();
    const modules = new Set(this.used.keys());
    const add = (uses: Uses | undefined): void => {
      for (const [machine, nodes] of uses ?? []) {
        modules.add(machine);
        all.set(machine, new Set([...(all.get(machine) ?? []), ...nodes]));
      }
    };
    add(this.used);
    for (const machine of modules) add(this.usedAside.get(machine));
    return all;
  }

  /** Every function that this run made so far. */
  functions(): HeapObject[] {
    return [...this.made];
  }

  /**
   * Runs the contexts again, once in a pass, that read something which changed since, shared ones that got other arguments, and those
   * that asked for the results of such.
   * @returns false when there was nothing to do
   */
  revise(): boolean {
    const { journal } = this.values;
    if (journal.outdated.size === 0) return false;
    for (let context = shortest(journal.outdated); context; context = shortest(journal.outdated)) {
      journal.outdated.delete(context);
      if (context.run === journal.run) this.reviseContext(context);
    }
    journal.outdated.clear();
    return true;
  }

  private reviseContext(context: Context): void {
    const { journal } = this.values;
    if (context.revisedIn === journal.pass) {
      this.postponed.add(context);
      return;
    }
    context.revisedIn = journal.pass;
    const { result, thrown } = context;
    context.solvedAt = -1;
    this.within(context.closure, () => {
      this.solveContext(context);
    });
    const isNews = context.result.taints !== result.taints || context.thrown.taints !== thrown.taints;
    if (isNews) for (const caller of context.callers) journal.outdate(caller);
  }

  /** @param caller what the function throws and does not catch is thrown there */
  apply(callee: HeapObject, thisValue: Value, args: readonly Value[], caller?: Frame): Value {
    const closure = this.closureOf(callee);
    if (!closure || this.depth >= MAX_DEPTH) return this.values.unknown;
    const given = withoutStrayEntries(closure.given ? [...closure.given, ...args] : args);
    const context = this.solve(callee, closure, thisValue, given);
    if (caller) caller.thrown = this.values.join(caller.thrown, forCaller(context, context.thrown, given));
    return forCaller(context, context.result, given);
  }

  private solve(callee: HeapObject, closure: Closure, thisValue: Value, args: readonly Value[]): Context {
    const { values } = this;
    const isFixed = closure.node.type === "ArrowFunctionExpression" || closure.given !== undefined;
    const receiver = isFixed || values.isUnknown(thisValue) ? closure.thisValue : thisValue;
    const { run } = values.journal;
    const key = contextKey(receiver, args);
    const summary = callee.run === run ? undefined : this.summaryFor(callee, closure, receiver, args, key);
    if (summary) return summary;
    return this.within(closure, () => this.solveHere(callee, closure, receiver, args, key));
  }

  /** Counts what is done for a function of another module as such. */
  private within<T>({ machine }: Closure, work: () => T): T {
    if (machine.run === this.values.journal.run || this.isInForeign) return work();
    const ticks = this.clock.ticks - this.ticksAside;
    this.isInForeign = true;
    this.foreignEnd = this.clock.ticks + this.foreignTicksLeft;
    try {
      return work();
    } finally {
      this.isInForeign = false;
      this.foreignTicksLeft -= this.clock.ticks - this.ticksAside - ticks;
    }
  }

  /** What is known of a function of another module that was solved before, as long as that module is as it was then. */
  private summaryFor(callee: HeapObject, closure: Closure, receiver: Value, args: readonly Value[], key: string): Context | undefined {
    if (!this.untouched.has(closure.machine)) return undefined;
    let known = this.summaries.get(callee);
    if (!known) this.summaries.set(callee, (known = new Map<string, Context>()));
    const exact = known.get(key);
    if (exact) return exact;
    const { run } = this.values.journal;
    const isPlainCall = receiver.taints.length === 0 && receiver.refs.every((ref) => ref.run !== run) && args.every((arg) => isPlain(arg));
    if (!isPlainCall) return undefined;
    const plain = `plain ${receiver.key}`;
    return known.get(plain) ?? (this.depth <= MAX_DEPTH / 2 ? this.solveAside(closure, receiver, known, plain) : undefined);
  }

  /**
   * Solves a function for calls that tell it nothing, for all modules to come. Nothing of the run at hand goes into that, and nothing that
   * is done for it stays; what it finds, the function's own module has found already.
   */
  private solveAside(closure: Closure, receiver: Value, known: Map<string, Context>, key: string): Context {
    const { foreign, foreignDepth, exactContexts, made, isInForeign, foreignEnd, wasCutShort, used } = this;
    const { arrivals } = this.run;
    const before = this.clock.ticks;
    let context: Context | undefined;
    const usedAside: Uses = this.usedAside.get(closure.machine) ?? (new Map() as Uses);
    this.usedAside.set(closure.machine, usedAside);
    this.used = usedAside;
    this.foreign = new WeakMap();
    this.foreignDepth = 0;
    this.exactContexts = new Map();
    this.made = new Set();
    this.run.arrivals = new Arrivals();
    this.isInForeign = true;
    this.foreignEnd = before + ASIDE_TICKS;
    try {
      this.values.journal.aside(() => {
        context = this.newContext(closure, known, key, receiver, []);
        this.runContext(context);
      });
    } catch (error) {
      known.delete(key);
      throw error;
    } finally {
      const spent = this.clock.ticks - before;
      this.ticksAside += spent;
      Object.assign(this, { used, foreign, foreignDepth, exactContexts, made, isInForeign, wasCutShort, foreignEnd: foreignEnd + spent });
      this.run.arrivals = arrivals;
    }
    return context as unknown as Context;
  }

  private solveHere(callee: HeapObject, closure: Closure, receiver: Value, args: readonly Value[], key: string): Context {
    this.reached.add(closure.node);
    const context = this.contextFor(callee, closure, receiver, args, key);
    const { journal } = this.values;
    context.closure = closure;
    if (context.run === journal.run) context.callers.add(journal.reader);
    if (context.running) context.recursions++;
    else this.solveContext(context);
    return context;
  }

  /** Runs a context that did not run in this pass yet, as long as there is time for it. */
  private solveContext(context: Context): void {
    const { journal } = this.values;
    const { closure } = context;
    if (context.solvedAt === journal.age || context.run !== journal.run) return;
    if (this.isInForeign && this.clock.ticks > this.foreignEnd) this.wasCutShort = true;
    else if (closure.machine.run === journal.run || this.foreignDepth < MAX_FOREIGN_DEPTH) this.runContext(context);
  }

  private runContext(context: Context): void {
    const { journal } = this.values;
    const { reader } = journal;
    const isForeign = context.closure.machine.run !== journal.run;
    context.solvedAt = journal.age;
    context.running = true;
    journal.reader = context;
    this.depth++;
    if (isForeign) this.foreignDepth++;
    try {
      for (let round = 0; round < MAX_ROUNDS && this.runOnce(context); round++);
    } finally {
      context.running = false;
      journal.reader = reader;
      this.depth--;
      if (isForeign) this.foreignDepth--;
    }
  }

  /** @returns true when the function called itself with a result that has changed meanwhile */
  private runOnce(context: Context): boolean {
    const before = context.result;
    const recursions = context.recursions;
    const { returned, thrown } = runContext(context);
    context.result = this.values.join(before, returned);
    context.thrown = this.values.join(context.thrown, thrown);
    return context.recursions > recursions && context.result !== before;
  }

  private contextFor(callee: HeapObject, closure: Closure, thisValue: Value, args: readonly Value[], key: string): Context {
    const isForeign = callee.run !== this.values.journal.run;
    const table = isForeign ? this.foreign : this.summaries;
    let known = table.get(callee);
    if (!known) table.set(callee, (known = new Map<string, Context>()));
    const exact = known.get(key);
    if (exact) return exact;
    const exactSoFar = this.exactContexts.get(closure.node) ?? 0;
    if (exactSoFar < (closure.machine.run === this.values.journal.run ? MAX_CONTEXTS : MAX_FOREIGN_CONTEXTS)) {
      this.exactContexts.set(closure.node, exactSoFar + 1);
      return this.newContext(closure, known, key, thisValue, args);
    }
    const widened = known.get(WIDENED) ?? this.newContext(closure, known, WIDENED, thisValue, args);
    const { unknown } = this.values;
    const joined = args.map((arg, index) => this.values.join(widened.args[index] ?? unknown, arg));
    if (joined.some((value, index) => value.key !== (widened.args[index] ?? unknown).key)) {
      widened.args = joined;
      this.values.journal.outdate(widened);
    }
    return widened;
  }

  private newContext(closure: Closure, known: Map<string, Context>, key: string, thisValue: Value, args: readonly Value[]): Context {
    const { values } = this;
    const activation = new Activation(closure.activation, closure.node, values);
    const context = new Context(closure, activation, values.journal.run, thisValue, args, key === WIDENED, values.unknown);
    known.set(key, context);
    return context;
  }
}

/** True where what was found out about a function as it was written before holds for it as it is written now. */
function seesTheSame(now: Closure, before: Closure): boolean {
  return now.node === before.node && now.thisValue.key === before.thisValue.key && now.environment.saysTheSameAs(before.environment);
}

/** Inner functions come before those that they stand in, which have to be run again only once then. */
function shortest(contexts: ReadonlySet<Reader>): Context | undefined {
  let found: Context | undefined;
  for (const context of contexts) {
    if (context instanceof Context && (!found || context.length < found.length)) found = context;
  }
  return found;
}

function noteUse(uses: Uses, { machine, node }: Closure): void {
  const known = uses.get(machine);
  if (known) known.add(node);
  else uses.set(machine, new Set([node]));
}

function contextKey(receiver: Value, args: readonly Value[]): string {
  let key = receiver.key;
  for (const arg of args) key += ` ${arg.key}`;
  return key;
}
