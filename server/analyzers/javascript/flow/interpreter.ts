import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { CallRole, GuardModel, RoleModel, SourceModel } from "../../../rules/model";
import { constantOf } from "../program/constants";
import { globalsReadIn } from "../program/global-reads";
import type { JavaScriptModule } from "../program/module";
import { memberNameOf, packageNameOf, symbolNameOf } from "../program/names";
import { OWN_SCRIPT } from "../program/script-names";
import { unwrap } from "../syntax/tree";
import { Activation } from "./activation";
import { originalOf } from "./aliases";
import { pathKeyOf } from "./access-path-key";
import { assignTo } from "./assignments";
import { evaluateCall, evaluateTag } from "./calls";
import { constructObject, evaluateClass, instanceValue } from "./classes";
import { settled } from "./conduits";
import { Conventions } from "./conventions";
import { describeFields, runFrameworkMethods } from "./decorators";
import { Environment } from "./environment";
import { evaluateExpression } from "./expressions";
import type { FunctionRunner } from "./functions";
import { ModuleExports } from "./module-exports";
import { branchOn } from "./guards";
import { isFallback } from "./fallbacks";
import { KindSet, OF_THIS_SITE } from "./kinds";
import type { Frame, Machine } from "./machine";
import { evaluateMarkup } from "./markup";
import type { ModelIndex, StateSet } from "./model-index";
import { seesFrom } from "./hoisting";
import { namesIn } from "./property-names";
import { listenByProperty, newPort, startData } from "./ports";
import { elementOf, readProperty, textTaints, writeProperty } from "./properties";
import { NamedSources } from "./named-sources";
import { isOfBegunRoute } from "./routed-addresses";
import type { Reporter } from "./sinks";
import { executeStatement } from "./statements";
import { ERROR_TEXT, mapCleared, type Source, Taint } from "./taint";
import { annotatedStates } from "./type-annotations";
import { type FunctionNode, HeapObject, type Value } from "./value";
import type { Values } from "./values";
import type { Clock } from "./clock";
import { isOfComponent } from "./vue-names";

type Node = TSESTree.Node;
/** What else a source's row says of the data. */
type SourceFacts = Partial<Pick<SourceModel, "whole" | "inHead">>;

/** Names of the global object itself. */
const GLOBAL_OBJECTS = new Set(["window", "globalThis", "self", "global", "top", "parent", "frames"]);

let sourceCount = 0;

/** What the modules of a program share while they are solved. */
export interface Shared {
  readonly models: ModelIndex;
  readonly values: Values;
  readonly runner: FunctionRunner;
  readonly clock: Clock;
}

/**
 * Abstract interpretation of one module: every expression gets the library things, untrusted data and objects that
 * it may be. Functions run once for each kind of arguments.
 */
export class Interpreter implements Machine {
  readonly models: ModelIndex;
  readonly values: Values;
  readonly run: number;
  readonly imports = new Set<Interpreter>();
  readonly names: NamedSources;
  private readonly runner: FunctionRunner;
  private readonly conventions: Conventions;
  private readonly sources = new Map<Node, Map<string, Source>>();
  private readonly root: Activation;
  private readonly exports: ModuleExports;
  private readonly globals: HeapObject;
  private readonly globalStates: StateSet;
  private readonly builtins: StateSet;
  /** The pass in which the module's own code last began to run. */
  private enteredIn = -1;
  private port: HeapObject | undefined;
  private readonly shares = new Map<RoleModel, HeapObject>();

  /** @param linked the module of the program that a specifier leads to; undefined where it leads out of the program */
  constructor(
    readonly module: JavaScriptModule,
    readonly report: Reporter,
    private readonly shared: Shared,
    private readonly linked: (specifier: string) => Interpreter | undefined,
  ) {
    this.models = shared.models;
    this.values = shared.values;
    this.run = shared.values.journal.run;
    this.runner = shared.runner;
    this.conventions = new Conventions(module, this.models);
    this.names = new NamedSources(module, this.models, report, (node, kind, what) => this.source(node, kind, what, { whole: true }));
    this.root = new Activation(undefined, module.ast, this.values);
    this.exports = new ModuleExports(this);
    this.globals = new HeapObject(module.ast, this.values);
    this.globalStates = this.models.packageRoot("global");
    this.builtins = this.models.builtins;
  }

  /** What other modules get. */
  get exported(): Value {
    return this.exports.value;
  }

  /** Everything that a variable of the module, outside of functions, was ever given. */
  givenTo(variable: Variable): Value | undefined {
    return this.root.given(variable);
  }

  /** True where the module keeps something in the global object. */
  get hasGlobals(): boolean {
    return this.globals.properties.size > 0 || !this.values.isUnknown(this.globals.rest);
  }

  /** Runs what runs when the module is loaded, once in a pass: asked for by itself, or by the first module that imports it. */
  load(): void {
    const { journal } = this.values;
    if (this.enteredIn === journal.pass) return;
    this.enteredIn = journal.pass;
    // At the top of a script, `this` is the global object.
    const self = this.values.ofRef(this.exports.exportsObject).withStates(this.isScript() ? this.globalStates : this.models.empty);
    const frame = this.frameOf(this.root, new Environment(this.values), self);
    this.execute(this.module.ast, frame);
    this.exports.collect(frame);
  }

  private isScript(): boolean {
    return !this.module.ast.body.some(({ type }) => type === "ImportDeclaration" || type.startsWith("Export"));
  }

  evaluate(node: Node, frame: Frame): Value {
    const { seen } = frame;
    if (!seen) return evaluateExpression(this, node, frame);
    if (seen.isComplete) return (frame.environment === seen.environment && seen.values.get(node)) || evaluateExpression(this, node, frame);
    const value = evaluateExpression(this, node, frame);
    if (node.type !== "Literal") seen.values.set(node, value);
    return value;
  }

  execute(node: Node, frame: Frame): void {
    executeStatement(this, node, frame);
  }

  branch(condition: Node, frame: Frame): ReturnType<Machine["branch"]> {
    return branchOn(this, condition, frame);
  }

  assign(target: Node, value: Value, frame: Frame): void {
    assignTo(this, target, value, frame);
  }

  readProperty(object: Value, name: string | undefined, node: Node): Value {
    return readProperty(this, object, name, node);
  }

  writeProperty(object: Value, name: string | undefined, value: Value, node: Node): void {
    writeProperty(this, object, name, value, node);
  }

  elementOf(object: Value, node: Node): Value {
    return elementOf(this, object, node);
  }

  keysOf(object: Value, node: Node): Value {
    return namesIn(this, object, object.taints, node, "has properties that are gone through");
  }

  newTaint(node: Node, kind: string, what: string): Taint {
    return new Taint(this.source(node, kind, what), KindSet.NONE);
  }

  frameWithin(callee: HeapObject): Frame | undefined {
    const closure = this.runner.closureOf(callee);
    if (!closure) return undefined;
    const activation = new Activation(closure.activation, closure.node, this.values);
    return this.frameOf(activation, new Environment(this.values, closure.environment), closure.thisValue);
  }

  machineOf(callee: HeapObject): Machine | undefined {
    return this.runner.closureOf(callee)?.machine;
  }

  textTaints(value: Value): readonly Taint[] {
    return textTaints(value);
  }

  call(node: TSESTree.CallExpression | TSESTree.NewExpression, frame: Frame): Value {
    return evaluateCall(this, node, frame);
  }

  callTag(node: TSESTree.TaggedTemplateExpression, frame: Frame): Value {
    return evaluateTag(this, node, frame);
  }

  markup(node: Parameters<Machine["markup"]>[0], frame: Frame): Value {
    return evaluateMarkup(this, node, frame);
  }

  classValue(node: TSESTree.ClassDeclaration | TSESTree.ClassExpression, frame: Frame): Value {
    const value = evaluateClass(this, node, frame);
    const [created] = value.refs;
    if (created) {
      describeFields(this, node, created, frame);
      runFrameworkMethods(this, node, created, frame);
    }
    return value;
  }

  apply(callee: HeapObject, thisValue: Value, args: readonly Value[], _node: Node, caller?: Frame): Value {
    return this.runner.apply(callee, thisValue, args, caller);
  }

  construct(callee: HeapObject, args: readonly Value[], node: Node, caller?: Frame): Value {
    return constructObject(this, callee, args, node, caller);
  }

  closure(node: FunctionNode, frame: Frame, home?: HeapObject): Value {
    const object = this.allocate(node, frame);
    const isArrow = node.type === "ArrowFunctionExpression";
    const thisValue = isArrow ? frame.thisValue : home ? selfOf(frame, home, this.values) : this.values.unknown;
    const environment = frame.environment.fork();
    const value = this.values.ofRef(object);
    const ownName = node.type === "FunctionExpression" && node.id ? this.module.variableOf(node.id) : undefined;
    if (ownName) environment.set(ownName, value);
    this.runner.define(object, {
      machine: this,
      node,
      activation: frame.activation,
      environment,
      thisValue,
      pass: this.values.journal.pass,
    });
    return value;
  }

  shareCode(from: HeapObject, to: HeapObject): void {
    const closure = this.runner.closureOf(from);
    if (closure) this.runner.define(to, closure);
  }

  bind(from: HeapObject, to: HeapObject, self: Value, given: readonly Value[]): void {
    this.runner.bind(from, to, self, given);
  }

  prototypeOf(constructor: HeapObject): HeapObject {
    if (!constructor.instancePrototype) {
      this.values.journal.note(constructor, () => (constructor.instancePrototype = undefined));
      constructor.instancePrototype = new HeapObject(constructor.node, this.values);
      constructor.instancePrototype.constructedBy = constructor;
    }
    return constructor.instancePrototype;
  }

  constructorOf(prototype: HeapObject): HeapObject | undefined {
    return prototype.constructedBy;
  }

  adopt(method: HeapObject, constructor: HeapObject, instead: readonly HeapObject[]): void {
    const closure = this.owns(method) ? this.runner.closureOf(method) : undefined;
    if (!closure || closure.node.type === "ArrowFunctionExpression") return;
    const isFree = closure.thisValue.refs.every((ref) => instead.includes(ref)) && closure.thisValue.states.isEmpty;
    if (isFree) this.runner.define(method, { ...closure, thisValue: instanceValue(this, constructor) });
  }

  allocate(node: Node, frame: Frame): HeapObject {
    let object = frame.activation.objects.get(node);
    if (!object) frame.activation.objects.set(node, (object = new HeapObject(node, this.values)));
    return object;
  }

  readVariable(variable: Variable, frame: Frame): Value {
    const known = frame.environment.get(variable);
    const owner = this.ownerOf(variable, frame);
    const isOwn = owner === frame.activation;
    let value = known ?? this.values.unknown;
    if (isOwn) {
      if (this.conventions.isWrittenInside(variable)) value = this.values.join(value, owner.read(variable, true));
    } else if (known === undefined || this.conventions.isReassigned(variable)) {
      value = this.values.join(value, owner.read(variable, known !== undefined && !this.isOpen(variable, owner, frame)));
    }
    return this.values.isUnknown(value) ? this.values.join(value, this.values.ofStates(this.conventions.variable(variable.name))) : value;
  }

  /** True where what an inner function sees of what is assigned around it depends on when it runs. */
  private isOpen(variable: Variable, owner: Activation, frame: Frame): boolean {
    let inner = frame.activation;
    while (inner.parent && inner.parent !== owner) inner = inner.parent;
    return seesFrom(this.module, inner.node) < this.conventions.settledAt(variable);
  }

  recordWrite(variable: Variable, value: Value, frame: Frame): void {
    const owner = this.ownerOf(variable, frame);
    owner.write(variable, value, owner !== frame.activation);
  }

  overwrite(node: Node, value: Value, frame: Frame): void {
    const target = unwrap(node);
    if (target.type === "Identifier") {
      const variable = this.module.variableOf(target);
      if (!variable || variable.defs.length === 0) return;
      frame.environment.set(variable, value);
      this.recordWrite(variable, value, frame);
      return;
    }
    const key = pathKeyOf(this.module, target);
    if (key !== undefined) frame.environment.store(key, value);
  }

  clearAt(expression: Node, kinds: KindSet, environment: Environment, frame: Frame): void {
    this.refineAt(expression, (cleared) => cleared.union(kinds), environment, frame);
  }

  refineAt(expression: Node, change: (cleared: KindSet) => KindSet, environment: Environment, frame: Frame): void {
    const node = unwrap(expression);
    const seen = frame.seen?.values.get(node);
    if (seen?.taints.length === 0 || pathKeyOf(this.module, node) === undefined) return;
    const outer = frame.environment;
    frame.environment = environment;
    const before = this.evaluate(node, frame);
    const value = before.withTaints(mapCleared(before.taints, change));
    frame.environment = outer;
    if (value === before) return;
    if (node.type === "Identifier") {
      const variable = this.module.variableOf(node);
      if (variable && variable.defs.length > 0) environment.set(variable, value);
      const other = originalOf(this.module, node);
      if (other) this.refineAt(other, change, environment, frame);
      return;
    }
    const key = pathKeyOf(this.module, node);
    if (key !== undefined) environment.store(key, value);
  }

  guardsOf(node: TSESTree.CallExpression, frame: Frame): readonly GuardModel[] {
    return this.calledStates(node, frame).marks.guards;
  }

  rolesOf(node: TSESTree.CallExpression, frame: Frame): readonly CallRole[] {
    return this.calledStates(node, frame).marks.roles.map(({ role }) => role);
  }

  builtinMember(name: string): StateSet {
    return this.builtins.member(name);
  }

  safeMember(name: string): KindSet {
    return this.builtinMember(name).safe.parts;
  }

  conventionalMember(name: string): StateSet {
    return this.conventions.member(name);
  }

  conventionalParameters(node: FunctionNode): readonly (StateSet | undefined)[] {
    return this.conventions.parameters(node);
  }

  annotated(annotation: TSESTree.TSTypeAnnotation | undefined): StateSet {
    return annotation ? annotatedStates(this.module, this.models, annotation) : this.models.empty;
  }

  imported(specifier: unknown): Value {
    const linked = typeof specifier === "string" ? this.linked(specifier) : undefined;
    if (linked) {
      this.imports.add(linked);
      return linked.exported;
    }
    const name = packageNameOf(specifier);
    return name === undefined ? this.values.unknown : this.values.ofStates(this.models.packageRoot(name));
  }

  portOf(specifier: string): HeapObject | undefined {
    if (specifier === OWN_SCRIPT) return (this.port ??= newPort(this.module.ast, this.values));
    const linked = this.linked(specifier);
    if (linked) this.imports.add(linked);
    return linked?.portOf(OWN_SCRIPT);
  }

  global(node: TSESTree.Identifier): Value {
    if (node.name === "module") return this.values.ofRef(this.exports.moduleObject);
    if (node.name === "exports") return this.values.ofRef(this.exports.exportsObject);
    if (isOfComponent(this.module, node)) return this.values.unknown;
    // What a page stores in `window.x` is there for `x`.
    if (GLOBAL_OBJECTS.has(node.name)) return this.values.ofRef(this.globals).withStates(this.globalStates);
    const states = this.globalStates.member(node.name);
    const value = this.valueIn(states, node);
    if (states.keepsByKey && !this.globals.lookup(node.name)) {
      this.globals.store(node.name, this.values.ofRef(new HeapObject(this.module.ast, this.values)), this.values);
    }
    const stored = this.globals.lookup(node.name);
    return stored ? this.values.join(value, stored) : value;
  }

  writeGlobal(node: TSESTree.Identifier, value: Value): void {
    const parent = this.module.tree.parentOf(node);
    this.report.check(this.globalStates.member(node.name), value, parent?.type === "AssignmentExpression" ? parent.right : node);
    this.report.checkName(node.name, value, node);
    listenByProperty(this, this.values.unknown, this.globalStates.member(node.name), value, node);
    this.globals.store(node.name, value, this.values);
  }

  exportDefault(declaration: Node, frame: Frame): void {
    const isNamed = "id" in declaration && declaration.id?.type === "Identifier";
    if (declaration.type === "FunctionDeclaration" || declaration.type === "ClassDeclaration") {
      if (isNamed && declaration.type === "ClassDeclaration") this.execute(declaration, frame);
      const variable = isNamed && declaration.id ? this.module.variableOf(declaration.id) : undefined;
      const value = variable
        ? this.readVariable(variable, frame)
        : declaration.type === "ClassDeclaration"
          ? this.classValue(declaration, frame)
          : this.closure(declaration, frame);
      this.exports.setDefault(value);
      return;
    }
    this.exports.setDefault(this.evaluate(declaration, frame));
  }

  exportAssigned(value: Value): void {
    this.exports.replace(value);
  }

  errorQuoting(taint: Taint, node: Node): Value {
    const source = this.source(node, ERROR_TEXT, `the message of an error, which may quote ${taint.source.what},`);
    return this.values.ofTaints([new Taint(source, taint.cleared)]);
  }

  awaited(value: Value, node: Node): Value {
    return this.values.join(settled(this, value), this.valueIn(value.states.awaited(), node));
  }

  argumentsOf(frame: Frame): Value {
    const list = this.allocate(frame.activation.node, frame);
    list.isArray = true;
    for (const [index, value] of frame.args.entries()) list.store(String(index), value, this.values);
    return this.values.ofRef(list);
  }

  keyName(key: Node, computed: boolean): string | undefined {
    if (!computed && (key.type === "Identifier" || key.type === "PrivateIdentifier")) return key.name;
    const constant = constantOf(this.module, key);
    return constant === undefined || constant === null ? symbolNameOf(this.module, key) : String(constant);
  }

  storeNamed(object: HeapObject, name: string | undefined, value: Value, node: Node): void {
    const stored = name === undefined ? value : this.names.stored(name, value, node, node);
    if (name !== undefined) this.report.checkName(name, stored, node);
    object.store(name, stored, this.values);
  }

  valueIn(states: StateSet, node: Node): Value {
    if (states.isEmpty) return this.values.unknown;
    const { sources } = states.marks;
    if (sources.length === 0) return states.marks.roles.length === 0 ? this.values.ofStates(states) : this.inRole(states);
    const taints: Taint[] = [];
    const known = states.safe.whole;
    const cleared = isOfBegunRoute(this.module, node) ? known.union(OF_THIS_SITE) : known;
    for (const model of sources) {
      if (!this.report.wants(model.kind) || cleared.isAll) continue;
      if (model.fallbackFor !== undefined && isFallback(this.module, node, model.fallbackFor)) continue;
      if (model.unlessGlobal?.some((name) => globalsReadIn(this.module).has(name))) continue;
      taints.push(new Taint(this.source(node, model.kind, model.what, model), cleared));
    }
    return this.values.make(states, taints);
  }

  private inRole(states: StateSet): Value {
    return states.marks.roles.reduce((value, row) => {
      if (row.role === "start-data") return this.values.join(value, startData(this));
      if (row.role === "shared-by-handlers") return this.values.join(value, this.values.ofRef(this.sharedAs(row)));
      return value;
    }, this.values.ofStates(states));
  }

  /** What stands for all that handlers are given which a row of a model speaks of. */
  private sharedAs(row: RoleModel): HeapObject {
    let object = this.shares.get(row);
    if (!object) {
      object = new HeapObject(this.module.ast, this.values);
      object.hasOnlyNamed = true;
      object.isFilledLater = true;
      this.values.journal.note(this, () => this.shares.delete(row));
      this.shares.set(row, object);
    }
    return object;
  }

  tick(): void {
    this.shared.clock.tick();
  }

  /** True for what this run made, as opposed to what a module that was solved before holds. */
  owns(object: HeapObject): boolean {
    return object.run === this.values.journal.run;
  }

  /** What a function is because of the name that it is exported under. */
  exportedType(name: string): StateSet {
    return this.conventions.exported(name);
  }

  exportedParameters(node: FunctionNode, name: string): readonly (StateSet | undefined)[] | undefined {
    return this.conventions.exportedParameters(node, name);
  }

  /** Untrusted data that comes in at a place. */
  fromSource(node: Node, kind: string, what: string, cleared = KindSet.NONE): Value {
    return this.values.ofTaints([new Taint(this.source(node, kind, what), cleared)]);
  }

  /** A function may be a constructor: `this` in it is the object that stands for its instances. */
  runConstructor(object: HeapObject, args: readonly Value[]): Value {
    const thisValue = this.runner.closureOf(object)?.thisValue;
    const known = thisValue !== undefined && !this.values.isUnknown(thisValue);
    if (known) return this.apply(object, this.values.unknown, args, object.node);
    return this.construct(object, args, object.node);
  }

  private calledStates(node: TSESTree.CallExpression, frame: Frame): StateSet {
    const callee = unwrap(node.callee);
    if (callee.type !== "MemberExpression") return this.evaluate(callee, frame).states;
    const name = memberNameOf(this.module, callee);
    const { states } = this.readProperty(this.evaluate(callee.object, frame), name, callee);
    return states.isEmpty && name !== undefined ? this.builtinMember(name) : states;
  }

  private source(node: Node, kind: string, what: string, { whole, inHead }: SourceFacts = {}): Source {
    const known = this.sources.get(node) ?? new Map<string, Source>();
    this.sources.set(node, known);
    const key = `${kind} ${what}`;
    let source = known.get(key);
    if (!source) {
      const facts = { whole: whole === true, isInHead: inHead === true };
      known.set(key, (source = { id: sourceCount++, kind, what, module: this.module, node, ...facts }));
    }
    return source;
  }

  private ownerOf(variable: Variable, frame: Frame): Activation {
    const { block } = variable.scope.variableScope;
    for (let activation: Activation | undefined = frame.activation; activation; activation = activation.parent) {
      if (activation.node === block) return activation;
    }
    return frame.activation;
  }

  private frameOf(activation: Activation, environment: Environment, thisValue: Value): Frame {
    const { unknown } = this.values;
    return { activation, environment, thisValue, returned: unknown, jumps: [], thrown: unknown, args: [], seen: undefined };
  }
}

/** `this` in a method of an object: in one of a class also what the library's class that it extends gives. */
function selfOf(frame: Frame, home: HeapObject, values: Values): Value {
  return frame.thisValue.refs.length === 1 && frame.thisValue.refs[0] === home ? frame.thisValue : values.ofRef(home);
}
