import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { isForDevelopmentOnly } from "../../../server/rules/environment";
import { numberOption, optionOf, textOption } from "../../../server/rules/options";
import { mayBePassword } from "../../../server/rules/passwords";
import { onlyDecrypts } from "../../../server/rules/prescribed-hashes";
import { functionAround } from "../../../server/rules/tree-questions";

type Call = TSESTree.CallExpression | TSESTree.NewExpression;
type Node = TSESTree.Node;

/** A number that says how much work a hash takes, where it is too small. */
interface Finding {
  readonly node: Node;
  readonly what: string;
  readonly least: string;
  /** What to write instead, where results that are stored already still hold then: those that say how they were made. */
  readonly better?: string;
}

/** By argument: the password, the number of iterations, and the hash function. */
const PBKDF2: readonly (readonly [name: RegExp, password: number, iterations: number, hash: number])[] = [
  [/^crypto\.pbkdf2(?:Sync)?$/, 0, 2, 4],
  [/^pbkdf2\.pbkdf2(?:Sync)?$/, 0, 2, 4],
  [/^(?:node-forge|forge)\.(?:pkcs5\.)?pbkdf2$/, 0, 2, 4],
];
const CRYPTO_JS = /^(?:(?:crypto-js|CryptoJS)\.PBKDF2|crypto-js\/pbkdf2)$/;
const WEB_CRYPTO = /^(?:(?:window|self|globalThis)\.)?(?:crypto\.)?(?:webcrypto\.)?subtle\.derive(?:Key|Bits)$/;
const NOBLE_PBKDF2 = /^@noble\/hashes\/pbkdf2(?:\.js)?\.pbkdf2(?:Async)?$/;
const SCRYPT = /^crypto\.scrypt(?:Sync)?$/;
const SCRYPT_LIBRARIES: readonly (readonly [name: RegExp, cost: number, option?: string])[] = [
  [/^scrypt-js\.(?:scrypt|syncScrypt)$/, 2],
  [/^scryptsy$/, 2],
  [/^scrypt-async$/, 2, "N"],
  [/^@noble\/hashes\/scrypt(?:\.js)?\.scrypt(?:Async)?$/, 2, "N"],
  [/^hash-wasm\.scrypt$/, 0, "costFactor"],
];
const BCRYPT_SALT = /^(?:bcrypt|bcryptjs|bcrypt-nodejs|bcrypt-ts|@node-rs\/bcrypt)\.(?:genSalt|genSaltSync)$/;
const BCRYPT_HASH = /^(?:bcrypt|bcryptjs|bcrypt-ts|@node-rs\/bcrypt)\.(?:hash|hashSync)$/;
const ARGON2 = /^(?:argon2|@node-rs\/argon2)\.(?:hash|hashSync|hashRaw|hashRawSync)$/;
const BUN = /^Bun\.password\.(?:hash|hashSync)$/;

/** What OWASP's Password Storage Cheat Sheet asks for. */
const LEAST_ITERATIONS: readonly (readonly [hash: RegExp, iterations: number])[] = [
  [/sha-?(?:384|512)|sha3|blake/i, 210_000],
  [/sha-?(?:224|256)/i, 600_000],
  [/^(?:hmac-?)?sha-?1$|md5|^$/i, 1_300_000],
];
/** Node's own default; OWASP asks for eight times as much. */
const LEAST_SCRYPT_COST = 16_384;
const LEAST_BCRYPT_ROUNDS = 10;
/** For each number of passes, the KiB of memory that make up for it. */
const LEAST_ARGON2_MEMORY = [47_104, 19_456, 12_288, 9_216, 7_168];
const ARGON2_DEFAULT_PASSES = 3;

/** Words without which a module has nothing to do with this. */
const CONCERNED = /pbkdf2|scrypt|bcrypt|argon2|Bun\.password/i;

const check: CodeCheck = (context) => {
  if (!CONCERNED.test(context.document.text)) return;
  for (const call of context.nodes("CallExpression", "NewExpression")) {
    const name = context.nameOf(call.callee);
    const found = name === undefined ? undefined : findingIn(context, call, name);
    if (!found || isForDevelopmentOnly(context, call)) continue;
    const around = functionAround(context, call);
    // How much work it took was chosen when it was encrypted.
    if (around && onlyDecrypts(context, around)) continue;
    const { node, what, least, better } = found;
    context.report({ node, facts: { what, least, ...(better !== undefined && node.type === "Literal" && { $BETTER: better }) } });
  }
};

export default check;

function findingIn(context: CheckContext, call: Call, name: string): Finding | undefined {
  const [first, second, third] = call.arguments;
  const pbkdf2 = PBKDF2.find(([pattern]) => pattern.test(name));
  if (pbkdf2) {
    const [, password, iterations, hash] = pbkdf2;
    return iterationsAt(context, call.arguments[password], call.arguments[iterations], hashNamed(context, call.arguments[hash]));
  }
  if (WEB_CRYPTO.test(name)) {
    if (textOption(context, first, "name") !== "PBKDF2") return undefined;
    return iterationsAt(context, undefined, optionOf(context, first, "iterations")?.value, hashOption(context, first));
  }
  if (CRYPTO_JS.test(name)) {
    const hasher = optionOf(context, third, "hasher");
    // Since version 4.2 it is SHA-256 by default.
    const hash = hasher ? hashNamed(context, hasher.value) : "sha256";
    return iterationsAt(context, first, optionOf(context, third, "iterations")?.value, hash);
  }
  if (NOBLE_PBKDF2.test(name))
    return iterationsAt(context, second, optionOf(context, call.arguments[3], "c")?.value, hashNamed(context, first));
  if (SCRYPT.test(name))
    return costAt(context, first, (optionOf(context, call.arguments[3], "N") ?? optionOf(context, call.arguments[3], "cost"))?.value);
  const scrypt = SCRYPT_LIBRARIES.find(([pattern]) => pattern.test(name));
  if (scrypt) {
    const [, index, option] = scrypt;
    const given = call.arguments[index];
    return costAt(context, first, option === undefined ? given : optionOf(context, given, option)?.value);
  }
  if (BCRYPT_SALT.test(name)) return roundsAt(context, first);
  if (BCRYPT_HASH.test(name)) return roundsAt(context, second);
  if (ARGON2.test(name)) return argon2At(context, second);
  if (!BUN.test(name)) return undefined;
  return textOption(context, second, "algorithm") === "bcrypt"
    ? roundsAt(context, optionOf(context, second, "cost")?.value)
    : argon2At(context, second);
}

function iterationsAt(
  context: CheckContext,
  password: Node | undefined,
  given: Node | undefined,
  hash: string | undefined,
): Finding | undefined {
  const iterations = given && context.constantOf(given);
  if (!given || typeof iterations !== "number" || hash === undefined || (password && !mayBePassword(context, password))) return undefined;
  const least = LEAST_ITERATIONS.find(([pattern]) => pattern.test(hash))?.[1];
  if (least === undefined || iterations >= least) return undefined;
  return {
    node: given,
    what: `PBKDF2 with ${counted(iterations, "iteration")}`,
    least: `at least ${grouped(least)} are recommended for this hash function`,
  };
}

/** The name of a hash function, "" where none is given (SHA-1 then), undefined where it is not known. */
function hashNamed(context: CheckContext, node: Node | undefined): string | undefined {
  if (!node || node.type === "ArrowFunctionExpression" || node.type === "FunctionExpression") return "";
  const constant = context.constantOf(node);
  if (typeof constant === "string") return constant;
  const value = context.valueOf(node);
  const name = context.nameOf(value.type === "CallExpression" ? value.callee : value);
  return name === undefined ? undefined : /sha\d+|md5/i.exec(name.slice(name.indexOf(".")))?.[0];
}

function hashOption(context: CheckContext, options: Node | undefined): string | undefined {
  const option = optionOf(context, options, "hash");
  return option && (textOption(context, option.value, "name") ?? hashNamed(context, option.value));
}

function costAt(context: CheckContext, password: Node | undefined, given: Node | undefined): Finding | undefined {
  const cost = given && context.constantOf(given);
  if (!given || typeof cost !== "number" || cost >= LEAST_SCRYPT_COST || (password && !mayBePassword(context, password))) return undefined;
  return { node: given, what: `scrypt with a cost of ${grouped(cost)}`, least: "131,072 is recommended" };
}

function roundsAt(context: CheckContext, given: Node | undefined): Finding | undefined {
  const rounds = given && context.constantOf(given);
  if (!given || typeof rounds !== "number" || rounds >= LEAST_BCRYPT_ROUNDS) return undefined;
  return {
    node: given,
    what: `bcrypt with ${counted(rounds, "round")}`,
    least: `at least ${LEAST_BCRYPT_ROUNDS} are recommended`,
    better: "12",
  };
}

function argon2At(context: CheckContext, options: Node | undefined): Finding | undefined {
  const memory = numberOption(context, options, "memoryCost");
  const passes = optionOf(context, options, "timeCost") ? numberOption(context, options, "timeCost") : ARGON2_DEFAULT_PASSES;
  const node = optionOf(context, options, "memoryCost")?.value;
  if (memory === undefined || passes === undefined || !node) return undefined;
  const least = LEAST_ARGON2_MEMORY[Math.min(Math.max(passes, 1), LEAST_ARGON2_MEMORY.length) - 1] ?? 0;
  if (memory >= least) return undefined;
  const what = `Argon2 with ${grouped(memory)} KiB of memory and ${counted(passes, "pass", "passes")}`;
  return { node, what, least: `at least ${grouped(least)} KiB are recommended for that`, better: String(Math.max(least, 19_456)) };
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
