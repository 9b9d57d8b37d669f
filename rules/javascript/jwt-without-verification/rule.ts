import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { isOpen, propertyOf } from "../../../server/rules/object-literal";

type Call = TSESTree.CallExpression;

/** Functions that read a token without looking at its signature. */
const DECODERS = new Set([
  "jsonwebtoken.decode",
  "jose.decodeJwt",
  "jose.UnsecuredJWT.decode",
  "jwt-decode",
  "jwt-decode.jwtDecode",
  "hono/jwt.decode",
  "@tsndr/cloudflare-worker-jwt.decode",
  "jws.decode",
]);
const VERIFIERS = new Set(["jsonwebtoken.verify", "jose.jwtVerify", "jose.compactVerify", "hono/jwt.verify"]);

/** Names that data of a request has, on the way to the token or as a parameter of the function around. */
const REQUEST_NAMES = /^_?(?:req|request|ctx|headers|cookies|authorization|handshake)$/;

const ID_TOKEN = /^id_?token$/i;

const check: CodeCheck = (context) => {
  for (const call of context.nodes("CallExpression")) {
    const what = mistakeOf(context, call);
    if (what !== undefined) context.report({ node: call, facts: { what } });
  }
};

export default check;

function mistakeOf(context: CheckContext, call: Call): string | undefined {
  const name = context.nameOf(call.callee);
  switch (name) {
    case "jsonwebtoken.verify":
      return mistakeOfVerify(context, call);
    case "jsonwebtoken.sign":
      return isNone(context, optionOf(context, call.arguments[2], "algorithm")) ? "The token is signed with the algorithm none" : undefined;
    case "jws.verify":
      return isSaidByToken(context, call.arguments[1]) ? "The token itself says which algorithm verifies it" : undefined;
    case "jsrsasign.KJUR.jws.JWS.verify":
      return call.arguments.length === 2 ? "The token itself says which algorithm verifies it" : undefined;
    case "jwt-simple.decode":
      return call.arguments[2] && context.constantOf(call.arguments[2]) === true ? "The token is decoded with noVerify" : undefined;
    case "express-jwt":
    case "express-jwt.expressjwt":
      return mistakeOfMiddleware(context, call);
    default:
      return isDecoder(context, name, call) && isLogin(context, call) ? "The token of a request is decoded but never verified" : undefined;
  }
}

function mistakeOfVerify(context: CheckContext, call: Call): string | undefined {
  const [token, key, options] = call.arguments;
  if (!token || token.type === "SpreadElement" || key?.type === "SpreadElement") return undefined;
  if (!key || isEmpty(context, key)) return "The token is verified without a key";
  // With a key, jsonwebtoken refuses tokens that nobody signed; a key out of the configuration may be missing.
  if (typeof context.constantOf(context.valueOf(key)) === "string") return undefined;
  const algorithms = optionOf(context, options, "algorithms");
  const list = algorithms && context.valueOf(algorithms);
  if (list?.type === "ArrayExpression" && list.elements.some((element) => element !== null && isSaidByToken(context, element))) {
    return "The token itself says which algorithm verifies it";
  }
  return allowsNone(context, algorithms) ? "The token may be signed with the algorithm none" : undefined;
}

function mistakeOfMiddleware(context: CheckContext, call: Call): string | undefined {
  const options = call.arguments[0] && context.valueOf(call.arguments[0]);
  if (options?.type !== "ObjectExpression") return undefined;
  const algorithms = propertyOf(options, "algorithms")?.value;
  if (!algorithms) return isOpen(options) ? undefined : "The middleware accepts tokens of every algorithm";
  return allowsNone(context, algorithms) ? "The middleware accepts the algorithm none" : undefined;
}

function optionOf(context: CheckContext, options: TSESTree.Node | undefined, name: string): TSESTree.Node | undefined {
  const object = options && context.valueOf(options);
  return object?.type === "ObjectExpression" ? propertyOf(object, name)?.value : undefined;
}

function allowsNone(context: CheckContext, algorithms: TSESTree.Node | undefined): boolean {
  const list = algorithms && context.valueOf(algorithms);
  return list?.type === "ArrayExpression" && list.elements.some((element) => element !== null && isNone(context, element));
}

/** `header.alg` of what was decoded before, unless the module looks at it elsewhere. */
function isSaidByToken(context: CheckContext, algorithm: TSESTree.Node | undefined): boolean {
  const value = algorithm && context.valueOf(algorithm);
  if (value?.type !== "MemberExpression" || memberName(value) !== "alg" || !/header|decoded|token/i.test(textOf(context, value.object))) {
    return false;
  }
  return !context.nodes("MemberExpression").some((member) => {
    if (memberName(member) !== "alg") return false;
    const user = context.parentOf(member);
    if (user?.type === "BinaryExpression" || user?.type === "SwitchStatement") return true;
    return (
      user?.type === "CallExpression" &&
      user.callee.type === "MemberExpression" &&
      /^(?:includes|indexOf|has|test)$/.test(memberName(user.callee) ?? "")
    );
  });
}

function textOf(context: CheckContext, { range }: TSESTree.Node): string {
  return context.document.textOf({ start: range[0], end: range[1] });
}

function isNone(context: CheckContext, algorithm: TSESTree.Node | undefined): boolean {
  const text = algorithm && context.constantOf(algorithm);
  return typeof text === "string" && text.toLowerCase() === "none";
}

function isEmpty(context: CheckContext, key: TSESTree.Node): boolean {
  const value = context.valueOf(key);
  if (value.type === "Identifier") return value.name === "undefined";
  const constant = context.constantOf(value);
  return constant === null || constant === "" || constant === false;
}

function isDecoder(context: CheckContext, name: string | undefined, { callee }: Call): boolean {
  if (name !== undefined) return DECODERS.has(name);
  const made = context.valueOf(callee);
  if (made.type === "CallExpression") return context.nameOf(made.callee) === "fast-jwt.createDecoder";
  if (callee.type === "MemberExpression" && memberName(callee) === "jwtDecode" && callee.object.type === "Identifier") {
    return REQUEST_NAMES.test(callee.object.name);
  }
  // Nest injects its service, so no import leads to it.
  if (callee.type !== "MemberExpression" || memberName(callee) !== "decode") return false;
  const service = callee.object.type === "MemberExpression" ? memberName(callee.object) : undefined;
  return service === "jwtService";
}

/** True when the token comes with a request, only its claims are wanted, and nothing around verifies it. */
function isLogin(context: CheckContext, call: Call): boolean {
  const token = call.arguments[0];
  // Fastify's request decodes its own.
  if (!token && !(call.callee.type === "MemberExpression" && memberName(call.callee) === "jwtDecode")) return false;
  const complete = optionOf(context, call.arguments[1], "complete");
  if (complete && context.constantOf(complete) === true) return false;
  const functions = functionsAround(context, call);
  const outermost = functions.at(-1);
  if (outermost && context.nodes("CallExpression").some((other) => isInside(other, outermost) && verifies(context, other))) return false;
  const names = token ? namesIn(context, token) : [];
  if (names.some((name) => REQUEST_NAMES.test(name))) return true;
  // An identity token came straight from the provider, which was asked over TLS.
  return !names.some((name) => ID_TOKEN.test(name)) && functions.some((around) => around.params.some(isRequestParameter));
}

function verifies(context: CheckContext, { callee }: Call): boolean {
  const name = context.nameOf(callee);
  if (name !== undefined && VERIFIERS.has(name)) return true;
  return callee.type === "MemberExpression" && /^(?:jwt)?[vV]erify/.test(memberName(callee) ?? "");
}

type FunctionNode = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

function functionsAround(context: CheckContext, node: TSESTree.Node): FunctionNode[] {
  const functions: FunctionNode[] = [];
  for (let current = context.parentOf(node); current; current = context.parentOf(current)) {
    if (current.type === "FunctionDeclaration" || current.type === "FunctionExpression" || current.type === "ArrowFunctionExpression") {
      functions.push(current);
    }
  }
  return functions;
}

function isRequestParameter(parameter: TSESTree.Parameter): boolean {
  return parameter.type === "Identifier" && REQUEST_NAMES.test(parameter.name);
}

function isInside(inner: TSESTree.Node, outer: TSESTree.Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

function namesIn(context: CheckContext, node: TSESTree.Node): string[] {
  const value = context.valueOf(node);
  return context
    .nodes("Identifier")
    .filter((identifier) => isInside(identifier, value) || isInside(identifier, node))
    .map(({ name }) => name);
}

function memberName({ computed, property }: TSESTree.MemberExpression): string | undefined {
  return !computed && property.type === "Identifier" ? property.name : undefined;
}
