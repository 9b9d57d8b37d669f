import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { isForDevelopmentOnly } from "../../../server/rules/environment";
import { isOpen } from "../../../server/rules/object-literal";
import { objectBehind, optionOf } from "../../../server/rules/options";
import { memberOf } from "../../../server/rules/tree-questions";

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** Functions that connect to the address that they are given: as the first argument, or under one of some names in an object there. */
const BY_ADDRESS =
  /^(?:fetch|node-fetch|cross-fetch|isomorphic-fetch|undici\.(?:fetch|request|stream|Client|Pool)|axios(?:\.(?:get|post|put|patch|delete|head|request|create))?|got(?:\.(?:get|post|put|patch|delete|head|stream|extend))?|ky(?:\.(?:get|post|put|patch|delete|head|create|extend))?|request(?:-promise(?:-native)?)?(?:\.(?:get|post|put|patch|del|delete|head|defaults))?|needle(?:\.(?:get|post|put|patch|delete|head))?|superagent(?:\.(?:get|post|put|patch|del|delete|head))?|https?\.(?:get|request)|(?:\$|jQuery|jquery)\.(?:get|post|getJSON|ajax)|ofetch(?:\.(?:ofetch|\$fetch))?|WebSocket|ws(?:\.WebSocket)?|EventSource|eventsource|socket\.io-client(?:\.(?:io|connect))?|io|mongodb\.MongoClient(?:\.connect)?|mongoose\.(?:connect|createConnection)|redis\.createClient|ioredis(?:\.(?:Redis|default))?|amqplib(?:\/callback_api)?\.connect|mqtt\.(?:connect|connectAsync)|ldapjs\.createClient|ldapts\.Client|nats\.connect|stompit\.connect|pg\.(?:Client|Pool)|postgres|navigator\.sendBeacon|XMLHttpRequest)$/;
const ADDRESS_OPTIONS = ["url", "uri", "baseURL", "baseUrl", "prefixUrl", "connectionString", "brokerURL"];
/** Protocols without encryption, and what becomes of the encryption of those that can turn it on later. */
const PLAIN =
  /^(http|ws|ftp|ldap|mqtt|amqp|redis|mongodb|postgres(?:ql)?|mysql|smtp|stomp|nats|tcp|telnet):\/\/(?:[^@/?#]*@)?(\[[^\]]*\]|[^/?#:,]+)/i;
const TURNS_ON = /[?&](?:tls|ssl)=true|sslmode=(?:require|verify-\w+|prefer)|starttls/i;
/** Databases that go on in the clear unless the address says otherwise; a driver's own options may. */
const WITH_OPTIONS = /^(?:ldap|mqtt|amqp|redis|mongodb|postgres(?:ql)?|mysql|nats|stomp)$/i;
/** Machines on the same network, names that are nobody's, and those of the examples of all manuals. */
const NEARBY =
  /^(?:localhost|.*\.localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|100\.100\.|0\.0\.0\.0|\[|host\.docker\.internal|[^.]+$|.*\.(?:local|lan|home|internal|intranet|corp|private|test|example|invalid|localdomain|onion|i2p|svc|cluster|consul|arpa)$|(?:.*\.)?(?:example|your-?\w*|my-?\w*|foo|bar|domain|site|host|server|acme|yourdomain|mydomain)\.(?:com|org|net|io|dev)$)/i;
const PROGRAM =
  /\.(?:exe|msi|dmg|pkg|app|apk|ipa|deb|rpm|snap|appimage|run|bin|com|bat|cmd|ps1|vbs|jar|war|sh|bash|py|rb|pl|php|js|mjs|cjs|node|dll|so|dylib|wasm|iso|img|zip|tar|tgz|gz|bz2|xz|7z|rar|cab)(?:[?#]|$)/i;

/** Words without which a module has nothing to do with this. */
const CONCERNED =
  /\b(?:http|ws|ftp|ldap|mqtt|amqp|redis|mongodb|postgres(?:ql)?|mysql|smtp|stomp|nats|tcp|telnet):\/\/|createInsecure|ignoreTLS|basic-ftp/i;

const check: CodeCheck = (context) => {
  if (!CONCERNED.test(context.document.text)) return;
  for (const call of context.nodes("CallExpression", "NewExpression")) {
    const plain = plainHostIn(context, call);
    if (plain && !isForDevelopmentOnly(context, call)) {
      context.report({ node: plain.node, facts: { host: plain.host, protocol: plain.protocol } });
      continue;
    }
    const address = addressIn(context, call);
    const text = address && beginningOf(context, address);
    const [, protocol = "", host = ""] = (text !== undefined && PLAIN.exec(text)) || [];
    if (!address || text === undefined || !host || isNearby(host) || TURNS_ON.test(text) || isForDevelopmentOnly(context, call)) continue;
    if (WITH_OPTIONS.test(protocol) && setsTls(context, call)) continue;
    // That it is a program is said by a rule of its own.
    if (/^(?:https?|ftp)$/.test(protocol) && PROGRAM.test(text)) continue;
    context.report({ node: address, facts: { host, protocol: `${protocol.toLowerCase()}:` } });
  }
};

export default check;

/** Connections that are told their host by itself, and that they are not encrypted in another way than by their protocol. */
function plainHostIn(context: CheckContext, call: Call): { node: TSESTree.Node; host: string; protocol: string } | undefined {
  const [first, second] = call.arguments;
  const name = context.nameOf(call.callee);
  if (name === "nodemailer.createTransport") {
    const ignores = optionOf(context, first, "ignoreTLS");
    return ignores && context.constantOf(ignores.value) === true
      ? hostAt(context, optionOf(context, first, "host")?.value, "smtp:")
      : undefined;
  }
  if (second && isInsecureChannel(context, second)) return hostAt(context, first, "grpc:");
  // basic-ftp
  if (call.callee.type !== "MemberExpression" || memberOf(call.callee) !== "access") return undefined;
  const client = context.valueOf(call.callee.object);
  if (client.type !== "NewExpression" || context.nameOf(client.callee) !== "basic-ftp.Client") return undefined;
  const secure = optionOf(context, first, "secure");
  if (secure ? context.constantOf(secure.value) !== false : !isClosed(context, first)) return undefined;
  return hostAt(context, optionOf(context, first, "host")?.value, "ftp:");
}

function isInsecureChannel(context: CheckContext, expression: TSESTree.Node): boolean {
  const value = context.valueOf(expression);
  if (value.type !== "CallExpression") return false;
  return /^(?:@grpc\/grpc-js|grpc|nice-grpc)\.(?:credentials|ChannelCredentials)\.createInsecure$/.test(context.nameOf(value.callee) ?? "");
}

function hostAt(
  context: CheckContext,
  node: TSESTree.Node | undefined,
  protocol: string,
): { node: TSESTree.Node; host: string; protocol: string } | undefined {
  const text = node && context.constantOf(node);
  const host = typeof text === "string" ? text.replace(/^(?:dns:\/*)?/, "").replace(/:\d+$/, "") : "";
  return node && host && !isNearby(host) ? { node, host, protocol } : undefined;
}

function isClosed(context: CheckContext, options: TSESTree.Node | undefined): boolean {
  const object = objectBehind(context, options);
  return object !== undefined && !isOpen(object);
}

function addressIn(context: CheckContext, call: Call): TSESTree.Node | undefined {
  const name = context.nameOf(call.callee);
  const [first, second] = call.arguments;
  if (name === undefined || !first) return undefined;
  if (!BY_ADDRESS.test(name)) return undefined;
  for (const option of ADDRESS_OPTIONS) {
    const found = optionOf(context, first, option) ?? optionOf(context, second, option);
    if (found) return found.value;
  }
  return first;
}

/** The constant text that an address begins with, as far as its host is known. */
function beginningOf(context: CheckContext, expression: TSESTree.Node): string | undefined {
  const constant = context.constantOf(expression);
  if (typeof constant === "string") return constant;
  const node = context.valueOf(expression);
  if (node.type === "TemplateLiteral") return hostIsKnown(node.quasis[0]?.value.cooked);
  if (node.type === "BinaryExpression" && node.operator === "+") {
    const left = beginningOf(context, node.left);
    return hostIsKnown(left);
  }
  if (node.type === "NewExpression" && context.nameOf(node.callee) === "URL") {
    const [path, base] = node.arguments;
    return base ? beginningOf(context, base) : path && beginningOf(context, path);
  }
  return undefined;
}

function hostIsKnown(text: string | null | undefined): string | undefined {
  return typeof text === "string" && /^\w+:\/\/[^/?#]+[/?#]/.test(text) ? text : undefined;
}

function isNearby(host: string): boolean {
  return NEARBY.test(host) || /[${}<>%*]/.test(host);
}

/** `{ tls: … }`, `{ ssl: true }` beside the address. */
function setsTls(context: CheckContext, call: Call): boolean {
  return call.arguments.some((argument) => {
    const options = context.valueOf(argument);
    if (options.type !== "ObjectExpression")
      return options.type !== "Literal" && options.type !== "TemplateLiteral" && argument !== call.arguments[0];
    return (
      ["tls", "ssl", "socket", "tlsOptions", "protocol"].some((name) => optionOf(context, options, name)) ||
      options.properties.some(({ type }) => type === "SpreadElement")
    );
  });
}
