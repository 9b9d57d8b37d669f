import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { propertyOf } from "../../../server/rules/object-literal";
import { wordsOf } from "../../../server/rules/words";

/** Functions that take the algorithm as an argument: where, and for which uses of a hash. */
const BY_ARGUMENT: Readonly<Record<string, { readonly argument: number; readonly use: "hash" | "mac" | "signature" }>> = {
  "crypto.createHash": { argument: 0, use: "hash" },
  "crypto.hash": { argument: 0, use: "hash" },
  "crypto.createHmac": { argument: 0, use: "mac" },
  "crypto.createSign": { argument: 0, use: "signature" },
  "crypto.createVerify": { argument: 0, use: "signature" },
  "crypto.sign": { argument: 0, use: "signature" },
  "crypto.verify": { argument: 0, use: "signature" },
  "crypto.subtle.digest": { argument: 0, use: "hash" },
  "crypto.webcrypto.subtle.digest": { argument: 0, use: "hash" },
};

/** Functions that are an algorithm. */
const BY_NAME: Readonly<Record<string, string>> = {
  "crypto-js.MD5": "MD5",
  "crypto-js.SHA1": "SHA-1",
  "crypto-js.HmacMD5": "MD5",
  "crypto-js/md5": "MD5",
  "crypto-js/sha1": "SHA-1",
  "crypto-js/hmac-md5": "MD5",
  "CryptoJS.MD5": "MD5",
  "CryptoJS.SHA1": "SHA-1",
  "CryptoJS.HmacMD5": "MD5",
  "node-forge.md.md5.create": "MD5",
  "node-forge.md.sha1.create": "SHA-1",
  "forge.md.md5.create": "MD5",
  "forge.md.sha1.create": "SHA-1",
  md5: "MD5",
  "blueimp-md5": "MD5",
  "js-md5": "MD5",
  "js-md5.md5": "MD5",
  "ts-md5.Md5.hashStr": "MD5",
  sha1: "SHA-1",
  "js-sha1": "SHA-1",
  "js-sha1.sha1": "SHA-1",
};

/** Packages whose names could also be those of an undeclared global. */
const PACKAGES = new Set(["md5", "sha1"]);

/** What is hashed is worth an attack, whatever the hash is called. */
const SENSITIVE = /^(?:passw(?:or)?ds?|pwd|passwd|passphrase|passcode|secret|token|credentials?|session|otp|ssn|apikey)$/;

/** The hash tells things apart where nobody gains from confusing them. */
const HARMLESS =
  /^(?:checksums?|etags?|cach(?:e|es|ed|ing)|memo|memoized?|fingerprints?|gravatar|avatar|dedupe|dedup|deduplicat(?:e|ion)|duplicates?|shards?|buckets?|partition|assets?|chunks?|bundle|revision|rev|colou?r|slug|websocket|git|blob|uuid|thumbnail|snapshot|sourcemap|mtime|thumbprint|x5t)$/;
const HARMLESS_TEXT = /\bE-?Tag\b|content-md5|contentmd5|sec-websocket|258EAFA5-E914-47DA-95CA-C5AB0DC85B11/i;

const check: CodeCheck = (context) => {
  for (const call of context.nodes("CallExpression")) {
    const algorithm = weakAlgorithmOf(context, call);
    if (algorithm === undefined || isHarmless(context, call)) continue;
    // The fix is for calls that name the algorithm as OpenSSL does; WebCrypto has names of its own.
    const isWebCrypto = context.nameOf(call.callee)?.endsWith("subtle.digest");
    context.report({ node: isWebCrypto ? call.callee : call, facts: { algorithm } });
  }
};

export default check;

function weakAlgorithmOf(context: CheckContext, call: TSESTree.CallExpression): string | undefined {
  const name = context.nameOf(call.callee);
  if (name === undefined) return undefined;
  if (Object.hasOwn(BY_NAME, name)) return PACKAGES.has(name) && isGlobalName(context, call.callee) ? undefined : BY_NAME[name];
  const known = Object.hasOwn(BY_ARGUMENT, name) ? BY_ARGUMENT[name] : undefined;
  const argument = known && call.arguments[known.argument];
  if (!argument) return undefined;
  const text = algorithmText(context, argument);
  const algorithm = text === undefined ? undefined : weakAlgorithmNamed(text);
  return algorithm === "SHA-1" && known.use === "mac" ? undefined : algorithm;
}

/** `"SHA-1"`, or `{ name: "SHA-1" }` as WebCrypto takes it. */
function algorithmText(context: CheckContext, argument: TSESTree.Node): string | undefined {
  const value = context.valueOf(argument);
  const named = value.type === "ObjectExpression" ? propertyOf(value, "name")?.value : value;
  const text = named && context.constantOf(named);
  return typeof text === "string" ? text : undefined;
}

/** OpenSSL knows the same algorithm under many names: `md5`, `RSA-MD5`, `ssl3-sha1`, `sha1WithRSAEncryption`. */
function weakAlgorithmNamed(text: string): string | undefined {
  const name = text.toLowerCase().replace(/^(?:rsa|ssl3|ecdsa-with|dsa)-/, "");
  if (/^md5(?:-sha1)?(?:withrsaencryption)?$/.test(name)) return "MD5";
  if (/^md4(?:withrsaencryption)?$/.test(name)) return "MD4";
  if (/^md2(?:withrsaencryption)?$/.test(name)) return "MD2";
  if (/^sha-?1(?:-2)?(?:withrsa(?:encryption)?)?$/.test(name)) return "SHA-1";
  if (/^ripemd(?:-?128)?$/.test(name)) return "RIPEMD-128";
  return undefined;
}

/** `md5(…)` that no import or require leads to is some function of the page, not the package. */
function isGlobalName(context: CheckContext, callee: TSESTree.Node): boolean {
  return callee.type === "Identifier" && context.valueOf(callee) === callee && !isImported(context, callee.name);
}

function isImported(context: CheckContext, name: string): boolean {
  return context.nodes("ImportDeclaration").some((declaration) => declaration.specifiers.some(({ local }) => local.name === name));
}

function isHarmless(context: CheckContext, call: TSESTree.CallExpression): boolean {
  const data = dataOf(context, call).flatMap((node) => textsIn(context, node));
  if (data.some((text) => wordsOf(text).some((word) => SENSITIVE.test(word)))) return false;
  const around = [...textsIn(context, statementOf(context, call)), ...enclosingNames(context, call), fileNameOf(context)];
  return [...data, ...around].some((text) => HARMLESS_TEXT.test(text) || wordsOf(text).some((word) => HARMLESS.test(word)));
}

/** What goes into the hash: the other arguments, and those of `update` further along the chain or on the variable that holds it. */
function dataOf(context: CheckContext, call: TSESTree.CallExpression): TSESTree.Node[] {
  const data: TSESTree.Node[] = call.arguments.slice(1);
  if (call.arguments.length === 1 && call.arguments[0] && context.constantOf(call.arguments[0]) === undefined) data.push(call.arguments[0]);
  let current: TSESTree.Node = call;
  for (;;) {
    const member = context.parentOf(current);
    const outer = member && context.parentOf(member);
    if (member?.type !== "MemberExpression" || member.object !== current || outer?.type !== "CallExpression" || outer.callee !== member)
      break;
    data.push(...outer.arguments);
    current = outer;
  }
  const declarator = context.parentOf(current);
  if (declarator?.type !== "VariableDeclarator" || declarator.id.type !== "Identifier") return data;
  for (const use of context.nodes("CallExpression")) {
    const { callee } = use;
    if (callee.type !== "MemberExpression" || context.valueOf(callee.object) !== current) continue;
    if (callee.property.type === "Identifier" && callee.property.name === "update") data.push(...use.arguments);
  }
  return data;
}

/** The smallest statement or property that a node is in, without the bodies of other functions around it. */
function statementOf(context: CheckContext, node: TSESTree.Node): TSESTree.Node {
  let current = node;
  for (;;) {
    const parent = context.parentOf(current);
    if (!parent || /Statement$|Function|^Program$|^ClassBody$|^ObjectExpression$/.test(parent.type)) return current;
    current = parent;
  }
}

/** Names of the functions, methods and classes around a node, and of what functions without a name are assigned to. */
function enclosingNames(context: CheckContext, node: TSESTree.Node): string[] {
  const names: string[] = [];
  for (let current = context.parentOf(node); current; current = context.parentOf(current)) {
    const name = declaredName(current);
    if (name !== undefined) names.push(name);
  }
  return names;
}

function declaredName(node: TSESTree.Node): string | undefined {
  switch (node.type) {
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ClassDeclaration":
    case "ClassExpression":
      return node.id?.name;
    case "VariableDeclarator":
      return node.id.type === "Identifier" ? node.id.name : undefined;
    case "MethodDefinition":
    case "PropertyDefinition":
    case "Property":
      return node.key.type === "Identifier" ? node.key.name : undefined;
    case "AssignmentExpression":
      return node.left.type === "MemberExpression" && node.left.property.type === "Identifier" ? node.left.property.name : undefined;
    default:
      return undefined;
  }
}

/** Names and texts that are written inside a node. */
function textsIn(context: CheckContext, node: TSESTree.Node): string[] {
  const [start, end] = node.range;
  return context
    .nodes("Identifier", "Literal", "TemplateElement")
    .filter(({ range }) => range[0] >= start && range[1] <= end)
    .map((inner) => (inner.type === "Identifier" ? inner.name : inner.type === "Literal" ? String(inner.value) : inner.value.raw));
}

function fileNameOf(context: CheckContext): string {
  return context.document.uri.slice(context.document.uri.lastIndexOf("/") + 1);
}
