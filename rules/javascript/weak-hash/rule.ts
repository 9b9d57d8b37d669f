import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { isFolded } from "../../../server/rules/folded-hashes";
import { propertyOf } from "../../../server/rules/object-literal";
import { callsOf, isPrescribedHash } from "../../../server/rules/prescribed-hashes";
import { functionAround, memberOf } from "../../../server/rules/tree-questions";
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
const SENSITIVE = /^(?:passw(?:or)?ds?|pwd|passwd|passphrase|passcode|secret|token|credentials?|otp|ssn|apikey)$/;

/** Words around a hash of which somebody gains something who can forge it. */
const SECURITY =
  /^(?:passw(?:or)?ds?|pwd|passwd|secrets?|tokens?|credentials?|auth|authenticat(?:e|ion|or)|authoriz(?:e|ation)|sign|signs|signed|signing|signer|signatures?|verify|verifies|verified|verifier|verification|certificates?|csrf|xsrf|licen[cs]es?|reset|integrity|tamper|hmac|mac|login|nonce|otp|trusted|encrypt|decrypt|encryption|cipher|crypt|derive)$/;

/** What a digest is called that only stands for something. */
const NAME =
  /^(?:ids?|identifiers?|keys?|names?|filename|basename|classname|alias(?:es)?|paths?|files?|dir|directory|folder|index|prefix|suffix|versions?|label|tag)$/;
const SHORTENING = /^(?:slice|substr|substring|subarray|read\w*Int\w*|charCodeAt|charAt|at)$/;
const KEYED = /^(?:get|has|set|delete|join|resolve)$/;

const EXTENSION = /^\.[a-z]\w{1,7}$/;
const ALGORITHM = /md[245]|sha_?-?1(?!\d)|ripemd/i;

/** Functions that only hash what they are given are looked at from where they are called, so many times. */
const MAX_CALLERS = 2;

/** The hash tells things apart where nobody gains from confusing them. */
const HARMLESS =
  /^(?:checksums?|etags?|cach(?:e|es|ed|ing)|memo|memoized?|fingerprints?|gravatar|avatar|dedupe|dedup|deduplicat(?:e|ion)|duplicates?|shards?|buckets?|partition|assets?|chunks?|bundle|revision|rev|colou?r|slug|websocket|git|blob|uuid|thumbnail|snapshot|sourcemap|mtime|thumbprint|x5t)$/;
const HARMLESS_TEXT = /\bE-?Tag\b|content-md5|contentmd5|sec-websocket|258EAFA5-E914-47DA-95CA-C5AB0DC85B11/i;

/** What a weak hash is for: something that an attacker gains from, nothing that anybody does, or nobody can tell. */
export type Purpose = "security" | "harmless" | "unclear";

export interface WeakHash {
  readonly call: TSESTree.CallExpression;
  readonly algorithm: string;
  readonly purpose: Purpose;
}

/** The calls of a module that compute a broken hash. */
export function weakHashesIn(context: CheckContext): WeakHash[] {
  return context.nodes("CallExpression").flatMap((call) => {
    const found = weakAlgorithmOf(context, call);
    return found ? [{ call, algorithm: found.algorithm, purpose: purposeOf(context, call, found.isPlain) }] : [];
  });
}

const check: CodeCheck = (context) => {
  reportWeakHashes(context, "security");
};

export default check;

/** Reports those with a purpose. */
export function reportWeakHashes(context: CheckContext, purpose: Purpose): void {
  for (const found of weakHashesIn(context)) {
    if (found.purpose !== purpose) continue;
    // The fix is for calls that name the algorithm as OpenSSL does; WebCrypto has names of its own.
    const isWebCrypto = context.nameOf(found.call.callee)?.endsWith("subtle.digest");
    context.report({ node: isWebCrypto ? found.call.callee : found.call, facts: { algorithm: found.algorithm } });
  }
}

/** @returns with `isPlain` where it is a hash by itself, no signature and no authentication code */
function weakAlgorithmOf(
  context: CheckContext,
  call: TSESTree.CallExpression,
): { readonly algorithm: string; readonly isPlain: boolean } | undefined {
  const name = context.nameOf(call.callee);
  if (name === undefined) return undefined;
  const named = Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined;
  if (named !== undefined) {
    return PACKAGES.has(name) && isGlobalName(context, call.callee) ? undefined : { algorithm: named, isPlain: !/hmac/i.test(name) };
  }
  const known = Object.hasOwn(BY_ARGUMENT, name) ? BY_ARGUMENT[name] : undefined;
  const argument = known && call.arguments[known.argument];
  if (!argument) return undefined;
  const text = algorithmText(context, argument);
  const algorithm = text === undefined ? undefined : weakAlgorithmNamed(text);
  if (algorithm === undefined || (algorithm === "SHA-1" && known.use === "mac")) return undefined;
  return { algorithm, isPlain: known.use === "hash" };
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

function purposeOf(context: CheckContext, call: TSESTree.CallExpression, isPlain: boolean, depth = 0): Purpose {
  const around = [...textsIn(context, statementOf(context, call)), ...enclosingNames(context, call)];
  const purpose = isPlain
    ? toldPurpose(
        dataOf(context, call).flatMap((node) => textsIn(context, node)),
        around,
        context,
      )
    : "security";
  if (purpose === "harmless" || isPrescribedHash(context, call) || (isPlain && isFolded(context, call))) return "harmless";
  if (isPlain && isFileName(context, call) && !isSensitive(context, call)) return "harmless";
  if (isAskedFor(context, call)) return "unclear";
  if (purpose === "security") return purpose;
  if (isName(context, call)) return "harmless";
  return depth < MAX_CALLERS ? purposeOfCallers(context, call, depth) : "unclear";
}

/** What the names of what is hashed, and those around, tell. */
function toldPurpose(data: readonly string[], around: readonly string[], context: CheckContext): Purpose {
  const isAny = (texts: readonly string[], pattern: RegExp): boolean =>
    texts.some((text) => wordsOf(text).some((word) => pattern.test(word)));
  if (isAny(data, SENSITIVE)) return "security";
  const all = [...data, ...around, fileNameOf(context)];
  if (isAny(all, HARMLESS) || all.some((text) => HARMLESS_TEXT.test(text))) return "harmless";
  return isAny(around, SECURITY) ? "security" : "unclear";
}

function isSensitive(context: CheckContext, call: TSESTree.CallExpression): boolean {
  return dataOf(context, call).some((node) => textsIn(context, node).some((text) => wordsOf(text).some((word) => SENSITIVE.test(word))));
}

/** True where an extension is put behind the digest: `hash.digest("hex") + ".json"`. */
function isFileName(context: CheckContext, call: TSESTree.CallExpression): boolean {
  return digestsOf(context, call).some((end) => {
    const parent = context.parentOf(end);
    if (parent?.type === "BinaryExpression" && parent.operator === "+" && parent.left === end)
      return parent.right.type === "Literal" && EXTENSION.test(String(parent.right.value));
    if (parent?.type !== "TemplateLiteral") return false;
    const index = parent.expressions.indexOf(end as TSESTree.Expression);
    return EXTENSION.test(parent.quasis[index + 1]?.value.raw ?? "");
  });
}

/** The ends of the chains that compute a digest, also those on the variable that holds the hash. */
function digestsOf(context: CheckContext, call: TSESTree.CallExpression): TSESTree.Node[] {
  const { end } = chainFrom(context, call);
  const declarator = context.parentOf(end);
  if (declarator?.type !== "VariableDeclarator" || declarator.id.type !== "Identifier") return [end];
  const uses = context.nodes("Identifier").filter((use) => use !== declarator.id && context.valueOf(use) === end);
  return [end, ...uses.map((use) => chainFrom(context, use).end)];
}

/** True where the code around asks whether somebody wants this very algorithm: they chose it, by a name of a protocol. */
function isAskedFor(context: CheckContext, call: TSESTree.CallExpression): boolean {
  let child: TSESTree.Node = call;
  for (let parent = context.parentOf(child); parent; child = parent, parent = context.parentOf(child)) {
    const test =
      (parent.type === "IfStatement" || parent.type === "ConditionalExpression") && parent.consequent === child
        ? parent.test
        : parent.type === "SwitchCase" && parent.test !== child
          ? parent.test
          : undefined;
    if (test && textsIn(context, test).some((text) => ALGORITHM.test(text))) return true;
  }
  return false;
}

/** A function that hashes what it is given (`md5(text)`) is used for what its callers use it for. */
function purposeOfCallers(context: CheckContext, call: TSESTree.CallExpression, depth: number): Purpose {
  const around = functionAround(context, call);
  const calls = around && around.params.length > 0 ? callsOf(context, around) : [];
  const purposes = calls.map((caller) => purposeOf(context, caller, true, depth + 1));
  if (purposes.includes("security")) return "security";
  return purposes.length === 0 || purposes.includes("unclear") ? "unclear" : "harmless";
}

/** True where the digest is cut short, or only tells things apart: it becomes a key, a name or a part of a path. */
function isName(context: CheckContext, call: TSESTree.CallExpression): boolean {
  const { end, methods } = chainFrom(context, call);
  if (methods.some((method) => SHORTENING.test(method))) return true;
  const declarator = context.parentOf(end);
  const uses =
    declarator?.type === "VariableDeclarator" && declarator.id.type === "Identifier"
      ? context.nodes("Identifier").filter((use) => use !== declarator.id && context.valueOf(use) === end)
      : [end];
  if (uses.some((use) => isKeyPlace(context, use))) return true;
  const names = [functionAround(context, call), ...assignedNames(context, end)].flatMap((each) =>
    typeof each === "string" ? each : each ? (nameOfFunction(context, each) ?? []) : [],
  );
  return names.some((name) => NAME.test(wordsOf(name).at(-1) ?? ""));
}

/** `cache[digest]`, `map.get(digest)`, `path.join(folder, digest)`, `digest.slice(0, 8)`. */
function isKeyPlace(context: CheckContext, use: TSESTree.Node): boolean {
  const parent = context.parentOf(use);
  if (parent?.type === "MemberExpression") {
    return parent.computed && parent.property === use ? true : parent.object === use && SHORTENING.test(memberOf(parent) ?? "");
  }
  if (parent?.type === "TemplateLiteral" || parent?.type === "BinaryExpression") return isKeyPlace(context, parent);
  return parent?.type === "CallExpression" && parent.callee !== use && KEYED.test(memberOf(parent.callee) ?? "");
}

function assignedNames(context: CheckContext, end: TSESTree.Node): string[] {
  const parent = context.parentOf(end);
  const name = parent && declaredName(parent);
  return name === undefined ? [] : [name];
}

function nameOfFunction(context: CheckContext, node: TSESTree.Node): string | undefined {
  const parent = context.parentOf(node);
  return declaredName(node) ?? (parent && declaredName(parent));
}

/** The calls on a call's result, one after the other: `createHash(…).update(…).digest(…)`. */
function chainFrom(context: CheckContext, call: TSESTree.Node): { end: TSESTree.Node; methods: string[]; data: TSESTree.Node[] } {
  const [methods, data]: [string[], TSESTree.Node[]] = [[], []];
  let end: TSESTree.Node = call;
  for (;;) {
    const member = context.parentOf(end);
    const outer = member && context.parentOf(member);
    if (member?.type !== "MemberExpression" || member.object !== end || outer?.type !== "CallExpression" || outer.callee !== member) break;
    data.push(...outer.arguments);
    methods.push(memberOf(member) ?? "");
    end = outer;
  }
  return { end, methods, data };
}

/** What goes into the hash: the other arguments, and those of `update` further along the chain or on the variable that holds it. */
function dataOf(context: CheckContext, call: TSESTree.CallExpression): TSESTree.Node[] {
  const data: TSESTree.Node[] = call.arguments.slice(1);
  if (call.arguments.length === 1 && call.arguments[0] && context.constantOf(call.arguments[0]) === undefined) data.push(call.arguments[0]);
  const { end: current, data: chained } = chainFrom(context, call);
  data.push(...chained);
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
