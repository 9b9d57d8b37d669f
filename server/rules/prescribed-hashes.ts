import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, FunctionNode } from "./code-rule";
import { functionAround, isFunction, isInside } from "./tree-questions";
import { wordsOf } from "./words";

/** What telling who chose a hash takes. */
type Surroundings = Pick<CheckContext, "parentOf" | "nodes" | "definitionOf" | "valueOf">;

/** A function that says what is hashed and what for, and where in it. */
interface Formula {
  readonly code: FunctionNode;
  /** The call that hashes, or one of a function that hashes what it is given. */
  readonly place: TSESTree.Node;
}

/** How many functions that only pass their parameter on to a hash are looked at from where they are called. */
const MAX_CALLERS = 2;

/** What the other side of a protocol sends, so that the answer is new each time. */
const CHALLENGE = /^(?:scrambled?|challenge|[cs]?nonce|realm|ha1|ha2|apop|ntlm|sasl|scram)$|nonce$/;

/** A digest that is marked with the name of its scheme stands in a format that others read: `md5…`, `{SSHA}…`, `$apr1$…`. */
const SCHEME = /^(?:md5|sha1|\{(?:crypt|s?md5|s?sha\d*)\}|\$(?:\w{1,8}\$)+)$/i;

/** What a password's hash begins with in the formats of `crypt`: a module that knows one computes it, step by step. */
const CRYPT = /^\$(?:1|apr1|md5|5|6)\$$/;

const LOOPS: ReadonlySet<string> = new Set(["ForStatement", "ForInStatement", "ForOfStatement", "WhileStatement", "DoWhileStatement"]);

/** Functions that take their time: what they are given may be short, and was only brought to their length. */
const SLOW = /pbkdf2|scrypt|bcrypt|argon2|password_?hash/i;

/**
 * True where the code did not choose the hash: the digest goes into the answer to the other side's challenge or into a format that names its
 * scheme, is the input of a slow function or a round of one, or opens what somebody else has encrypted. Where a function hashes its own parameter, its callers in this module tell.
 * @param hashing the call that hashes, or what it is given
 */
export function isPrescribedHash(context: Surroundings, hashing: TSESTree.Node): boolean {
  const formulas = formulasAround(context, hashing);
  return (
    isCrypt(context) ||
    formulas.some((formula) => isPrescribed(context, formula) || isRepeated(context, formula)) ||
    methodsBeside(context, hashing).some((formula) => isPrescribed(context, formula))
  );
}

const HASHES = /^(?:create)?hash(?:ed|es)?$|^digest$|^update$|^(?:sha|md)\d/i;

/** The other methods of a class that hash: one that is a way of signing in has the steps of it in several. */
function methodsBeside(context: Surroundings, hashing: TSESTree.Node): Formula[] {
  let around = context.parentOf(hashing);
  while (around && around.type !== "ClassBody") around = context.parentOf(around);
  return (around?.body ?? []).flatMap((member) => {
    if (member.type !== "MethodDefinition" || isInside(hashing, member)) return [];
    const isHashing = context.nodes("CallExpression").some((call) => isInside(call, member) && HASHES.test(calledName(call.callee) ?? ""));
    return isHashing && member.value.body ? [{ code: member.value, place: member.value }] : [];
  });
}

/** `for (…) key = hash(key, round)`: the rounds of a slow function that is written out. */
function isRepeated(context: Surroundings, { place }: Formula): boolean {
  const code = functionAround(context, place);
  const places = code ? [place, ...callsOf(context, code)] : [place];
  return places.some((node) => {
    let isInLoop = false;
    let assigned: string | undefined;
    for (let inner = node, outer = context.parentOf(inner); outer && !isFunction(outer); inner = outer, outer = context.parentOf(outer)) {
      if (outer.type === "AssignmentExpression" && outer.right === inner && outer.left.type === "Identifier") assigned ??= outer.left.name;
      if (LOOPS.has(outer.type) && "body" in outer && outer.body === inner) isInLoop = true;
    }
    const name = assigned;
    if (!isInLoop || name === undefined) return false;
    return context.nodes("Identifier").some((other) => other.name === name && isInside(other, node));
  });
}

function isCrypt(context: Surroundings): boolean {
  return context.nodes("Literal").some(({ value }) => typeof value === "string" && CRYPT.test(value));
}

/** The function that a hash is computed in, and those that call it: it may only hash what it is given. */
function formulasAround(context: Surroundings, hashing: TSESTree.Node): Formula[] {
  const formulas: Formula[] = [];
  let places = [hashing];
  for (let step = 0; step <= MAX_CALLERS && places.length > 0; step++) {
    const callers: TSESTree.Node[] = [];
    for (const place of places) {
      const code = functionAround(context, place);
      if (!code) continue;
      const isKnown = formulas.some((formula) => formula.code === code);
      formulas.push({ code, place });
      if (!isKnown && code.params.length > 0) callers.push(...callsOf(context, code));
    }
    places = callers;
  }
  return formulas;
}

/** The calls of a function by its own name or that of its variable or method, in this module. */
export function callsOf(
  context: Pick<Surroundings, "parentOf" | "nodes" | "definitionOf">,
  called: FunctionNode,
): TSESTree.CallExpression[] {
  const parent = context.parentOf(called);
  const declaration = parent?.type === "VariableDeclarator" ? parent : called;
  const method = methodName(parent);
  return context.nodes("CallExpression").filter(({ callee }) => {
    if (callee.type === "Identifier") return context.definitionOf(callee) === declaration;
    return callee.type === "MemberExpression" && !callee.computed && method !== undefined && nameIn(callee.property) === method;
  });
}

function methodName(parent: TSESTree.Node | undefined): string | undefined {
  if (parent?.type === "MethodDefinition" || parent?.type === "Property") return nameIn(parent.key);
  return parent?.type === "AssignmentExpression" && parent.left.type === "MemberExpression" ? nameIn(parent.left.property) : undefined;
}

function nameIn(node: TSESTree.Node): string | undefined {
  return node.type === "Identifier" ? node.name : undefined;
}

function isPrescribed(context: Surroundings, { code, place }: Formula): boolean {
  const isWithin = (node: TSESTree.Node): boolean => isInside(node, code);
  if (context.nodes("BinaryExpression").some((node) => isWithin(node) && (node.operator === "^" || isMarkedWithScheme(node)))) return true;
  if (context.nodes("TemplateElement").some((node) => isWithin(node) && SCHEME.test(node.value.raw))) return true;
  if (context.nodes("CallExpression").some((call) => isWithin(call) && (isXor(call) || slowsDown(context, call, place)))) return true;
  if (onlyDecrypts(context, code)) return true;
  return context.nodes("Identifier").some((name) => isWithin(name) && isDeclared(context, name) && wordsOf(name.name).some(isChallenge));
}

function isChallenge(word: string): boolean {
  return CHALLENGE.test(word);
}

function isMarkedWithScheme({ operator, left }: TSESTree.BinaryExpression): boolean {
  return operator === "+" && left.type === "Literal" && typeof left.value === "string" && SCHEME.test(left.value);
}

function isXor({ callee }: TSESTree.CallExpression): boolean {
  return wordsOf(calledName(callee) ?? "").includes("xor");
}

/** True for a call of a slow function that is given the digest. */
function slowsDown(context: Surroundings, call: TSESTree.CallExpression, place: TSESTree.Node): boolean {
  if (!SLOW.test(calledName(call.callee) ?? "")) return false;
  return call.arguments.some((argument) => isInside(place, context.valueOf(argument)));
}

const DECRYPTS = /^(?:create)?decipher(?:iv)?$|^decrypt/i;
const ENCRYPTS = /^(?:create)?cipher(?:iv)?$|^encrypt/i;

/** True for a function that decrypts what it is given and encrypts nothing: how the key was made of a password, whoever encrypted it has said. */
export function onlyDecrypts(context: Surroundings, code: FunctionNode): boolean {
  const called = context.nodes("CallExpression").flatMap((call) => (isInside(call, code) ? (calledName(call.callee) ?? []) : []));
  return called.some((name) => DECRYPTS.test(name)) && !called.some((name) => ENCRYPTS.test(name));
}

function calledName(callee: TSESTree.Node): string | undefined {
  return nameIn(callee.type === "MemberExpression" ? callee.property : callee);
}

/** The names of a function, its parameters and its variables, also those taken out of objects. */
function isDeclared(context: Surroundings, name: TSESTree.Identifier): boolean {
  const parent = context.parentOf(name);
  if (isFunction(parent) && parent.id === name) return true;
  if (parent?.type === "VariableDeclarator") return parent.id === name;
  if (isFunction(parent)) return parent.params.includes(name);
  return parent?.type === "Property" && context.parentOf(parent)?.type === "ObjectPattern";
}
