import type { Span } from "../../core/position";
import { wordsOf } from "./values";

/** What a file of a key says of whose it is: of tests, or of this machine alone. */
const NOBODYS = new Set(["test", "tests", "testing", "dummy", "fake", "mock", "fixture", "fixtures", "snakeoil", "localhost", "leaf"]);
/** What is wrong with the certificate beside the key. Nobody uses such a one but to see it refused. */
const REFUSED = new Set(
  "expired invalid untrusted revoked wrong bad broken corrupt corrupted mismatch mismatched violation violates malformed unsupported".split(
    " ",
  ),
);
const NEGATIONS = new Set(["no", "not", "non", "without", "missing"]);
/** Parts of certificates: `notCA`, `no-key-usage`; one may well be without a password. */
const PARTS = new Set("ca usage san eku cn subject issuer extension extensions constraints trusted yet matching".split(" "));
/** The places in a chain, which is named so where the chain is what somebody tries out. */
const CHAIN_PLACES = new Set(["root", "intermediate", "leaf", "end"]);
/** Files that hold a key and nothing else, whose names speak of it. */
const KEY_FILE = /\.(?:pem|key|p8|pk8|ppk|priv|rsa|crt|cer|asc)$|^[^.]+$/i;
/** `test-certs`, `testkeys`, `certs.test`: `test` alone may be the folder of a whole project, and is told by its path within it. */
const TEST_FOLDER =
  /(?:^|[^a-z])(?:tests?|testing|dummy|fake|mock|fixtures?)[-_. ]?(?:certs?|certificates?|keys?|ssl|tls|pki|pem)(?![a-z])|(?:^|[^a-z])(?:certs?|certificates?|keys?|ssl|tls|pki|pem)[-_. ](?:tests?|testing|dummy|fake|mock|fixtures?)(?![a-z])/i;

/** The name that a text is given which begins behind it. */
const NAMED = /([\w$-]{1,60})["'\]]{0,2}\s{0,4}(?::[\w |<>[\]]{1,30})?[:=]\s{0,4}[\w.([{]{0,20}\s{0,8}["'`]{0,3}(?:\\n|\s){0,4}$/;
const MAX_NAMED = 120;
/** How far behind a key it is seen what it is used for. */
const USED_WITHIN = 800;

/** True for the private key of nobody: by the path of its file, with `/`, or by the name that it is given in code and what the code does with it. */
export function isTestKey(path: string, text: string, { start, end }: Span): boolean {
  if (isNobodysFile(path)) return true;
  const name = NAMED.exec(text.slice(Math.max(0, start - MAX_NAMED), start))?.[1];
  return name !== undefined && (wordsOf(name).includes("test") || isTriedOut(name, text.slice(end, end + USED_WITHIN)));
}

/** True where what was signed with a key is verified with the same one: so it is found out what a runtime can do. Who means it verifies with the public key. */
function isTriedOut(name: string, code: string): boolean {
  const isArgument = (of: string): boolean => argumentsOf(of, code).some((all) => all.split(/[^\w$]+/).includes(name));
  return isArgument("sign") && isArgument("verify");
}

function argumentsOf(called: string, code: string): string[] {
  return Array.from(code.matchAll(/\b(sign|verify)\(([^()]{1,200})\)/g), ([, name, all = ""]) => (name === called ? all : ""));
}

function isNobodysFile(path: string): boolean {
  const [name = "", folder = ""] = path.split("/").reverse();
  const words = wordsOf(name.replace(/\.\w{1,5}$/, ""));
  if (words.some((word) => NOBODYS.has(word)) || TEST_FOLDER.test(folder)) return true;
  if (!KEY_FILE.test(name)) return false;
  const negation = words.findIndex((word) => NEGATIONS.has(word));
  if (negation >= 0 && words.slice(negation + 1).some((word) => PARTS.has(word))) return true;
  if (words.includes("chain") && words.some((word) => CHAIN_PLACES.has(word))) return true;
  return [...words, ...wordsOf(folder)].some((word) => REFUSED.has(word));
}
