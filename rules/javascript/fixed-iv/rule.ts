import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import type { Fixedness } from "../../../server/rules/fixed-bytes";
import { fixednessOf } from "../../../server/rules/fixed-bytes";
import { optionOf } from "../../../server/rules/options";
import { functionAround, memberOf } from "../../../server/rules/tree-questions";

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** Where an encrypting call is given its start value, and its key. */
interface Use {
  readonly iv: TSESTree.Node | undefined;
  readonly key: TSESTree.Node | undefined;
}

/** By argument, for libraries that take the nonce so. */
const BY_ARGUMENT: readonly (readonly [name: RegExp, iv: number, key: number])[] = [
  [/^crypto\.createCipheriv$/, 2, 1],
  [/^(?:tweetnacl|nacl-fast|nacl)\.secretbox$/, 1, 2],
  [/^(?:tweetnacl|nacl-fast|nacl)\.box$/, 1, 3],
  [/^(?:tweetnacl|nacl-fast|nacl)\.box\.after$/, 1, 2],
  [/^(?:libsodium-wrappers(?:-sumo)?|sodium)\.crypto_secretbox_(?:easy|detached)$/, 1, 2],
  [/^(?:libsodium-wrappers(?:-sumo)?|sodium)\.crypto_box_(?:easy|detached)$/, 1, 3],
  [/^(?:libsodium-wrappers(?:-sumo)?|sodium)\.crypto_box_easy_afternm$/, 1, 2],
  [/^(?:libsodium-wrappers(?:-sumo)?|sodium)\.crypto_aead_\w+_encrypt(?:_detached)?$/, 3, 4],
  [/^(?:libsodium-wrappers(?:-sumo)?|sodium)\.crypto_stream_\w*xor$/, 1, 2],
  [
    /^@noble\/ciphers\/(?:aes|chacha|salsa|webcrypto|_micro)(?:\.js)?\.(?:gcm|cbc|ctr|cfb|x?chacha20poly1305|x?chacha20|x?salsa20(?:poly1305)?|secretbox)$/,
    1,
    0,
  ],
  [/^(?:aes-js|aesjs)\.ModeOfOperation\.(?:cbc|cfb|ofb)$/, 1, 0],
];

const CRYPTO_JS =
  /^(?:crypto-js|CryptoJS)(?:\.|\/)(?:AES|DES|TripleDES|Blowfish|Rabbit|RabbitLegacy|aes|tripledes|blowfish|rabbit)\.(?:encrypt|createEncryptor)$/;
const CRYPTO_JS_ALGORITHM = /^(?:crypto-js|CryptoJS)\.algo\.(?:AES|DES|TripleDES|Blowfish|Rabbit)\.createEncryptor$/;
const WEB_CRYPTO = /^(?:(?:window|self|globalThis)\.)?(?:crypto\.)?(?:webcrypto\.)?subtle\.encrypt$/;
const FORGE = /^(?:node-forge|forge)\.cipher\.createCipher$/;

const PARSERS =
  /^(?:(?:crypto-js|CryptoJS)(?:\.enc\.\w+\.parse|\.lib\.WordArray\.create|\/enc-\w+\.parse)|(?:node-forge|forge)\.util\.(?:hexToBytes|decode64|createBuffer|encodeUtf8)|(?:aes-js|aesjs)\.utils\.\w+\.toBytes|tweetnacl-util\.decode\w+|(?:libsodium-wrappers(?:-sumo)?|sodium)\.from_\w+|@noble\/(?:ciphers|hashes)\/utils(?:\.js)?\.(?:hexToBytes|utf8ToBytes))$/;

/** Modes that have no start value, or are meant to have the same one always. */
const WITHOUT_NONCE = /ecb|wrap|siv|^rc4|arcfour/i;
/** Keys that were made for this one message. */
const FRESH_KEY = /random|generateKey|derive|hkdf|computeSecret|sharedSecret|diffieHellman|_keygen$/i;

const WORDS: Readonly<Record<Fixedness | "key", string>> = {
  constant: "is written in the code",
  setting: "comes from an environment variable",
  once: "is made once, when the program starts",
  key: "is a part of the key",
};

/** Words without which a module has nothing to do with this. */
const CONCERNED = /cipher|encrypt|secretbox|\bbox\b|ModeOfOperation|sodium|start\(/i;

const check: CodeCheck = (context) => {
  if (!CONCERNED.test(context.document.text)) return;
  for (const call of context.nodes("CallExpression", "NewExpression")) {
    const { iv, key } = useIn(context, call) ?? {};
    if (!iv || isMadeForOneMessage(context, key) || isMeantToBeEqual(context, call)) continue;
    const fixed = key && isPartOf(context, iv, key) ? "key" : fixednessOf(context, iv, call, PARSERS);
    if (fixed)
      context.report({
        node: iv,
        facts: { iv: iv.type === "Identifier" ? `The start value ${iv.name}` : "The start value", origin: WORDS[fixed] },
      });
  }
};

export default check;

function useIn(context: CheckContext, call: Call): Use | undefined {
  const name = context.nameOf(call.callee);
  const [first, second, third] = call.arguments;
  if (name === undefined) return forgeUse(context, call);
  const known = BY_ARGUMENT.find(([pattern]) => pattern.test(name));
  if (known) {
    // `aes-${length}-ecb`: what is written of it tells the mode.
    const algorithm =
      first?.type === "TemplateLiteral" ? first.quasis.map(({ value }) => value.raw).join("") : first && context.constantOf(first);
    if (typeof algorithm === "string" && name.startsWith("crypto.") && WITHOUT_NONCE.test(algorithm)) return undefined;
    return { iv: call.arguments[known[1]], key: call.arguments[known[2]] };
  }
  if (WEB_CRYPTO.test(name)) {
    return { iv: (optionOf(context, first, "iv") ?? optionOf(context, first, "counter"))?.value, key: second };
  }
  if (CRYPTO_JS.test(name)) return { iv: optionOf(context, third, "iv")?.value, key: second };
  if (CRYPTO_JS_ALGORITHM.test(name)) return { iv: optionOf(context, second, "iv")?.value, key: first };
  return undefined;
}

/** `forge.cipher.createCipher("AES-CBC", key)`, then `cipher.start({ iv })`. */
function forgeUse(context: CheckContext, call: Call): Use | undefined {
  if (call.callee.type !== "MemberExpression" || memberOf(call.callee) !== "start") return undefined;
  const cipher = context.valueOf(call.callee.object);
  if (cipher.type !== "CallExpression" || !FORGE.test(context.nameOf(cipher.callee) ?? "")) return undefined;
  return { iv: optionOf(context, call.arguments[0], "iv")?.value, key: cipher.arguments[1] };
}

function isMadeForOneMessage(context: CheckContext, key: TSESTree.Node | undefined): boolean {
  if (!key) return false;
  let node = context.valueOf(key);
  if (node.type === "AwaitExpression") node = context.valueOf(node.argument);
  if (node.type !== "CallExpression") return false;
  const name = context.nameOf(node.callee) ?? memberOf(node.callee) ?? (node.callee.type === "Identifier" ? node.callee.name : "");
  // What is made when the program starts serves all messages.
  return FRESH_KEY.test(name) && functionAround(context, node) !== undefined;
}

/** `encryptDeterministic(…)`: equal texts are meant to become equal, to be looked up. */
function isMeantToBeEqual(context: CheckContext, call: Call): boolean {
  for (let outer: TSESTree.Node | undefined = call; outer; outer = context.parentOf(outer)) {
    const named = outer.type === "FunctionDeclaration" || outer.type === "FunctionExpression" ? outer.id : undefined;
    const key =
      outer.type === "MethodDefinition" || outer.type === "Property" ? outer.key : outer.type === "VariableDeclarator" ? outer.id : named;
    if (key?.type === "Identifier" && /deterministic|searchable|blindIndex/i.test(key.name)) return true;
  }
  return false;
}

/** The key itself, or `key.slice(0, 16)`. */
function isPartOf(context: CheckContext, iv: TSESTree.Node, key: TSESTree.Node): boolean {
  if (context.constantOf(key) !== undefined) return false;
  const value = context.valueOf(iv);
  const part =
    value.type === "CallExpression" &&
    value.callee.type === "MemberExpression" &&
    /^(?:slice|subarray|substr|substring)$/.test(memberOf(value.callee) ?? "")
      ? value.callee.object
      : iv;
  if (part.type !== "Identifier" || key.type !== "Identifier") return false;
  return part.name === key.name && context.definitionOf(part) === context.definitionOf(key);
}
