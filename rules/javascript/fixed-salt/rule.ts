import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import type { Fixedness } from "../../../server/rules/fixed-bytes";
import { fixednessOf } from "../../../server/rules/fixed-bytes";
import { optionOf, textOption } from "../../../server/rules/options";
import { mayBePassword } from "../../../server/rules/passwords";
import { functionAround } from "../../../server/rules/tree-questions";

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** By argument: where the password and the salt are, the salt also as an option of that argument. */
const PLACES: readonly (readonly [name: RegExp, password: number, salt: number, option?: string])[] = [
  [/^crypto\.(?:pbkdf2|scrypt)(?:Sync)?$/, 0, 1],
  [/^crypto\.argon2(?:Sync)?$/, 1, 1, "nonce"],
  [/^(?:crypto-js|CryptoJS)\.(?:PBKDF2|EvpKDF)$/, 0, 1],
  [/^crypto-js\/(?:pbkdf2|evpkdf)$/, 0, 1],
  [/^(?:node-forge|forge)\.(?:pkcs5\.pbkdf2|pbkdf2|pbe\.opensslDeriveBytes)$/, 0, 1],
  [/^pbkdf2\.pbkdf2(?:Sync)?$/, 0, 1],
  [/^(?:scrypt-js\.(?:scrypt|syncScrypt)|scryptsy|scrypt-async|scrypt\.(?:hash|hashSync))$/, 0, 1],
  [/^@noble\/hashes\/(?:pbkdf2(?:\.js)?\.pbkdf2(?:Async)?)$/, 1, 2],
  [/^@noble\/hashes\/(?:scrypt(?:\.js)?\.scrypt(?:Async)?|argon2(?:\.js)?\.argon2(?:i|d|id)(?:Async)?)$/, 0, 1],
  [/^(?:argon2|@node-rs\/argon2)\.(?:hash|hashSync|hashRaw|hashRawSync)$/, 0, 1, "salt"],
  [/^(?:hash-wasm)\.(?:argon2i|argon2d|argon2id|scrypt|pbkdf2|bcrypt)$/, 0, 0, "salt"],
  [/^(?:bcrypt|bcryptjs|bcrypt-nodejs|bcrypt-ts|@node-rs\/bcrypt)\.(?:hash|hashSync)$/, 0, 1],
];

const WEB_CRYPTO = /^(?:(?:window|self|globalThis)\.)?(?:crypto\.)?(?:webcrypto\.)?subtle\.derive(?:Key|Bits)$/;
const BCRYPT = /bcrypt/;
const PARSERS =
  /^(?:(?:crypto-js|CryptoJS)(?:\.enc\.\w+\.parse|\.lib\.WordArray\.create|\/enc-\w+\.parse)|(?:node-forge|forge)\.util\.(?:hexToBytes|decode64|encodeUtf8)|tweetnacl-util\.decode\w+|@noble\/hashes\/utils(?:\.js)?\.(?:hexToBytes|utf8ToBytes))$/;

const WORDS: Readonly<Record<Fixedness, string>> = {
  constant: "is written in the code",
  setting: "comes from an environment variable",
  once: "is made once, when the program starts",
};

/** Words without which a module has nothing to do with this. */
const CONCERNED = /pbkdf2|scrypt|bcrypt|argon2|EvpKDF|pbe\b/i;

const check: CodeCheck = (context) => {
  if (!CONCERNED.test(context.document.text)) return;
  for (const call of context.nodes("CallExpression", "NewExpression")) {
    const salt = saltIn(context, call);
    const fixed = salt && fixednessOf(context, salt, call, PARSERS);
    if (!fixed || !functionAround(context, call)) continue;
    const name = salt.type === "Identifier" ? `The salt ${salt.name}` : "The salt";
    context.report({ node: salt, facts: { salt: name, origin: WORDS[fixed] } });
  }
};

export default check;

/** The salt that a call mixes into what may be a person's password. */
function saltIn(context: CheckContext, call: Call): TSESTree.Node | undefined {
  const name = context.nameOf(call.callee);
  if (name === undefined) return undefined;
  if (WEB_CRYPTO.test(name)) {
    return textOption(context, call.arguments[0], "name") === "PBKDF2" ? optionOf(context, call.arguments[0], "salt")?.value : undefined;
  }
  const place = PLACES.find(([pattern]) => pattern.test(name));
  if (!place) return undefined;
  const [, passwordIndex, saltIndex, option] = place;
  const given = call.arguments[passwordIndex];
  const password = given && (optionOf(context, given, "password") ?? optionOf(context, given, "message"))?.value;
  if (!given || !mayBePassword(context, password ?? given)) return undefined;
  const argument = call.arguments[saltIndex];
  const salt = option === undefined ? argument : optionOf(context, argument, option)?.value;
  // bcrypt takes the number of rounds in the same place, and makes a salt by itself then.
  return salt && BCRYPT.test(name) && typeof context.constantOf(salt) !== "string" ? undefined : salt;
}
