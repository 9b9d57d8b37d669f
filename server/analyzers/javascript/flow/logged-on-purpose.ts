import type { TSESTree } from "@typescript-eslint/types";
import { wordsOf } from "../../../rules/words";
import { initialValueOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { nameOf } from "../program/names";
import { unwrap } from "../syntax/tree";
import { mayRunInPage } from "./kept-logs";
import { callAround } from "./sink-conditions";
import type { Source } from "./taint";

type Node = TSESTree.Node;

/*
 * What is logged on purpose, or is no secret for those who read a log.
 */

/** How functions are called that make a new secret. */
const MAKES = /^(?:random|generated?|gen|nanoid|uuid|uuidv4|create|make)$/;

/** A password or token that the program has just made is printed for whoever has started it: nobody else will ever tell them. */
export function isShownOnce(module: JavaScriptModule, node: Node, { kind, module: home, node: place }: Source): boolean {
  if ((kind !== "password" && kind !== "access-token") || !isPrinted(module, node)) return false;
  const made = madeAt(home, place);
  if (made?.type !== "CallExpression") return false;
  const called = made.callee.type === "MemberExpression" && !made.callee.computed ? made.callee.property : made.callee;
  if (called.type === "Identifier" && wordsOf(called.name).some((word) => MAKES.test(word))) return true;
  return callsAlong(made).some((callee) => /^crypto\.random/.test(nameOf(home, callee) ?? ""));
}

/** Levels that nobody has on where there is something to find; `console.debug` prints in any case. */
const DEBUGGING = /^(?:debug|trace|verbose|silly|finest)$/;

export function isForDebugging(module: JavaScriptModule, node: Node): boolean {
  const callee = callAround(module, node)?.callee;
  if (callee?.type !== "MemberExpression" || callee.property.type !== "Identifier" || !DEBUGGING.test(callee.property.name)) return false;
  return !(nameOf(module, callee) ?? "").startsWith("console.");
}

function isPrinted(module: JavaScriptModule, node: Node): boolean {
  for (let outer = module.tree.parentOf(node); outer; outer = module.tree.parentOf(outer)) {
    if (outer.type === "CallExpression" && /^console\./.test(nameOf(module, outer.callee) ?? "")) return true;
    if (/Statement$|Function/.test(outer.type)) return false;
  }
  return false;
}

/** The expression that a variable or a property got where a source says that it is a secret. */
function madeAt(module: JavaScriptModule, place: Node): Node | undefined {
  const parent = module.tree.parentOf(place);
  const written =
    parent?.type === "VariableDeclarator" && parent.id === place
      ? parent.init
      : parent?.type === "AssignmentExpression" && parent.left === place
        ? parent.right
        : otherwise(parent, place);
  const node = written ? unwrap(written) : undefined;
  const value = node?.type === "Identifier" ? initialValueOf(module, node) : node;
  const bare = value && unwrap(value);
  return bare?.type === "AwaitExpression" ? unwrap(bare.argument) : bare;
}

/** `process.env.AUTH_TOKEN || randomBytes(32)`: made where nobody has chosen one. */
function otherwise(parent: Node | undefined, place: Node): Node {
  return parent?.type === "LogicalExpression" && parent.left === place && parent.operator !== "&&" ? parent.right : place;
}

/** The callees of a chain of calls: `crypto.randomBytes` and `….toString`. */
function callsAlong(call: TSESTree.CallExpression): Node[] {
  const callees: Node[] = [];
  for (let current: Node = call; current.type === "CallExpression";) {
    callees.push(current.callee);
    current = current.callee.type === "MemberExpression" ? unwrap(current.callee.object) : current.callee;
  }
  return callees;
}

/** A key of code that runs in pages, too, is in every visitor's browser, whatever it is called. */
export function isKeyOfPages({ kind, module, node }: Source): boolean {
  if (kind !== "secret-key" || !mayRunInPage(module)) return false;
  return /^_*(?:\w*[a-z0-9_])?api_?key$/i.test(nameKept(node) ?? "");
}

/** Functions that take the path of a file. */
const TAKES_PATH =
  /^(?:exists|access|stat|lstat|read_?file|open|createReadStream|realpath)(?:Sync|[A-Z_]|$)|(?:File|Path)Exists|Exists(?:Sync)?$/;

/** `existsSync(options.privateKey)`: what lies in a file goes by the name of what it holds. */
export function isPath({ module, node }: Source): boolean {
  const named = node.type === "Property" ? node.key : node;
  const text = module.document.text.slice(...named.range);
  return module.tree.nodes("CallExpression").some(({ callee, arguments: [first] }) => {
    if (!first || module.document.text.slice(...first.range) !== text) return false;
    const called = callee.type === "MemberExpression" ? callee.property : callee;
    return called.type === "Identifier" && TAKES_PATH.test(called.name);
  });
}

/** The name under which a source says that something is kept. */
export function nameKept(node: Node): string | undefined {
  const { parent } = node;
  if (parent?.type === "Property" && parent.value === node && parent.key.type === "Identifier") return parent.key.name;
  if (node.type === "Identifier") return node.name;
  if (node.type === "Property" && node.key.type === "Identifier") return node.key.name;
  return node.type === "MemberExpression" && node.property.type === "Identifier" ? node.property.name : undefined;
}
