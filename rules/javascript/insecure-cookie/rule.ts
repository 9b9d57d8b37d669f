import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { isForDevelopmentOnly } from "../../../server/rules/environment";
import { isOpen, propertyOf } from "../../../server/rules/object-literal";
import { wordsOf } from "../../../server/rules/words";

type Flag = "httpOnly" | "secure";

/** A place where a cookie gets its flags. */
interface CookieSetting {
  /** In words, the subject of the message. */
  readonly cookie: string;
  /** Undefined when nothing is given. */
  readonly options: TSESTree.Node | undefined;
  /** Where the options are: which argument, and which property of it; no argument where a fix could do harm. */
  readonly argument: number | undefined;
  readonly path: string;
  /** Flags that are off unless they are given. */
  readonly offByDefault: readonly Flag[];
}

/** Who can read a cookie without the flag. */
const READERS: Readonly<Record<Flag, string>> = { httpOnly: "a script in the page", secure: "somebody on the network" };

const FLAGS: readonly Flag[] = ["httpOnly", "secure"];

/** Session middlewares by name: where in their options the cookie's flags are, and which of them are off by default. */
const SESSIONS: Readonly<Record<string, { readonly inside?: string; readonly offByDefault: readonly Flag[] }>> = {
  "express-session": { inside: "cookie", offByDefault: ["secure"] },
  // These two decide about `secure` by the connection, and throw when they are told otherwise: no fix.
  "cookie-session": { offByDefault: [] },
  "koa-session": { offByDefault: [] },
  "@fastify/session": { inside: "cookie", offByDefault: [] },
  "@fastify/secure-session": { inside: "cookie", offByDefault: [] },
};

const SENSITIVE =
  /^(?:sess|session|sessionid|sid|jsessionid|phpsessid|auth|authkey|authtoken|authentication|authorization|token|accesstoken|refreshtoken|sessiontoken|sessionkey|jwt|remember|login|credentials?)$/;
/** What is about a session and none: where a login leads, by which way and for how long. */
const ASIDE =
  /^(?:redirect|callback|cb|url|uri|path|page|to|back|return|returnto|next|hint|error|message|type|provider|method|count|attempts|expiry|expires|expiration|time|timeout)$/;
/** Functions that set cookies in a page. */
const IN_PAGES: ReadonlySet<string> = new Set([
  "js-cookie.set",
  "browser-cookies.set",
  "es-cookie.set",
  "tiny-cookie.set",
  "tiny-cookie.setCookie",
  "typescript-cookie.setCookie",
  "Cookies.set",
]);

const READ_BY_SCRIPTS = /^(?:csrf|xsrf)$/;
/** A session that nobody's access depends on. */
const NOT_REAL = /^(?:mock|mocked|fake|dummy)$/;
const RESPONSE = /^_?(?:res|resp|response|reply)\d*$/;

const check: CodeCheck = (context) => {
  for (const call of context.nodes("CallExpression")) {
    const setting = sessionSettingOf(context, call) ?? cookieSettingOf(context, call);
    const missing = setting ? missingFlags(context, setting) : [];
    if (setting && missing.length > 0) report(context, call, setting.cookie, missing, placeOf(setting));
    for (const { node, text } of headersOf(context, call)) reportText(context, node, text, FLAGS);
  }
  for (const assignment of context.nodes("AssignmentExpression")) {
    const { left, right } = assignment;
    if (left.type !== "MemberExpression" || nameOfMember(left) !== "cookie" || context.nameOf(left) !== "document.cookie") continue;
    // Scripts cannot set a cookie that scripts cannot read.
    reportText(context, assignment, right, ["secure"]);
  }
};

export default check;

function report(context: CheckContext, node: TSESTree.Node, cookie: string, missing: readonly Flag[], place: Record<string, string>): void {
  if (!isForDevelopmentOnly(context, node)) context.report({ node, facts: { ...wordsFor(cookie, missing), ...place } });
}

/** A cookie with its flags as text: `session=…; HttpOnly`, as far as it is known. */
function reportText(context: CheckContext, node: TSESTree.Node, text: TSESTree.Node, flags: readonly Flag[]): void {
  const cookie = cookieIn(context, text, flags);
  if (cookie && cookie.missing.length > 0) report(context, node, cookie.cookie, cookie.missing, {});
}

function wordsFor(cookie: string, missing: readonly Flag[]): Record<string, string> {
  return { cookie, flags: missing.join(" and "), readers: missing.map((flag) => READERS[flag]).join(" or ") };
}

/** Where the fix finds the options. */
function placeOf({ argument, path }: CookieSetting): Record<string, string> {
  return { path, argument: String(argument ?? "none") };
}

/** `session({ cookie: … })`, or `app.register(fastifySession, { cookie: … })`. */
function sessionSettingOf(context: CheckContext, call: TSESTree.CallExpression): CookieSetting | undefined {
  const [first, second] = call.arguments;
  const registers = call.callee.type === "MemberExpression" && nameOfMember(call.callee) === "register" && first !== undefined;
  const name = context.nameOf(registers ? first : call.callee);
  const known = name !== undefined && Object.hasOwn(SESSIONS, name) ? SESSIONS[name] : undefined;
  if (!known || (!registers && name?.startsWith("@fastify/"))) return undefined;
  const given = registers ? second : first;
  const options = given && context.valueOf(given);
  const { inside, offByDefault } = known;
  const setting = {
    cookie: "The session cookie",
    argument: inside === undefined ? undefined : Number(registers),
    path: inside ?? "",
    offByDefault,
  };
  if (inside === undefined || !options) return { ...setting, options };
  if (options.type !== "ObjectExpression") return undefined;
  const inner = propertyOf(options, inside);
  const isCertain = inner !== undefined || (!isOpen(options) && !isAssignedLater(context, inside));
  return isCertain ? { ...setting, options: inner?.value } : undefined;
}

/** `res.cookie(name, value, options)` and its like in other libraries, for names that speak of a session. */
function cookieSettingOf(context: CheckContext, call: TSESTree.CallExpression): CookieSetting | undefined {
  const offByDefault = defaultsOfSetter(context, call.callee);
  const [name, value, options] = call.arguments;
  if (!offByDefault || !name) return undefined;
  // Koa's default follows the connection, and it throws when it is told otherwise.
  const argument = (index: number): number | undefined => (offByDefault.length > 0 ? index : undefined);
  if (call.arguments.length === 1) {
    const object = context.valueOf(name);
    const [inner, content] = object.type === "ObjectExpression" ? ["name", "value"].map((key) => propertyOf(object, key)?.value) : [];
    if (!inner || !content || !isSensitive(context, inner, content)) return undefined;
    return { cookie: describe(context, inner), options: object, argument: argument(0), path: "", offByDefault };
  }
  if (!value || !isSensitive(context, name, value)) return undefined;
  return { cookie: describe(context, name), options, argument: argument(2), path: "", offByDefault };
}

/** Texts that become Set-Cookie headers: `res.setHeader("Set-Cookie", …)`, `res.writeHead(200, { "Set-Cookie": … })`. */
function headersOf(context: CheckContext, call: TSESTree.CallExpression): { node: TSESTree.Node; text: TSESTree.Node }[] {
  if (call.callee.type !== "MemberExpression") return [];
  const method = nameOfMember(call.callee) ?? "";
  const [header, value] = call.arguments;
  if (/^(?:setHeader|appendHeader|header|set|append)$/.test(method) && header && value && call.arguments.length === 2) {
    const name = context.constantOf(header);
    return typeof name === "string" && name.toLowerCase() === "set-cookie" ? textsOf(context, call, value) : [];
  }
  if (method !== "writeHead") return [];
  return call.arguments.slice(1).flatMap((argument) => {
    const headers = context.valueOf(argument);
    if (headers.type !== "ObjectExpression") return [];
    const property = propertyOf(headers, "Set-Cookie") ?? propertyOf(headers, "set-cookie");
    return property ? textsOf(context, property, property.value) : [];
  });
}

/** One text, or each of a list; the finding sits on the text where there are several. */
function textsOf(context: CheckContext, node: TSESTree.Node, value: TSESTree.Node): { node: TSESTree.Node; text: TSESTree.Node }[] {
  const list = context.valueOf(value);
  if (list.type !== "ArrayExpression") return [{ node, text: value }];
  return list.elements.flatMap((text) => (text && text.type !== "SpreadElement" ? [{ node: text, text }] : []));
}

function cookieIn(context: CheckContext, value: TSESTree.Node, flags: readonly Flag[]): { cookie: string; missing: Flag[] } | undefined {
  const cookie = /^\s*([^=;\s\0]+)=([^;]*)(.*)$/s.exec(textOf(context, value) ?? "");
  if (!cookie) return undefined;
  const [, cookieName = "", content, attributes = ""] = cookie;
  const words = wordsOf(cookieName);
  if (content === "" || !speakOfSession(words)) return undefined;
  const given = attributes.split(";").map((attribute) => attribute.trim().toLowerCase());
  if (given.some((attribute) => attribute.startsWith("\0"))) return undefined;
  return { cookie: `The cookie "${cookieName}"`, missing: flags.filter((flag) => !given.includes(flag.toLowerCase())) };
}

/** A text with \0 for each part that is not known. */
function textOf(context: CheckContext, expression: TSESTree.Node): string | undefined {
  const node = context.valueOf(expression);
  const constant = context.constantOf(node);
  if (typeof constant === "string") return constant;
  if (node.type === "TemplateLiteral") return node.quasis.map(({ value }) => value.cooked).join("\0");
  if (node.type !== "BinaryExpression" || node.operator !== "+") return "\0";
  return `${textOf(context, node.left) ?? ""}${textOf(context, node.right) ?? ""}`;
}

/** Which flags are off by default where this function sets a cookie; undefined when it sets none. */
function defaultsOfSetter(context: CheckContext, callee: TSESTree.Node): readonly Flag[] | undefined {
  const known = context.nameOf(callee);
  if (known === "cookie.serialize") return FLAGS;
  // Scripts cannot set a cookie that scripts cannot read.
  if (known !== undefined && IN_PAGES.has(known)) return ["secure"];
  if (callee.type !== "MemberExpression") return undefined;
  const { object } = callee;
  switch (nameOfMember(callee)) {
    case "cookie":
    case "setCookie":
      return RESPONSE.test(rootNameOf(object)) ? FLAGS : undefined;
    case "set": {
      const jar = object.type === "AwaitExpression" ? object.argument : object;
      if (jar.type === "CallExpression") return context.nameOf(jar.callee) === "next/headers.cookies" ? FLAGS : undefined;
      if (jar.type !== "MemberExpression" || nameOfMember(jar) !== "cookies") return undefined;
      // Koa sets httpOnly by itself, and secure where the connection is; a NextResponse sets neither.
      const owner = rootNameOf(jar.object);
      return RESPONSE.test(owner) ? FLAGS : /^(?:ctx|context)$/.test(owner) ? [] : undefined;
    }
    default:
      return undefined;
  }
}

function isSensitive(context: CheckContext, name: TSESTree.Node, value: TSESTree.Node): boolean {
  const content = context.constantOf(value);
  if (content === "" || content === null) return false;
  const text = context.constantOf(name);
  const words = typeof text === "string" ? wordsOf(text) : [...wordsIn(name), ...wordsIn(value)];
  return speakOfSession(words);
}

function speakOfSession(words: readonly string[]): boolean {
  if (!words.some((word) => SENSITIVE.test(word)) || words.some((word) => READ_BY_SCRIPTS.test(word) || NOT_REAL.test(word))) return false;
  return !ASIDE.test(words.at(-1) ?? "");
}

function wordsIn(node: TSESTree.Node): string[] {
  if (node.type === "Identifier") return wordsOf(node.name);
  return node.type === "MemberExpression" ? wordsOf(nameOfMember(node) ?? "") : [];
}

function describe(context: CheckContext, name: TSESTree.Node): string {
  const text = context.constantOf(name);
  return typeof text === "string" ? `The cookie "${text}"` : "A session cookie";
}

function missingFlags(context: CheckContext, { options, offByDefault }: CookieSetting): Flag[] {
  const given = options && context.valueOf(options);
  if (given === undefined || (given.type === "Identifier" && given.name === "undefined")) return [...offByDefault];
  if (given.type !== "ObjectExpression") return [];
  return FLAGS.filter((flag) => {
    const property = propertyOf(given, flag);
    if (property) return context.constantOf(property.value) === false;
    return offByDefault.includes(flag) && !isOpen(given) && !isAssignedLater(context, flag);
  });
}

/** `options.cookie.secure = true` somewhere in the file, as express-session's manual has it. */
function isAssignedLater(context: CheckContext, name: string): boolean {
  return context.nodes("AssignmentExpression").some(({ left }) => left.type === "MemberExpression" && nameOfMember(left) === name);
}

function nameOfMember({ computed, property }: TSESTree.MemberExpression): string | undefined {
  return !computed && property.type === "Identifier" ? property.name : undefined;
}

/** The variable at the beginning of a chain: `res` of `res.status(200)`. */
function rootNameOf(node: TSESTree.Node): string {
  let current = node;
  for (;;) {
    if (current.type === "MemberExpression") {
      // `this.response`, `ctx.res`: the last name counts.
      if (RESPONSE.test(nameOfMember(current) ?? "")) return nameOfMember(current) ?? "";
      current = current.object;
    } else if (current.type === "CallExpression") current = current.callee;
    else return current.type === "Identifier" ? current.name : "";
  }
}
