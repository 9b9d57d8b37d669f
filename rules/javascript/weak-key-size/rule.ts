import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { propertyOf } from "../../../server/rules/object-literal";

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** A key that a call makes or uses. */
interface Key {
  /** In words, the subject of the message. */
  readonly what: string;
  readonly bits: number;
  readonly least: number;
}

/** Where a call says how long the key is: an argument, or a property of one; in bits, or in units of so many. */
interface Place {
  readonly what: string;
  readonly argument: number;
  readonly property?: string;
  readonly unit?: number;
  readonly least: number;
}

const RSA = { what: "An RSA key", least: 2048 };
const DERIVED = { what: "A derived key", unit: 32, least: 112 };

/** NIST SP 800-57: 2048 bits for RSA and Diffie-Hellman, 112 for symmetric keys. */
const PLACES: Readonly<Record<string, readonly Place[]>> = {
  "crypto.createDiffieHellman": [{ what: "A Diffie-Hellman group", argument: 0, least: 2048 }],
  "crypto-js.PBKDF2": [{ ...DERIVED, argument: 2, property: "keySize" }],
  "crypto-js.EvpKDF": [{ ...DERIVED, argument: 2, property: "keySize" }],
  "crypto-js.algo.PBKDF2.create": [{ ...DERIVED, argument: 0, property: "keySize" }],
  "crypto-js.algo.EvpKDF.create": [{ ...DERIVED, argument: 0, property: "keySize" }],
  "crypto-js/pbkdf2": [{ ...DERIVED, argument: 2, property: "keySize" }],
  "crypto-js/evpkdf": [{ ...DERIVED, argument: 2, property: "keySize" }],
  "CryptoJS.PBKDF2": [{ ...DERIVED, argument: 2, property: "keySize" }],
  "CryptoJS.EvpKDF": [{ ...DERIVED, argument: 2, property: "keySize" }],
  "node-forge.rc2.createEncryptionCipher": [{ what: "An RC2 key", argument: 1, least: 112 }],
  "node-forge.rc2.createDecryptionCipher": [{ what: "An RC2 key", argument: 1, least: 112 }],
  "node-forge.pki.rsa.generateKeyPair": [
    { ...RSA, argument: 0 },
    { ...RSA, argument: 0, property: "bits" },
  ],
  "node-forge.rsa.generateKeyPair": [
    { ...RSA, argument: 0 },
    { ...RSA, argument: 0, property: "bits" },
  ],
  "node-forge.pki.rsa.createKeyPairGenerationState": [{ ...RSA, argument: 0 }],
  "node-rsa": [{ ...RSA, argument: 0, property: "b" }],
  keypair: [{ ...RSA, argument: 0, property: "bits" }],
  "ursa.generatePrivateKey": [{ ...RSA, argument: 0 }],
  "ursa-optional.generatePrivateKey": [{ ...RSA, argument: 0 }],
  "jose.generateKeyPair": [{ ...RSA, argument: 1, property: "modulusLength" }],
  "selfsigned.generate": [{ ...RSA, argument: 1, property: "keySize" }],
  "jsrsasign.KEYUTIL.generateKeypair": [{ ...RSA, argument: 1 }],
  "openpgp.generateKey": [{ ...RSA, argument: 0, property: "rsaBits" }],
};

/** Functions that take the name of a curve: where. */
const CURVES: Readonly<Record<string, number>> = {
  "crypto.createECDH": 0,
  "elliptic.ec": 0,
};

const MADE_BY_TYPE = /^crypto\.generateKey(?:Pair)?(?:Sync)?$/;
const WEB_CRYPTO = /^(?:crypto\.)?(?:webcrypto\.)?subtle\.generateKey$/;
const GROUPS: Readonly<Record<string, number>> = { modp1: 768, modp2: 1024, modp5: 1536 };
const SHORT_CURVE = /^(?:secp|sect|prime|p-?|c2(?:pnb|tnb)|brainpoolp)\D*(1[1-9]\d|20\d)/i;

const check: CodeCheck = (context) => {
  for (const call of context.nodes("CallExpression", "NewExpression")) {
    const key = keyOf(context, call);
    if (key && key.bits > 0 && key.bits < key.least) {
      context.report({ node: call, facts: { what: key.what, size: String(key.bits), least: String(key.least) } });
    }
  }
};

export default check;

function keyOf(context: CheckContext, call: Call): Key | undefined {
  const name = context.nameOf(call.callee);
  if (name === undefined) return keyOfPair(context, call);
  if (MADE_BY_TYPE.test(name)) return keyOfType(context, call);
  if (WEB_CRYPTO.test(name)) return measured(context, call, { ...RSA, argument: 0, property: "modulusLength" });
  if (Object.hasOwn(CURVES, name)) return curveOf(valueAt(context, call, CURVES[name] ?? 0));
  if (name === "crypto.getDiffieHellman" || name === "crypto.createDiffieHellmanGroup") return groupOf(context, call);
  if (name === "node-forge.cipher.createCipher" || name === "node-forge.cipher.createDecipher") return keyOfForge(context, call);
  for (const place of Object.hasOwn(PLACES, name) ? (PLACES[name] ?? []) : []) {
    const key = measured(context, call, place);
    if (key) return key;
  }
  return undefined;
}

function measured(context: CheckContext, call: Call, place: Place): Key | undefined {
  const { what, least, unit = 1 } = place;
  const size = numberAt(context, call, place.argument, place.property);
  return size === undefined ? undefined : { what, least, bits: size * unit };
}

/** `generateKeyPairSync("rsa", { modulusLength })`, `generateKeySync("hmac", { length })`. */
function keyOfType(context: CheckContext, call: Call): Key | undefined {
  const type = call.arguments[0] && context.constantOf(call.arguments[0]);
  switch (type) {
    case "rsa":
    case "rsa-pss":
      return measured(context, call, { ...RSA, argument: 1, property: "modulusLength" });
    case "dsa":
      return measured(context, call, { what: "A DSA key", argument: 1, property: "modulusLength", least: 2048 });
    case "dh":
      return measured(context, call, { what: "A Diffie-Hellman group", argument: 1, property: "primeLength", least: 2048 });
    case "hmac":
      return measured(context, call, { what: "An HMAC key", argument: 1, property: "length", least: 112 });
    case "ec":
      return curveOf(valueAt(context, call, 1, "namedCurve"));
    default:
      return undefined;
  }
}

/** Curves say in their names how long their keys are. */
function curveOf(curve: unknown): Key | undefined {
  const bits = typeof curve === "string" ? Number(SHORT_CURVE.exec(curve)?.[1]) : NaN;
  return bits > 0 ? { what: "A key on an elliptic curve", bits, least: 224 } : undefined;
}

function groupOf(context: CheckContext, call: Call): Key | undefined {
  const group = valueAt(context, call, 0);
  const bits = typeof group === "string" && Object.hasOwn(GROUPS, group) ? GROUPS[group] : undefined;
  return bits === undefined ? undefined : { what: "A Diffie-Hellman group", bits, least: 2048 };
}

/** `new NodeRSA().generateKeyPair(512)`, also through a variable. */
function keyOfPair(context: CheckContext, call: Call): Key | undefined {
  const { callee } = call;
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier" || callee.property.name !== "generateKeyPair")
    return undefined;
  const owner = context.valueOf(callee.object);
  return owner.type === "NewExpression" && context.nameOf(owner.callee) === "node-rsa"
    ? measured(context, call, { ...RSA, argument: 0 })
    : undefined;
}

/** forge takes the length of the key from the key: `createCipher("AES-CBC", random.getBytesSync(8))`. */
function keyOfForge(context: CheckContext, call: Call): Key | undefined {
  const [, argument] = call.arguments;
  const key = argument && context.valueOf(argument);
  if (key?.type !== "CallExpression" || key.callee.type !== "MemberExpression" || key.callee.property.type !== "Identifier")
    return undefined;
  if (!/^getBytes(?:Sync)?$/.test(key.callee.property.name)) return undefined;
  return measured(context, key, { what: "An encryption key", argument: 0, unit: 8, least: 112 });
}

function numberAt(context: CheckContext, call: Call, argument: number, property?: string): number | undefined {
  const value = valueAt(context, call, argument, property);
  return typeof value === "number" ? value : undefined;
}

function valueAt(context: CheckContext, call: Call, argument: number, property?: string): ReturnType<CheckContext["constantOf"]> {
  const node = call.arguments[argument];
  if (!node) return undefined;
  if (property === undefined) return context.constantOf(node);
  const object = context.valueOf(node);
  const found = object.type === "ObjectExpression" ? propertyOf(object, property)?.value : undefined;
  return found && context.constantOf(found);
}
