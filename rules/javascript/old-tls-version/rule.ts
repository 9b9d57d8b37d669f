import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { isForDevelopmentOnly } from "../../../server/rules/environment";
import { keyOf } from "../../../server/rules/object-literal";
import { memberOf } from "../../../server/rules/tree-questions";

/** A setting: which of its values ask for an old version, and what to write instead. */
interface Setting {
  readonly old: RegExp;
  readonly better: string;
}

const VERSION = { old: /^(?:SSLv[23]|TLSv1(?:\.[01])?)$/, better: "TLSv1.2" };

const OPTIONS: Readonly<Record<string, Setting>> = {
  minVersion: VERSION,
  maxVersion: { ...VERSION, better: "TLSv1.3" },
  secureProtocol: { old: /^(?:SSLv[23]|SSLv23|TLSv1|TLSv1_1)(?:_client|_server)?_method$/, better: "TLSv1_2_method" },
  // Azure and Cloudflare
  minimumTlsVersion: { old: /^(?:TLS)?1[._][01]$|^TLS(?:v1(?:\.[01])?|1_[01]|EnforcementDisabled)$/, better: "TLS1_2" },
  minTlsVersion: { old: /^(?:TLS)?1[._][01]$/, better: "1.2" },
};

/** Global settings of Node's tls module. */
const GLOBALS: Readonly<Record<string, Setting>> = {
  "tls.DEFAULT_MIN_VERSION": VERSION,
  "tls.DEFAULT_MAX_VERSION": { ...VERSION, better: "TLSv1.3" },
};

/** `SecurityPolicyProtocol.TLS_V1_2016` of the AWS CDK. */
const CDK =
  /^(?:aws-cdk-lib|@aws-cdk)\b.*\.(?:SecurityPolicyProtocol\.(?:SSL_V3|TLS_V1|TLS_V1_2016|TLS_V1_1_2016)|SecurityPolicy\.TLS_1_0|TLSSecurityPolicy\.TLS_1_0)$/;
const SWITCH = /^ssl-version-(?:min|max)$/;

const check: CodeCheck = (context) => {
  for (const property of context.nodes("Property")) {
    const name = keyOf(property);
    if (name !== undefined && Object.hasOwn(OPTIONS, name)) judge(context, name, property.value, OPTIONS[name]);
    else if (context.parentOf(property)?.type === "ObjectExpression") judgeCdk(context, name, property.value);
  }
  for (const { left, right, operator } of context.nodes("AssignmentExpression")) {
    if (operator !== "=" || left.type !== "MemberExpression") continue;
    const name = memberOf(left) ?? "";
    const global = context.nameOf(left) ?? "";
    judge(
      context,
      name,
      right,
      Object.hasOwn(GLOBALS, global) ? GLOBALS[global] : Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined,
    );
  }
  for (const { callee, arguments: args } of context.nodes("CallExpression")) {
    const [first, second] = args;
    if (!second || !first || memberOf(callee) !== "appendSwitch" || !SWITCH.test(String(context.constantOf(first)))) continue;
    judge(context, String(context.constantOf(first)), second, { old: /^(?:ssl3|tls1|tls1\.1)$/, better: "tls1.2" });
  }
};

export default check;

function judge(context: CheckContext, name: string, value: TSESTree.Node, setting: Setting | undefined): void {
  if (!setting) return;
  const version = context.constantOf(value);
  if (typeof version !== "string" || !setting.old.test(version) || isForDevelopmentOnly(context, value)) return;
  const quote = context.document.textOf({ start: value.range[0], end: value.range[0] + 1 });
  const better = value.type === "Literal" ? { $BETTER: quote + setting.better + quote } : {};
  context.report({ node: value, facts: { setting: `${name} "${version}"`, ...better } });
}

function judgeCdk(context: CheckContext, name: string | undefined, value: TSESTree.Node): void {
  if (value.type !== "MemberExpression" || !/^(?:SSL|TLS)_/.test(memberOf(value) ?? "")) return;
  if (CDK.test(context.nameOf(value) ?? ""))
    context.report({ node: value, facts: { setting: `${name ?? "this"} ${memberOf(value) ?? ""}` } });
}
