import { runHandlers } from "./handlers";
import type { Interpreter } from "./interpreter";
import type { StateSet } from "./model-index";
import { WHOLE } from "./path-facts";
import type { FunctionNode, HeapObject, Value } from "./value";

const MAX_DEPTH = 4;
const MAX_CHAIN = 8;
/** How many arguments are tried of a function that takes any number. */
const UNDECLARED = 3;

/** Exported functions run with parameters from whoever uses the package, and by the habits that their names tell. */
export function runEntryPoints(machine: Interpreter): void {
  const seen = new Set<HeapObject>();
  const visitWithin = (name: string, object: HeapObject, depth: number, receiver?: HeapObject): void => {
    for (const [member, stored] of object.properties) visit(member, stored, depth + 1, receiver);
    visit(name, object.rest, depth + 1, receiver);
  };
  /** What is inherited from further up runs for the one that inherits it: its constructor may be the only one that was called. */
  const visitInherited = (name: string, prototype: HeapObject | undefined, depth: number, receiver?: HeapObject): void => {
    for (const each of chainOf(prototype)) visitWithin(name, each, depth, each === prototype ? undefined : receiver);
  };
  const visit = (name: string, value: Value, depth: number, receiver?: HeapObject): void => {
    for (const object of value.refs) {
      if (seen.has(object) || depth > MAX_DEPTH || !machine.owns(object)) continue;
      seen.add(object);
      // What an exported function gives back, its users call as well.
      const returned = object.code ? runEntryPoint(machine, object, name, receiver) : undefined;
      if (returned) visit(name, returned, depth + 1);
      visitWithin(name, object, depth);
      visitInherited(name, object.prototype, depth, object);
      visitInherited(name, object.instancePrototype, depth, object.instance);
      if (object.instance) visitWithin(name, object.instance, depth);
    }
  };
  visit("default", machine.exported, 0);
}

/** True for a name by which people say that something is not for others. */
function isPrivate(name: string): boolean {
  return /^_+[A-Za-z]/.test(name);
}

/** An object and what it inherits from. */
function chainOf(object: HeapObject | undefined): HeapObject[] {
  const chain: HeapObject[] = [];
  for (let each = object; each && chain.length < MAX_CHAIN && !chain.includes(each); each = each.prototype) chain.push(each);
  return chain;
}

/** @returns what the function gives back, where it ran */
function runEntryPoint(machine: Interpreter, object: HeapObject, name: string, receiver?: HeapObject): Value | undefined {
  const { code } = object;
  if (!code) return undefined;
  runHandlers(machine, machine.exportedType(name), machine.values.ofRef(object));
  const told = typesOfParameters(machine, code, name);
  const isLibrary = machine.report.wants("library") && (machine.report.isChosen("library") || !isPrivate(name));
  if (!isLibrary && !told?.some((states) => states && !isGiven(states))) return undefined;
  const habitual = machine.conventionalParameters(code);
  const args = code.params.map((parameter, index) => {
    const states = told?.[index];
    const given = states && isGiven(states) ? states : undefined;
    if (states && !given) return machine.valueIn(states, parameter);
    // `(req, res) => …` is called by a server, with what conventions tell.
    if (!isLibrary || (habitual[index] && !given)) return machine.values.unknown;
    const words = parameter.type === "Identifier" ? `the parameter \`${parameter.name}\`` : "a parameter";
    const cleared = given ? WHOLE.union(given.safe.whole) : WHOLE;
    return machine.fromSource(parameter, "library", `${words} of the exported function \`${name}\``, cleared);
  });
  const given = isLibrary ? [...args, ...undeclaredArguments(machine, code, name)] : args;
  return receiver ? machine.apply(object, machine.values.ofRef(receiver), given, code) : machine.runConstructor(object, given);
}

/** What is the whole of a module may also be known by the name that it gives itself. */
function typesOfParameters(machine: Interpreter, code: FunctionNode, name: string): readonly (StateSet | undefined)[] | undefined {
  const told = machine.exportedParameters(code, name);
  return told || name !== "default" || !code.id ? told : machine.exportedParameters(code, code.id.name);
}

/** True for a type that only tells what something may do that the library's user gives: the source of a template is a program. */
function isGiven({ marks }: StateSet): boolean {
  return marks.safeValues.length > 0 && marks.sources.length === 0;
}

/** What a function is given beyond its parameters, where it asks for that: by `arguments` or a rest parameter. */
function undeclaredArguments(machine: Interpreter, code: FunctionNode, name: string): Value[] {
  const asks = code.params.at(-1)?.type === "RestElement" || usesArguments(machine, code);
  if (!asks) return [];
  const what = `an argument of the exported function \`${name}\``;
  return Array.from({ length: UNDECLARED }, (_, index) => machine.fromSource(code, "library", `${what} (${index + 1})`, WHOLE));
}

function usesArguments(machine: Interpreter, code: FunctionNode): boolean {
  if (code.type === "ArrowFunctionExpression") return false;
  const variable = machine.module.scopes.acquire(code, true)?.set.get("arguments");
  return variable !== undefined && variable.references.length > 0;
}
