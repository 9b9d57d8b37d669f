import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { TOP_LEVEL_DOMAIN } from "../../../server/rules/host-names";
import { isDecision } from "../../../server/rules/regexp-uses";
import { decidesOnTrust, decidesWhereTo, keepsOut } from "../../../server/rules/trust-decisions";
import { wordsOf } from "../../../server/rules/words";

/** A host alone or with its scheme, and nothing that would end it. */
const HOST = new RegExp(String.raw`^(?:(https?|wss?|ftp):)?(?:\/\/)?(\.?(?:[a-z0-9-]+\.)+${TOP_LEVEL_DOMAIN})(?::\d+)?$`, "i");

/** Where a page is, and what its owner set: nobody else chooses that. */
const OURS = /^(?:document\.)?location\.(?:host|hostname|origin)$|^process\.env\b/;

type Method = "includes" | "indexOf" | "startsWith" | "endsWith";
const METHODS: ReadonlySet<string> = new Set<Method>(["includes", "indexOf", "startsWith", "endsWith"]);

const check: CodeCheck = (context) => {
  for (const call of context.nodes("CallExpression")) {
    const found = hostCheckOf(context, call);
    if (found)
      context.report({
        node: call,
        facts: { host: found.host, way: found.way },
        isDoubtful: !keepsSomebodyOut(context, call, found.subject),
      });
  }
};

export default check;

function keepsSomebodyOut(context: CheckContext, call: TSESTree.Node, subject: TSESTree.Node): boolean {
  if (keepsOut(context, call)) return false;
  return decidesOnTrust(context, call, subject) || decidesWhereTo(context, call, subject);
}

interface HostCheck {
  readonly subject: TSESTree.Node;
  readonly host: string;
  readonly way: string;
}

function hostCheckOf(context: CheckContext, call: TSESTree.CallExpression): HostCheck | undefined {
  const { callee } = call;
  const [argument] = call.arguments;
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier" || callee.computed || !argument) return undefined;
  if (!METHODS.has(callee.property.name) || call.arguments.length !== 1) return undefined;
  const text = context.constantOf(argument);
  const [, , host] = (typeof text === "string" ? HOST.exec(text) : undefined) ?? [];
  if (typeof text !== "string" || host === undefined || isList(context, callee.object)) return undefined;
  if (OURS.test(context.nameOf(callee.object) ?? "")) return undefined;
  const anywhere = isHostOnly(context, callee.object) ? `${host}.evil.test` : `https://evil.test/?${host}`;
  const way = wayAround(context, call, { method: callee.property.name as Method, text, anywhere });
  return way === undefined ? undefined : { subject: callee.object, host: text, way };
}

/** True for `url.hostname` and what is called so: a host has neither a path nor a query in which another one could stand. */
function isHostOnly(context: CheckContext, subject: TSESTree.Node): boolean {
  const node = subject.type === "CallExpression" && subject.callee.type === "MemberExpression" ? subject.callee.object : subject;
  const name = node.type === "Identifier" ? node.name : nameOfMember(node);
  return /(?:^|\s)host ?(?:name)?$/.test(wordsOf(name ?? "").join(" ")) || nameOfMember(context.valueOf(node)) === "hostname";
}

interface Search {
  readonly method: Method;
  readonly text: string;
  /** Another host, in which the text stands somewhere. */
  readonly anywhere: string;
}

/** Which other hosts pass. */
function wayAround(context: CheckContext, call: TSESTree.CallExpression, { method, text, anywhere }: Search): string | undefined {
  switch (method) {
    case "includes":
      return isDecision(context, call) || isReturned(context, call) ? anywhere : undefined;
    case "startsWith":
      return text.startsWith(".") ? undefined : `${text}.evil.test`;
    case "endsWith":
      return /^\.|\//.test(text) ? undefined : `evil-${text}`;
    case "indexOf": {
      const compared = comparedWith(context, call);
      if (compared === undefined) return undefined;
      return compared.bound === 0 && compared.isEquality ? `${text}.evil.test` : anywhere;
    }
  }
}

function comparedWith(context: CheckContext, call: TSESTree.Node): { bound: number; isEquality: boolean } | undefined {
  const parent = context.parentOf(call);
  if (parent?.type === "UnaryExpression" && parent.operator === "~") return { bound: -1, isEquality: false };
  if (parent?.type !== "BinaryExpression") return undefined;
  const bound = context.constantOf(parent.left === call ? parent.right : parent.left);
  return typeof bound === "number" ? { bound, isEquality: parent.operator.includes("==") } : undefined;
}

function isReturned(context: CheckContext, call: TSESTree.Node): boolean {
  let parent = context.parentOf(call);
  while (parent?.type === "LogicalExpression" || parent?.type === "ChainExpression") parent = context.parentOf(parent);
  return parent?.type === "ReturnStatement" || parent?.type === "ArrowFunctionExpression";
}

/** In a list the text is compared as a whole. */
function isList(context: CheckContext, object: TSESTree.Node): boolean {
  const name = object.type === "Identifier" ? object.name : nameOfMember(object);
  if (name !== undefined && /(?:s|list|array|set)$/i.test(name) && !/(?:address|this|https|args)$/i.test(name)) return true;
  return context.originsOf(object).some((origin) => {
    if (origin.type === "ArrayExpression" || origin.type === "NewExpression") return true;
    const callee = origin.type === "CallExpression" ? origin.callee : undefined;
    const method = callee?.type === "MemberExpression" ? nameOfMember(callee) : undefined;
    return method !== undefined && /^(?:split|map|filter|keys|values|entries|from|of|concat|sort|flat)$/.test(method);
  });
}

function nameOfMember(node: TSESTree.Node): string | undefined {
  return node.type === "MemberExpression" && node.property.type === "Identifier" && !node.computed ? node.property.name : undefined;
}
