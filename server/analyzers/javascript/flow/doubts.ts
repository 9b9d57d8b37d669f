import type { TSESTree } from "@typescript-eslint/types";
import { functionAround, namesAlong } from "../../../rules/tree-questions";
import { namesAround } from "../../../rules/trust-decisions";
import { wordsOf } from "../../../rules/words";
import type { JavaScriptModule } from "../program/module";
import { nameOf } from "../program/names";
import { initialValueOf } from "../program/constants";
import { questionsOf } from "../program/rule-questions";
import { spanOf, unwrap } from "../syntax/tree";
import { isSaidPublic } from "../../secrets/said-public";
import { isTestKey } from "../../secrets/test-keys";
import { PROTOTYPE } from "./kinds";
import { mayRunInPage, runsInPage } from "./kept-logs";
import { isUnlikelySecret } from "./placeholder";
import { callAround } from "./sink-conditions";
import type { Source, Trace } from "./taint";
import type { LiteralText } from "./value";

type Node = TSESTree.Node;

/** What arrives somewhere, and under which name, where that is what tells what it is for. */
interface Arrived {
  readonly kind: string;
  readonly name: string | undefined;
  readonly source: Source;
  readonly trace: Trace | undefined;
  readonly facts: Readonly<Record<string, string>>;
}

/** True where what arrives may well do no harm there, so that only those who want to see all are told. */
export function isDoubted(module: JavaScriptModule, node: Node, { kind, name, source, trace, facts }: Arrived): boolean {
  switch (kind) {
    case "html":
      return isAsBrowsersSend(source, trace);
    case PROTOTYPE:
      return isWholeAddress(source, trace);
    case "client-redirect":
      // The site has set it, or somebody who is on one of its hosts already.
      return source.what === "the page's cookies";
    case "secret":
      return (
        name !== undefined &&
        (isOfPageOnly(module, name) || isOfNobody(module, node, name) || isProbe(module, node) || isLexeme(module, node))
      );
    case "response-body":
      return source.kind === "stack-trace" && isOfWebDriver(source, trace);
    case "log-record":
      return (
        isFromElsewhere(module, source, trace) ||
        isShownOnce(module, node, source) ||
        isKeyOfPages(source) ||
        facts.level === "debugging" ||
        isForDebugging(module, node) ||
        isPath(source)
      );
    case "clear-storage":
      return isCookie(module, node) && isKeyOfPages(source);
    case "fast-hash":
      return isShortened(module, node);
    case "database-record":
      return source.kind === "password" && isHashedBeside(module, node);
    default:
      return false;
  }
}

/** What takes the escapes off a part of an address, or names a part that was taken out of it without them. */
const DECODES = /decode|unescape|quer(?:y|ies)|search|param/i;

/** True for an address as it came: browsers escape `<`, `>` and `"` in all that they request (URL Standard, percent-encode sets). */
function isAsBrowsersSend({ what, module, node }: Source, trace: Trace | undefined): boolean {
  if (what !== "the request's address" || isDecoding(module, node)) return false;
  for (let step = trace; step; step = step.previous) if (isDecoding(step.module, step.node)) return false;
  return true;
}

function isDecoding({ document, tree }: JavaScriptModule, node: Node): boolean {
  const [start, end] = (tree.parentOf(node) ?? node).range;
  return DECODES.test(document.text.slice(start, Math.min(end, start + MAX_STEP)));
}

/** What takes out a part of an address that may be any name. */
const TAKES_PART = /split|match|exec|\.hash\b|search|quer|param|decode|slice|pop|shift/i;

/** True for a page's address that nothing takes such a part of: it begins with a scheme, as no name of a prototype does. */
function isWholeAddress({ what, module, node }: Source, trace: Trace | undefined): boolean {
  if (what !== "the page's address") return false;
  const takesPart = ({ document, tree }: JavaScriptModule, place: Node): boolean => {
    const [start, end] = (tree.parentOf(place) ?? place).range;
    return TAKES_PART.test(document.text.slice(start, Math.min(end, start + MAX_STEP)));
  };
  if (takesPart(module, node)) return false;
  for (let step = trace; step; step = step.previous) if (takesPart(step.module, step.node)) return false;
  return true;
}

/** A step is an expression; what is longer is a function in it. */
const MAX_STEP = 300;

const PRIVATE_KEY = /^\s*-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/;

/** True for a constant that is used as a secret but hardly lets anybody into more than a test. */
export function isDoubtedConstant({ text, module: { document }, node }: LiteralText): boolean {
  if (isUnlikelySecret(text) || isSaidPublic(document.text, spanOf(node).start)) return true;
  return PRIVATE_KEY.test(text) && isTestKey(document.uri, document.text, spanOf(node));
}

/** What a page makes by itself, no server has made it out for anybody: it numbers visits, requests and elements. */
const OF_PAGE = /^(?:[\w$]*[a-z0-9_$])?(?:token|session_?(?:id|key))\d*$/i;
const OF_SERVER = /csrf|xsrf|access|auth|refresh|reset|verif|confirm|invit|log_?in|secret|api/i;

function isOfPageOnly(module: JavaScriptModule, name: string): boolean {
  return OF_PAGE.test(name) && !OF_SERVER.test(name) && runsInPage(module);
}

/** What speaks of people who prove who they are. */
const OF_LOGINS = /cookie|log_?in(?!g)|sign_?in(?!g)|authenticat|authori[sz]|password|credential|jwt|bearer/i;

/** True for the session or token of a module that speaks of nobody who logs in: it numbers visits that are measured, or requests. */
function isOfNobody(module: JavaScriptModule, node: Node, name: string): boolean {
  if (!OF_PAGE.test(name) || OF_LOGINS.test(module.document.text)) return false;
  return ![name, ...namesAround(questionsOf(module), node)].some((around) => OF_SERVER.test(around));
}

/**
 * True for what a name in another module calls a secret, or what went through one: of twelve such findings in unseen packages that were judged,
 * one was right. On so long a way, what is logged is mostly another part of the same object, or what was found with the secret.
 */
function isFromElsewhere(module: JavaScriptModule, source: Source, trace: Trace | undefined): boolean {
  for (let step = trace; step; step = step.previous) if (step.module !== module) return true;
  return source.module !== module;
}

/** True for a variable that the function which made its value compares with what came back: a secret is somebody else's to bring. */
function isProbe(module: JavaScriptModule, node: Node): boolean {
  const variable = node.type === "Identifier" ? module.variableOf(node) : undefined;
  if (!variable) return false;
  const own = functionAround(module.tree, node);
  return variable.references.some(({ identifier }) => {
    const parent = module.tree.parentOf(identifier);
    const isCompared = parent?.type === "BinaryExpression" && /^[!=]==?$/.test(parent.operator);
    if (!isCompared || functionAround(module.tree, identifier) !== own) return false;
    const other = unwrap(parent.left === identifier ? parent.right : parent.left);
    return other.type === "Identifier" || other.type === "MemberExpression" || other.type === "CallExpression";
  });
}

/** True for `for (const token of tokens)`: what a text was taken apart into. */
function isLexeme(module: JavaScriptModule, node: Node): boolean {
  const declarator = module.tree.parentOf(node);
  const declaration = declarator?.type === "VariableDeclarator" && declarator.id === node ? module.tree.parentOf(declarator) : undefined;
  const loop = declaration && module.tree.parentOf(declaration);
  return loop?.type === "ForOfStatement" && loop.left === declaration;
}

/** What the answer of a server for WebDriver has to hold after an error (W3C WebDriver, 6.6). */
const OF_WEBDRIVER = /\bstacktrace\b/;

function isOfWebDriver({ module, node }: Source, trace: Trace | undefined): boolean {
  const says = (home: JavaScriptModule, { range: [start, end] }: Node): boolean =>
    OF_WEBDRIVER.test(home.document.text.slice(start, Math.min(end, start + MAX_STEP)));
  if (says(module, module.tree.parentOf(node) ?? node)) return true;
  for (let step = trace; step; step = step.previous) if (says(step.module, step.node)) return true;
  return false;
}

/** How functions are called that make a new secret. */
const MAKES = /^(?:random|generated?|gen|nanoid|uuid|uuidv4|create|make)$/;

/** A password or token that the program has just made is printed for whoever has started it: nobody else will ever tell them. */
function isShownOnce(module: JavaScriptModule, node: Node, { kind, module: home, node: place }: Source): boolean {
  if ((kind !== "password" && kind !== "access-token") || !isPrinted(module, node)) return false;
  const made = madeAt(home, place);
  if (made?.type !== "CallExpression") return false;
  const called = made.callee.type === "MemberExpression" && !made.callee.computed ? made.callee.property : made.callee;
  if (called.type === "Identifier" && wordsOf(called.name).some((word) => MAKES.test(word))) return true;
  return callsAlong(made).some((callee) => /^crypto\.random/.test(nameOf(home, callee) ?? ""));
}

/** Levels that nobody has on where there is something to find; `console.debug` prints in any case. */
const DEBUGGING = /^(?:debug|trace|verbose|silly|finest)$/;

function isForDebugging(module: JavaScriptModule, node: Node): boolean {
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
function isKeyOfPages({ kind, module, node }: Source): boolean {
  if (kind !== "secret-key" || !mayRunInPage(module)) return false;
  return /^_*(?:\w*[a-z0-9_])?api_?key$/i.test(nameKept(node) ?? "");
}

/** Functions that take the path of a file. */
const TAKES_PATH =
  /^(?:exists|access|stat|lstat|read_?file|open|createReadStream|realpath)(?:Sync|[A-Z_]|$)|(?:File|Path)Exists|Exists(?:Sync)?$/;

/** `existsSync(options.privateKey)`: what lies in a file goes by the name of what it holds. */
function isPath({ module, node }: Source): boolean {
  const named = node.type === "Property" ? node.key : node;
  const text = module.document.text.slice(...named.range);
  return module.tree.nodes("CallExpression").some(({ callee, arguments: [first] }) => {
    if (!first || module.document.text.slice(...first.range) !== text) return false;
    const called = callee.type === "MemberExpression" ? callee.property : callee;
    return called.type === "Identifier" && TAKES_PATH.test(called.name);
  });
}

/** A cookie of the page goes to the page's own server. */
function isCookie(module: JavaScriptModule, node: Node): boolean {
  const parent = module.tree.parentOf(node);
  const left = parent?.type === "AssignmentExpression" ? parent.left : node;
  return left.type === "MemberExpression" && left.property.type === "Identifier" && left.property.name === "cookie";
}

/** `hash.update(text).digest("hex").slice(0, 16)` tells things apart; whoever keeps a password's hash keeps all of it. */
function isShortened(module: JavaScriptModule, node: Node): boolean {
  let inner: Node | undefined = callAround(module, node);
  for (let outer = inner && module.tree.parentOf(inner); inner && outer; inner = outer, outer = module.tree.parentOf(outer)) {
    if (outer.type === "MemberExpression" && outer.object === inner) {
      if (outer.property.type === "Identifier" && /^(?:slice|substr|substring|subarray)$/.test(outer.property.name)) return true;
    } else if (outer.type !== "CallExpression" || outer.callee !== inner) return false;
  }
  return false;
}

/** The name under which a source says that something is kept. */
export function nameKept(node: Node): string | undefined {
  const { parent } = node;
  if (parent?.type === "Property" && parent.value === node && parent.key.type === "Identifier") return parent.key.name;
  if (node.type === "Identifier") return node.name;
  if (node.type === "Property" && node.key.type === "Identifier") return node.key.name;
  return node.type === "MemberExpression" && node.property.type === "Identifier" ? node.property.name : undefined;
}

const HASHES = /^(?:hash|hashes|hashed|hasher|bcrypt|argon|scrypt|pbkdf|encrypt|encrypted|crypt|digest)$/;

/** True where the same function stores a hash under the name of a password, on whatever it writes to the database then. */
function isHashedBeside(module: JavaScriptModule, node: Node): boolean {
  const own = functionAround(module.tree, node);
  if (!own) return false;
  return module.tree.nodes("AssignmentExpression").some((assignment) => {
    const { left, right } = assignment;
    if (assignment.range[1] > node.range[0] || left.type !== "MemberExpression" || left.property.type !== "Identifier") return false;
    if (!wordsOf(left.property.name).includes("password") || functionAround(module.tree, assignment) !== own) return false;
    const made = unwrap(right);
    const value = made.type === "AwaitExpression" ? unwrap(made.argument) : made;
    return namesAlong(value).some((name) => wordsOf(name).some((word) => HASHES.test(word)));
  });
}
