import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { optionOf } from "../../../server/rules/options";
import { memberOf } from "../../../server/rules/tree-questions";

type Call = TSESTree.CallExpression | TSESTree.NewExpression;
type Node = TSESTree.Node;

const NO_PADDING = "no padding";

/** Names and numbers of paddings, and what they are. */
const PADDINGS: readonly (readonly [name: RegExp, number: number, what: string])[] = [
  [/(?:^|\.)RSA_PKCS1_PADDING$/, 1, "PKCS#1 v1.5 padding"],
  [/(?:^|\.)RSA_NO_PADDING$/, 3, NO_PADDING],
];

/** Names of the same padding in other libraries and in the standards. */
const PKCS1_TEXT = /^(?:RSAES-PKCS1-V1_5|RSA1_5|pkcs1|http:\/\/www\.w3\.org\/2001\/04\/xmlenc#rsa-1_5)$/;
const FORGE_KEY =
  /^(?:node-forge|forge)\.(?:pki\.)?(?:publicKeyFrom\w+|privateKeyFrom\w+|setRsaPublicKey|setRsaPrivateKey|decryptRsaPrivateKey)$/;
/** Options that name the padding, by library. */
const BY_OPTION: readonly (readonly [calls: RegExp, option: string])[] = [
  [/^xml-encryption\.encrypt$/, "keyEncryptionAlgorithm"],
  [/^node-rsa$/, "encryptionScheme"],
];

const check: CodeCheck = (context) => {
  for (const call of context.nodes("CallExpression", "NewExpression")) {
    const found = paddingIn(context, call);
    if (!found) continue;
    const { node, what } = found;
    context.report({ node, facts: { what, ...betterFor(context, node) } });
  }
};

export default check;

function paddingIn(context: CheckContext, call: Call): { node: Node; what: string } | undefined {
  const name = context.nameOf(call.callee);
  if (name === "crypto.publicEncrypt" || name === "crypto.privateDecrypt") {
    const padding = optionOf(context, call.arguments[0], "padding")?.value;
    const known = padding && PADDINGS.find(([pattern, number]) => isPadding(context, padding, pattern, number));
    if (known?.[2] === NO_PADDING && isPaddedByHand(context)) return undefined;
    return known && { node: padding, what: known[2] };
  }
  if (name !== undefined) {
    const option = BY_OPTION.find(([calls]) => calls.test(name))?.[1];
    if (option === undefined) return undefined;
    for (const argument of call.arguments) {
      const value = optionOf(context, argument, option)?.value;
      const scheme = value && (optionOf(context, value, "scheme")?.value ?? value);
      if (scheme && isPkcs1(context, scheme)) return { node: scheme, what: "PKCS#1 v1.5 padding" };
    }
    return undefined;
  }
  return call.type === "CallExpression" && call.callee.type === "MemberExpression"
    ? paddingOfMethod(context, call, call.callee)
    : undefined;
}

/** Names of the functions that OAEP and PSS are made of (RFC 8017): who writes these out needs RSA without a padding. */
const STEP_OF_PADDING = /^(?:mgf1?|oaep|pss|emsa)(?![a-z])/i;

function isPaddedByHand(context: CheckContext): boolean {
  return context.nodes("Identifier").some(({ name }) => STEP_OF_PADDING.test(name));
}

function paddingOfMethod(
  context: CheckContext,
  call: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
): { node: Node; what: string } | undefined {
  const what = "PKCS#1 v1.5 padding";
  switch (memberOf(callee)) {
    case "encrypt":
    case "decrypt": {
      const [, scheme] = call.arguments;
      if (!isForgeKey(context, callee.object)) return undefined;
      return !scheme ? { node: call, what } : isPkcs1(context, scheme) ? { node: scheme, what } : undefined;
    }
    case "setOptions": {
      const scheme = optionOf(context, call.arguments[0], "encryptionScheme")?.value;
      return scheme && isPkcs1(context, scheme) ? { node: scheme, what } : undefined;
    }
    // jose
    case "setProtectedHeader":
    case "setUnprotectedHeader": {
      const algorithm = optionOf(context, call.arguments[0], "alg")?.value;
      return algorithm && isPkcs1(context, algorithm) ? { node: algorithm, what } : undefined;
    }
    default:
      return undefined;
  }
}

function isForgeKey(context: CheckContext, expression: Node): boolean {
  const key = context.valueOf(expression);
  return key.type === "CallExpression" && FORGE_KEY.test(context.nameOf(key.callee) ?? "");
}

function isPkcs1(context: CheckContext, node: Node): boolean {
  const text = context.constantOf(node);
  return typeof text === "string" && PKCS1_TEXT.test(text);
}

function isPadding(context: CheckContext, node: Node, pattern: RegExp, number: number): boolean {
  return context.constantOf(node) === number || pattern.test(context.nameOf(node) ?? "");
}

/** The same expression with the padding that is right. Without padding, messages are as long as the key, and OAEP has no room for them. */
function betterFor(context: CheckContext, node: Node): Record<string, string> {
  const text = context.document.textOf({ start: node.range[0], end: node.range[1] });
  if (/RSA_NO_PADDING$/.test(text)) return {};
  if (node.type === "MemberExpression" && !node.computed) return { $BETTER: text.replace(/\w+$/, "RSA_PKCS1_OAEP_PADDING") };
  if (node.type !== "Literal" || typeof node.value !== "string") return {};
  const better =
    node.value === "RSA1_5"
      ? "RSA-OAEP-256"
      : node.value === "pkcs1"
        ? "pkcs1_oaep"
        : node.value === "RSAES-PKCS1-V1_5"
          ? "RSA-OAEP"
          : undefined;
  return better === undefined ? {} : { $BETTER: text.replace(node.value, better) };
}
