import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { CancelledError, type CancellationToken } from "../../../core/cancellation";
import type { GuardModel } from "../../../rules/model";
import { constantOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { memberNameOf, packageNameOf } from "../program/names";
import { unwrap } from "../syntax/tree";
import { Activation } from "./activation";
import { pathKeyOf } from "./access-path-key";
import { assignTo } from "./assignments";
import { evaluateCall, evaluateTag } from "./calls";
import { constructObject, evaluateClass } from "./classes";
import { Conventions } from "./conventions";
import { Environment } from "./environment";
import { evaluateExpression } from "./expressions";
import { FunctionRunner } from "./functions";
import { branchOn } from "./guards";
import { KindSet } from "./kinds";
import type { Frame, Machine } from "./machine";
import { evaluateMarkup } from "./markup";
import type { ModelIndex, StateSet } from "./model-index";
import { elementOf, readProperty, textTaints, writeProperty } from "./properties";
import type { Reporter } from "./sinks";
import { executeStatement } from "./statements";
import type { Source, Taint } from "./taint";
import { annotatedStates } from "./type-annotations";
import { type FunctionNode, HeapObject, type Value } from "./value";
import { Values } from "./values";

type Node = TSESTree.Node;

const MAX_PASSES = 3;
const TICKS_PER_LOOK = 256;

/** Thrown when a document used up its time; what was found until then counts. */
export class BudgetExceeded extends Error {}

/** Names of the global object itself. */
const GLOBAL_OBJECTS = new Set(["window", "globalThis", "self", "global", "top", "parent", "frames"]);

/**
 * Abstract interpretation of one module: every expression gets the library things, untrusted data and objects that
 * it may be. Functions run once for each kind of arguments; the whole is repeated while inner functions read
 * variables that later gained values (at most three passes).
 */
export class Interpreter implements Machine {
  readonly values: Values;
  private readonly runner: FunctionRunner;
  private readonly conventions: Conventions;
  private readonly sources = new Map<Node, Map<string, Source>>();
  private readonly root: Activation;
  private readonly exportsObject: HeapObject;
  private readonly moduleObject: HeapObject;
  private readonly globals: HeapObject;
  private readonly globalStates: StateSet;
  private readonly builtins: StateSet;
  private ticks = 0;

  constructor(
    readonly module: JavaScriptModule,
    readonly models: ModelIndex,
    readonly report: Reporter,
    private readonly deadline: number,
    private readonly cancellation: CancellationToken,
  ) {
    this.values = new Values(models.empty);
    this.runner = new FunctionRunner(this);
    this.conventions = new Conventions(module, models);
    this.root = new Activation(undefined, module.ast, this.values);
    this.exportsObject = new HeapObject(module.ast, this.values);
    this.moduleObject = new HeapObject(module.ast, this.values);
    this.moduleObject.store("exports", this.values.ofRef(this.exportsObject), this.values);
    this.globals = new HeapObject(module.ast, this.values);
    this.globalStates = models.packageRoot("global");
    this.builtins = models.builtins;
  }

  /** @throws BudgetExceeded or CancelledError; findings so far are in the reporter */
  run(): void {
    for (let pass = 1; pass <= MAX_PASSES; pass++) {
      this.runner.pass = pass;
      const activations = [this.root, ...this.runner.activations];
      for (const activation of activations) activation.beginPass();
      const frame = this.frameOf(this.root, new Environment(this.values), this.values.ofRef(this.exportsObject));
      this.execute(this.module.ast, frame);
      this.collectExports(frame);
      this.runEntryPoints();
      this.runTheRest();
      if (![this.root, ...this.runner.activations].some((activation) => activation.stale)) return;
    }
  }

  evaluate(node: Node, frame: Frame): Value {
    return evaluateExpression(this, node, frame);
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

  keysOf(object: Value): Value {
    return this.values.ofTaints(object.taints);
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
    return evaluateClass(this, node, frame);
  }

  apply(callee: HeapObject, thisValue: Value, args: readonly Value[]): Value {
    return this.runner.apply(callee, thisValue, args);
  }

  construct(callee: HeapObject, args: readonly Value[], node: Node): Value {
    return constructObject(this, callee, args, node);
  }

  closure(node: FunctionNode, frame: Frame, home?: HeapObject): Value {
    const object = this.allocate(node, frame);
    const isArrow = node.type === "ArrowFunctionExpression";
    const thisValue = isArrow ? frame.thisValue : home ? this.values.ofRef(home) : this.values.unknown;
    const environment = frame.environment.fork();
    const value = this.values.ofRef(object);
    const ownName = node.type === "FunctionExpression" && node.id ? this.module.variableOf(node.id) : undefined;
    if (ownName) environment.set(ownName, value);
    this.runner.define(object, { node, activation: frame.activation, environment, thisValue });
    return value;
  }

  shareCode(from: HeapObject, to: HeapObject): void {
    const closure = this.runner.closureOf(from);
    if (closure) this.runner.define(to, closure);
  }

  prototypeOf(constructor: HeapObject): HeapObject {
    if (!constructor.instancePrototype) {
      constructor.instancePrototype = new HeapObject(constructor.node, this.values);
      constructor.instancePrototype.constructedBy = constructor;
    }
    return constructor.instancePrototype;
  }

  constructorOf(prototype: HeapObject): HeapObject | undefined {
    return prototype.constructedBy;
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
    if (isOwn ? this.conventions.isWrittenInside(variable) : known === undefined || this.conventions.isReassigned(variable)) {
      value = this.values.join(value, owner.read(variable));
    }
    return this.values.isUnknown(value) ? this.values.join(value, this.values.ofStates(this.conventions.variable(variable.name))) : value;
  }

  recordWrite(variable: Variable, value: Value, frame: Frame): void {
    this.ownerOf(variable, frame).write(variable, value);
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
    const node = unwrap(expression);
    const outer = frame.environment;
    frame.environment = environment;
    const value = this.values.clear(this.evaluate(node, frame), kinds);
    frame.environment = outer;
    if (node.type === "Identifier") {
      const variable = this.module.variableOf(node);
      if (variable && variable.defs.length > 0) environment.set(variable, value);
      return;
    }
    const key = pathKeyOf(this.module, node);
    if (key !== undefined) environment.store(key, value);
  }

  guardsOf(node: TSESTree.CallExpression, frame: Frame): readonly GuardModel[] {
    const callee = unwrap(node.callee);
    if (callee.type !== "MemberExpression") return this.evaluate(callee, frame).states.marks.guards;
    const name = memberNameOf(this.module, callee);
    const { states } = this.readProperty(this.evaluate(callee.object, frame), name, callee);
    return states.isEmpty && name !== undefined ? this.builtinMember(name).marks.guards : states.marks.guards;
  }

  builtinMember(name: string): StateSet {
    return this.builtins.member(name);
  }

  safeMember(name: string): KindSet {
    return this.builtinMember(name).marks.safeValues.reduce((all, row) => all.union(KindSet.of(row.kinds)), KindSet.NONE);
  }

  conventionalMember(name: string): StateSet {
    return this.conventions.member(name);
  }

  conventionalParameters(node: FunctionNode): readonly (StateSet | undefined)[] {
    return this.conventions.parameters(node);
  }

  annotated(annotation: TSESTree.TSTypeAnnotation | undefined): StateSet {
    return annotation ? annotatedStates(this.module, this.models, annotation.typeAnnotation) : this.models.empty;
  }

  imported(specifier: unknown): Value {
    const name = packageNameOf(specifier);
    return name === undefined ? this.values.unknown : this.values.ofStates(this.models.packageRoot(name));
  }

  global(node: TSESTree.Identifier): Value {
    if (node.name === "module") return this.values.ofRef(this.moduleObject);
    if (node.name === "exports") return this.values.ofRef(this.exportsObject);
    if (GLOBAL_OBJECTS.has(node.name)) return this.values.ofStates(this.globalStates);
    const stored = this.globals.lookup(node.name);
    const value = this.valueIn(this.globalStates.member(node.name), node);
    return stored ? this.values.join(value, stored) : value;
  }

  writeGlobal(node: TSESTree.Identifier, value: Value): void {
    const parent = this.module.tree.parentOf(node);
    this.report.check(this.globalStates.member(node.name), value, parent?.type === "AssignmentExpression" ? parent.right : node);
    this.report.checkName(node.name, value, node);
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
      this.exportsObject.store("default", value, this.values);
      return;
    }
    this.exportsObject.store("default", this.evaluate(declaration, frame), this.values);
  }

  awaited(value: Value, node: Node): Value {
    return this.values.join(value, this.valueIn(value.states.awaited(), node));
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
    return constant === undefined || constant === null ? undefined : String(constant);
  }

  storeNamed(object: HeapObject, name: string | undefined, value: Value, node: Node): void {
    if (name !== undefined) this.report.checkName(name, value, node);
    object.store(name, value, this.values);
  }

  valueIn(states: StateSet, node: Node): Value {
    if (states.isEmpty) return this.values.unknown;
    const { sources } = states.marks;
    if (sources.length === 0) return this.values.ofStates(states);
    const taints: Taint[] = [];
    const cleared = states.marks.safeValues.reduce((all, row) => all.union(KindSet.of(row.kinds)), KindSet.NONE);
    for (const model of sources) {
      if (this.report.wants(model.kind) && !cleared.isAll)
        taints.push({ source: this.source(node, model.kind, model.what), cleared, trace: undefined });
    }
    return this.values.make(states, taints);
  }

  tick(): void {
    if (++this.ticks % TICKS_PER_LOOK !== 0) return;
    if (this.cancellation.isCancellationRequested) throw new CancelledError();
    if (Date.now() > this.deadline) throw new BudgetExceeded();
  }

  private source(node: Node, kind: string, what: string): Source {
    const known = this.sources.get(node) ?? new Map<string, Source>();
    this.sources.set(node, known);
    const key = `${kind} ${what}`;
    let source = known.get(key);
    if (!source) known.set(key, (source = { id: node.range[0] * 4096 + known.size * 64 + (this.sources.size % 64), kind, what, node }));
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
    return { activation, environment, thisValue, returned: this.values.unknown, jumps: [], thrown: this.values.unknown, args: [] };
  }

  private collectExports(frame: Frame): void {
    for (const statement of this.module.ast.body) {
      if (statement.type !== "ExportNamedDeclaration" || statement.source) continue;
      for (const variable of statement.declaration ? this.module.scopes.getDeclaredVariables(statement.declaration) : []) {
        this.exportsObject.store(variable.name, this.readVariable(variable, frame), this.values);
      }
      for (const specifier of statement.specifiers) {
        const name = specifier.exported.type === "Identifier" ? specifier.exported.name : specifier.exported.value;
        this.exportsObject.store(name, this.evaluate(specifier.local, frame), this.values);
      }
    }
  }

  /** Exported functions run with parameters from whoever uses the package, and by the habits that their names tell. */
  private runEntryPoints(): void {
    const seen = new Set<HeapObject>();
    const visit = (name: string, value: Value, depth: number): void => {
      for (const object of value.refs) {
        if (seen.has(object) || depth > 4) continue;
        seen.add(object);
        if (object.code) this.runEntryPoint(object, name);
        for (const [member, stored] of object.properties) visit(member, stored, depth + 1);
        for (const [member, stored] of object.instancePrototype?.properties ?? []) visit(member, stored, depth + 1);
        for (const [member, stored] of object.instance?.properties ?? []) visit(member, stored, depth + 1);
      }
    };
    visit("default", this.moduleObject.lookup("exports") ?? this.values.unknown, 0);
    visit("default", this.values.ofRef(this.exportsObject), 0);
  }

  private runEntryPoint(object: HeapObject, name: string): void {
    const { code } = object;
    if (!code) return;
    const conventional = this.conventions.exportedParameters(code, name);
    const isLibrary = this.report.wants("library");
    if (!isLibrary && !conventional) return;
    const args = code.params.map((parameter, index) => {
      const states = conventional?.[index];
      if (states) return this.valueIn(states, parameter);
      if (!isLibrary) return this.values.unknown;
      const words = parameter.type === "Identifier" ? `the parameter \`${parameter.name}\`` : "a parameter";
      return this.values.ofTaints([
        {
          source: this.source(parameter, "library", `${words} of the exported function \`${name}\``),
          cleared: KindSet.NONE,
          trace: undefined,
        },
      ]);
    });
    this.runConstructor(object, args);
  }

  /** Functions that nothing in the module calls run with whatever their parameters' names and types tell. */
  private runTheRest(): void {
    for (let before = -1; before !== this.runner.reached.size;) {
      before = this.runner.reached.size;
      for (const object of this.runner.functions()) {
        if (object.code && !this.runner.reached.has(object.code)) this.runConstructor(object, []);
      }
    }
  }

  /** A function may be a constructor: `this` in it is the object that stands for its instances. */
  private runConstructor(object: HeapObject, args: readonly Value[]): void {
    const thisValue = this.runner.closureOf(object)?.thisValue;
    const known = thisValue !== undefined && !this.values.isUnknown(thisValue);
    if (known) this.apply(object, this.values.unknown, args);
    else this.construct(object, args, object.node);
  }
}
