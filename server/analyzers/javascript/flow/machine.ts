import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../program/module";
import type { CallRole, GuardModel } from "../../../rules/model";
import type { Activation } from "./activation";
import type { Environment } from "./environment";
import type { KindSet } from "./kinds";
import type { ModelIndex, StateSet } from "./model-index";
import type { NamedSources } from "./named-sources";
import type { Reporter } from "./sinks";
import type { Taint } from "./taint";
import type { FunctionNode, HeapObject, Value } from "./value";
import type { Values } from "./values";

type Node = TSESTree.Node;

/** Where the interpreter stands: the function that runs and its variables now. */
export interface Frame {
  readonly activation: Activation;
  environment: Environment;
  /** What `this` is here. */
  readonly thisValue: Value;
  /** Joined values of all `return`s (and of `yield`s) so far. */
  returned: Value;
  /** Environments at `break` and `continue`, innermost target last. */
  readonly jumps: JumpTarget[];
  /** Joined values of what was thrown and not caught here. */
  thrown: Value;
  /** The arguments of the running call, for `arguments`. */
  readonly args: readonly Value[];
  /** What the parts of the condition at hand were when it was evaluated. */
  seen: Seen | undefined;
}

/** Values that were seen while a condition was evaluated, for those who then ask what its outcome shows. */
export interface Seen {
  readonly environment: Environment;
  readonly values: Map<Node, Value>;
  /** True once the condition is evaluated: from then on nothing is noted, and what was noted is not evaluated again. */
  isComplete: boolean;
}

export interface JumpTarget {
  readonly label: string | undefined;
  readonly isLoop: boolean;
  readonly breaks: Environment[];
  readonly continues: Environment[];
}

/**
 * What the parts of the interpreter need of each other. Each part is a file of functions over a machine;
 * interpreter.ts ties them together, so that none of them imports another.
 */
export interface Machine {
  readonly module: JavaScriptModule;
  /** The run in which the module is solved. */
  readonly run: number;
  /** Modules of the program that it has asked for so far. */
  readonly imports: ReadonlySet<Machine>;
  readonly models: ModelIndex;
  readonly values: Values;
  readonly report: Reporter;
  readonly names: NamedSources;

  evaluate(node: Node, frame: Frame): Value;
  execute(node: Node, frame: Frame): void;
  /** Splits on a condition: what holds when it is true, and when it is false. */
  branch(condition: Node, frame: Frame): { value: Value; yes: Environment; no: Environment };
  /** Stores a value into whatever is on the left of an assignment, a parameter or a declaration. */
  assign(target: Node, value: Value, frame: Frame): void;
  readProperty(object: Value, name: string | undefined, node: Node): Value;
  writeProperty(object: Value, name: string | undefined, value: Value, node: Node): void;
  /** The members of unknown things that, by the models' conventions, tell what they are. */
  conventionalMember(name: string): StateSet;
  /** What a parameter's name and its neighbours' names tell of its type. */
  conventionalParameters(node: FunctionNode): readonly (StateSet | undefined)[];
  /** A method that any value of unknown type may have, as the models of the language itself know it. */
  builtinMember(name: string): StateSet;
  /** Stores a changed value back to the place that an expression names. */
  overwrite(node: Node, value: Value, frame: Frame): void;
  /** Makes a class run the code of its constructor. */
  shareCode(from: HeapObject, to: HeapObject): void;
  constructorOf(prototype: HeapObject): HeapObject | undefined;
  /** Makes a function of this run a method of the constructor's instances, unless it already is one of another object than these. */
  adopt(method: HeapObject, constructor: HeapObject, instead: readonly HeapObject[]): void;
  /** Kinds that a member of any untrusted value is safe for, such as its length. */
  safeMember(name: string): KindSet;
  /** The object that instances of a function or class inherit from. */
  prototypeOf(constructor: HeapObject): HeapObject;
  /** Elements of an array, values of a map, what an iteration gives. */
  elementOf(object: Value, node: Node): Value;
  readVariable(variable: Variable, frame: Frame): Value;
  /** Runs a function of this program; what it throws is thrown in the caller's frame, where one is given. */
  apply(callee: HeapObject, thisValue: Value, args: readonly Value[], node: Node, caller?: Frame): Value;
  construct(callee: HeapObject, args: readonly Value[], node: Node, caller?: Frame): Value;
  call(node: TSESTree.CallExpression | TSESTree.NewExpression, frame: Frame): Value;
  closure(node: FunctionNode, frame: Frame, home?: HeapObject): Value;
  /** Makes an object the function that another one is, with its `this` and the first of its arguments. */
  bind(from: HeapObject, to: HeapObject, self: Value, given: readonly Value[]): void;
  callTag(node: TSESTree.TaggedTemplateExpression, frame: Frame): Value;
  classValue(node: TSESTree.ClassDeclaration | TSESTree.ClassExpression, frame: Frame): Value;
  /** The object that a place makes in the running activation. */
  allocate(node: Node, frame: Frame): HeapObject;
  /** Runs a function that may be a constructor. */
  runConstructor(callee: HeapObject, args: readonly Value[]): Value;
  /** What a module specifier gives. */
  imported(specifier: unknown): Value;
  /** The end of the line by which the script is reached that a specifier leads to; that of this module for none. */
  portOf(specifier: string): HeapObject | undefined;
  /** A name that nothing in the module declares. */
  global(node: TSESTree.Identifier): Value;
  exportDefault(declaration: Node, frame: Frame): void;
  /** `export = …`. */
  exportAssigned(value: Value): void;
  /** The keys of an object as `for…in` gives them. */
  keysOf(object: Value, node: Node): Value;
  /** Data that comes in at a place. */
  newTaint(node: Node, kind: string, what: string): Taint;
  /** A frame to look at what a function does with its parameters, without running it for anybody. */
  frameWithin(callee: HeapObject): Frame | undefined;
  /** The machine of the module that a function is written in. */
  machineOf(callee: HeapObject): Machine | undefined;
  /** In that environment the expression is safe for the kinds. */
  clearAt(expression: Node, kinds: KindSet, environment: Environment, frame: Frame): void;
  /** In that environment what is known of the data in the expression is changed. */
  refineAt(expression: Node, change: (cleared: KindSet) => KindSet, environment: Environment, frame: Frame): void;
  awaited(value: Value, node: Node): Value;
  /** The message of an error that a call throws which was given the data. */
  errorQuoting(taint: Taint, node: Node): Value;
  /** An assignment to a name that nothing declares. */
  writeGlobal(node: TSESTree.Identifier, value: Value, frame: Frame): void;
  /** Lets inner functions know of an assignment. */
  recordWrite(variable: Variable, value: Value, frame: Frame): void;
  /** What the models say that the outcome of a call shows. */
  guardsOf(node: TSESTree.CallExpression, frame: Frame): readonly GuardModel[];
  /** What the models say that a call does beyond letting data through. */
  rolesOf(node: TSESTree.CallExpression, frame: Frame): readonly CallRole[];
  argumentsOf(frame: Frame): Value;
  markup(node: TSESTree.JSXElement | TSESTree.JSXFragment | TSESTree.JSXExpressionContainer, frame: Frame): Value;
  /** The property name that a key gives, where it is certain. */
  keyName(key: Node, computed: boolean): string | undefined;
  /** Stores a property of an object literal or class, checking sinks that go by name. */
  storeNamed(object: HeapObject, name: string | undefined, value: Value, node: Node): void;
  /** A value in these states, with the sources that the models put there. */
  valueIn(states: StateSet, node: Node): Value;
  /** The model type that a TypeScript annotation names. */
  annotated(annotation: TSESTree.TSTypeAnnotation | undefined): StateSet;
  /** The untrusted data in the text that a value becomes when it is turned into a string. */
  textTaints(value: Value): readonly Taint[];
  /** Counts work; throws when time is up or nobody wants the result. */
  tick(): void;
}
