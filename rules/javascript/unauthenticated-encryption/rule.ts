import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { textOption } from "../../../server/rules/options";

const WEB_CRYPTO = /^(?:(?:window|self|globalThis)\.)?(?:crypto\.)?(?:webcrypto\.)?subtle\.encrypt$/;
const CRYPTO_JS = /^(?:(?:crypto-js|CryptoJS)\.AES|crypto-js\/aes)\.encrypt$/;
const FORGE = /^(?:node-forge|forge)\.cipher\.createCipher$/;
const NOBLE = /^@noble\/ciphers\/(?:aes|webcrypto)(?:\.js)?\.(?:cbc|ctr)$/;
/** Modes of Node, WebCrypto and forge that change what comes out when somebody changes what goes in. */
const MODE = /(?:^|-)(cbc|ctr|cfb(?:1|8|128)?|ofb)$/i;
/** The same file makes a code over what it encrypts, or signs it. */
const AUTHENTICATES = /hmac|createSign|\bsign\(|subtle\.sign|timingSafeEqual|poly1305|cmac|\bmac\b/i;

const check: CodeCheck = (context) => {
  if (AUTHENTICATES.test(context.document.text)) return;
  for (const call of context.nodes("CallExpression", "NewExpression")) {
    const mode = modeOf(context, call);
    if (mode !== undefined) context.report({ node: call, facts: { mode: mode.toUpperCase() } });
  }
};

export default check;

function modeOf(context: CheckContext, { callee, arguments: args }: TSESTree.CallExpression | TSESTree.NewExpression): string | undefined {
  const name = context.nameOf(callee);
  const [first] = args;
  if (name === undefined || !first) return undefined;
  if (CRYPTO_JS.test(name)) return "CBC";
  if (NOBLE.test(name)) return name.slice(-3);
  const algorithm =
    name === "crypto.createCipheriv" || FORGE.test(name)
      ? context.constantOf(first)
      : WEB_CRYPTO.test(name)
        ? textOption(context, first, "name")
        : undefined;
  return typeof algorithm === "string" ? MODE.exec(algorithm)?.[1] : undefined;
}
