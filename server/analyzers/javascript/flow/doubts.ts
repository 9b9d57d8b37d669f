import type { TSESTree } from "@typescript-eslint/types";
import { functionAround, namesAlong } from "../../../rules/tree-questions";
import { namesAround } from "../../../rules/trust-decisions";
import { wordsOf } from "../../../rules/words";
import type { JavaScriptModule } from "../program/module";
import { questionsOf } from "../program/rule-questions";
import { spanOf, unwrap } from "../syntax/tree";
import { isSaidPublic } from "../../secrets/said-public";
import { isTestKey } from "../../secrets/test-keys";
import { PROTOTYPE } from "./kinds";
import { runsInPage } from "./kept-logs";
import { isForDebugging, isKeyOfPages, isPath, isShownOnce } from "./logged-on-purpose";
import { isUnlikelySecret } from "./placeholder";
import { callAround } from "./sink-conditions";
import type { Source, Trace } from "./taint";
import { isAsBrowsersSend, isFromElsewhere, isOfWebDriver, isWholeAddress } from "./telling-steps";
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
