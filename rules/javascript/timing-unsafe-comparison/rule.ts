import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { isForDevelopmentOnly } from "../../../server/rules/environment";
import { isFromRequest } from "../../../server/rules/from-request";
import { textOption } from "../../../server/rules/options";
import { functionAround, memberOf, namesAlong } from "../../../server/rules/tree-questions";
import { wordsOf } from "../../../server/rules/words";

type Node = TSESTree.Node;

const HMAC = /^(?:crypto\.createHmac|(?:node-forge|forge)\.hmac\.create)$/;
const CRYPTO_JS_HMAC = /^(?:(?:crypto-js|CryptoJS)\.Hmac\w+|crypto-js\/hmac-\w+)$/;
const OTHER_MACS = /^@noble\/hashes\/hmac(?:\.js)?\.hmac$|^(?:libsodium-wrappers(?:-sumo)?|sodium)\.crypto_auth(?:_\w+)?$/;
const WEB_CRYPTO = /^(?:(?:window|self|globalThis)\.)?(?:crypto\.)?(?:webcrypto\.)?subtle\.sign$/;
/** Functions that give the bytes of a MAC in another form. */
const COPIES = /^(?:Buffer\.from|String|String\.fromCharCode|Array\.from|btoa)$/;
/** Methods that give a MAC, or another form of one. */
const FORMS = new Set([
  "digest",
  "update",
  "toString",
  "copy",
  "toHex",
  "getBytes",
  "toLowerCase",
  "toUpperCase",
  "slice",
  "substring",
  "replace",
  "trim",
  "map",
  "join",
]);
const COMPARING_METHODS = new Set(["equals", "compare", "localeCompare"]);
const SECRET = /^(?:secret|token|key|apikey|password|passphrase|passwd|pwd|signature|credential)$/;
const PUBLIC = /^(?:public|publishable|id|name|type|path|url|file|length|expires?|ttl|mode|enabled|header|field|prefix|issuer|version)$/;
const KEPT = /^(?:stored|index|saved|cached|previous|prev|existing|last|old|etag|fingerprint|checksum|version)$/;
/** What databases and caches are called, and the functions that read them. */
const STORE =
  /^(?:db|database|redis|mongo|mongodb|sql|knex|prisma|sequelize|store|storage|cache|collection|repository|repo|model|table|hget|hgetall|find|query)$/;
const SEEN_BEFORE = /^(?:loops?|looped|seen|duplicates?|dedupe|dedup|cached|changed|unchanged|modified|unmodified|stale|fresh)$/;
const MAX_DEPTH = 8;

/** Words without which a module has nothing to do with this. */
const CONCERNED = /hmac|process\.env|crypto_auth/i;

const check: CodeCheck = (context) => {
  if (!CONCERNED.test(context.document.text)) return;
  for (const comparison of context.nodes("BinaryExpression")) {
    if (/^[!=]==?$/.test(comparison.operator)) judge(context, comparison, comparison.left, comparison.right);
  }
  for (const call of context.nodes("CallExpression")) {
    const { callee, arguments: args } = call;
    const [first, second] = args;
    if (callee.type !== "MemberExpression" || !first || !COMPARING_METHODS.has(memberOf(callee) ?? "")) continue;
    if (context.nameOf(callee) === "Buffer.compare") {
      if (second) judge(context, call, first, second);
    } else judge(context, call, callee.object, first);
  }
};

export default check;

function judge(context: CheckContext, node: Node, left: Node, right: Node): void {
  const sides = [left, right];
  if (sides.some((side) => isConstant(context, side))) return;
  const macs = sides.filter((side) => isMac(context, side));
  // Two that are both computed here are nobody's guess, nor is what was kept to be found again.
  if (macs.length > 1 || (macs.length > 0 && sides.some((side) => isKept(side)))) return;
  const secret = macs[0] ?? sides.find((side, index) => isSecretSetting(context, side) && isGuess(context, sides[1 - index] ?? side));
  if (!secret || isForDevelopmentOnly(context, node)) return;
  const isDoubtful = macs.length > 0 && (sides.some((side) => isFromStore(context, side)) || asksWhetherSeen(context, node));
  const what = macs.length > 0 ? `${nameFor(secret, "A message authentication code")} is` : `${nameFor(secret, "A secret")} is`;
  context.report({ node, facts: { what }, isDoubtful });
}

/** True for what was read from a database or a cache: nobody chooses that byte by byte, it was found by another key. */
function isFromStore(context: CheckContext, side: Node): boolean {
  let current = side;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const origins = current.type === "Identifier" ? context.originsOf(current) : [current];
    if (origins.some((origin) => isReadFromStore(context, origin))) return true;
    const inner = origins[0] === current || origins.length !== 1 ? current : origins[0];
    if (inner?.type === "MemberExpression") current = inner.object;
    else if (inner?.type === "CallExpression") current = inner.callee;
    else return false;
  }
  return false;
}

function isReadFromStore(context: CheckContext, origin: Node): boolean {
  if (origin.type === "AwaitExpression") return isReadFromStore(context, origin.argument);
  if (origin.type !== "CallExpression") return false;
  return !isFromRequest(context, origin) && namesAlong(origin.callee).some((name) => wordsOf(name).some((word) => STORE.test(word)));
}

/** `checkLoop`, `isDuplicate`: the answer tells that something was here before, and lets nobody in. */
function asksWhetherSeen(context: CheckContext, node: Node): boolean {
  for (let around = functionAround(context, node); around; around = functionAround(context, around)) {
    const parent = context.parentOf(around);
    const named = around.id ?? (parent && "key" in parent ? parent.key : parent?.type === "VariableDeclarator" ? parent.id : undefined);
    if (named?.type === "Identifier" && wordsOf(named.name).some((word) => SEEN_BEFORE.test(word))) return true;
  }
  return false;
}

function isKept(side: Node): boolean {
  const name = side.type === "Identifier" ? side.name : (memberOf(side) ?? "");
  return wordsOf(name).some((word) => KEPT.test(word));
}

function isConstant(context: CheckContext, side: Node): boolean {
  if (context.constantOf(side) !== undefined) return true;
  if (side.type === "UnaryExpression" || side.type === "Literal") return true;
  return side.type === "Identifier" && side.name === "undefined";
}

function nameFor(node: Node, otherwise: string): string {
  if (node.type === "Identifier") return node.name;
  return memberOf(node) ?? otherwise;
}

/** `createHmac(…).update(…).digest("hex")`, also through variables and functions of this module that return it. */
function isMac(context: CheckContext, expression: Node, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const node = context.valueOf(expression);
  switch (node.type) {
    case "CallExpression": {
      const name = context.nameOf(node.callee);
      if (name !== undefined && (CRYPTO_JS_HMAC.test(name) || OTHER_MACS.test(name))) return true;
      if (name !== undefined && WEB_CRYPTO.test(name)) return isHmacName(context, node.arguments[0]);
      if (name !== undefined && COPIES.test(name)) return node.arguments.some((argument) => isMac(context, argument, depth + 1));
      if (node.callee.type === "MemberExpression" && FORMS.has(memberOf(node.callee) ?? "")) {
        return isHmac(context, node.callee.object) ? memberOf(node.callee) === "digest" : isMac(context, node.callee.object, depth + 1);
      }
      const callee = context.functionOf(node.callee);
      return callee !== undefined && returnsMac(context, callee, depth + 1);
    }
    case "NewExpression":
      return context.nameOf(node.callee) === "Uint8Array" && node.arguments.some((argument) => isMac(context, argument, depth + 1));
    case "SpreadElement":
    case "AwaitExpression":
      return isMac(context, node.argument, depth + 1);
    case "TemplateLiteral": {
      // `sha256=${digest}`, as webhooks have it.
      const [only, ...more] = node.expressions;
      return only !== undefined && more.length === 0 && isMac(context, only, depth + 1);
    }
    case "BinaryExpression":
      return node.operator === "+" && (isMac(context, node.left, depth + 1) || isMac(context, node.right, depth + 1));
    default:
      return false;
  }
}

/** `"HMAC"`, `{ name: "HMAC" }` */
function isHmacName(context: CheckContext, algorithm: Node | undefined): boolean {
  return algorithm !== undefined && (context.constantOf(algorithm) ?? textOption(context, algorithm, "name")) === "HMAC";
}

function isHmac(context: CheckContext, expression: Node, depth = 0): boolean {
  const node = context.valueOf(expression);
  if (node.type !== "CallExpression" || depth > MAX_DEPTH) return false;
  const name = context.nameOf(node.callee);
  if (name !== undefined) return HMAC.test(name);
  return node.callee.type === "MemberExpression" && memberOf(node.callee) === "update" && isHmac(context, node.callee.object, depth + 1);
}

function returnsMac(context: CheckContext, around: ReturnType<CheckContext["functionOf"]>, depth: number): boolean {
  if (!around) return false;
  if (around.body.type !== "BlockStatement") return isMac(context, around.body, depth);
  const last = around.body.body.at(-1);
  return last?.type === "ReturnStatement" && last.argument !== null && isMac(context, last.argument, depth);
}

/** `process.env.ADMIN_TOKEN`, also with `Bearer ` before it: a secret of the program, by its name. */
function isSecretSetting(context: CheckContext, expression: Node): boolean {
  const node = context.valueOf(expression);
  if (node.type === "TemplateLiteral")
    return node.expressions.length === 1 && node.expressions.some((inner) => isSecretSetting(context, inner));
  if (node.type === "BinaryExpression" && node.operator === "+") return isSecretSetting(context, node.right);
  const name = context.nameOf(node);
  if (name?.startsWith("process.env.") !== true) return false;
  const words = wordsOf(name.slice("process.env.".length));
  return words.some((word) => SECRET.test(word)) && !words.some((word) => PUBLIC.test(word));
}

/** What a request brings, or `request.headers.get("authorization")` of the newer frameworks. */
function isGuess(context: CheckContext, expression: Node): boolean {
  return isFromRequest(context, expression);
}
