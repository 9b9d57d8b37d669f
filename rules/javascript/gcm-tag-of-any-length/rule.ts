import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { isOpen } from "../../../server/rules/object-literal";
import { objectBehind, optionOf } from "../../../server/rules/options";
import { isInside, memberOf } from "../../../server/rules/tree-questions";

/** NIST SP 800-38D allows shorter ones for special uses only. */
const LEAST_BYTES = 12;

const check: CodeCheck = (context) => {
  for (const call of context.nodes("CallExpression")) {
    const name = context.nameOf(call.callee);
    if (name !== "crypto.createDecipheriv" && name !== "crypto.createCipheriv") continue;
    const [algorithm, , , options] = call.arguments;
    const mode = algorithm && context.constantOf(algorithm);
    if (typeof mode !== "string" || !/-gcm$/i.test(mode)) continue;
    const length = optionOf(context, options, "authTagLength");
    const bytes = length && context.constantOf(length.value);
    if (typeof bytes === "number" && bytes < LEAST_BYTES) {
      context.report({ node: call, facts: { what: `tags of ${bytes} bytes are accepted here` } });
    } else if (name === "crypto.createDecipheriv" && !length && mayBeAdded(context, options) && takesAnyTag(context, call)) {
      context.report({ node: call, facts: { what: "tags of 4 bytes are accepted here as well as of 16" } });
    }
  }
};

export default check;

function mayBeAdded(context: CheckContext, options: TSESTree.Node | undefined): boolean {
  if (!options) return true;
  const object = objectBehind(context, options);
  return object !== undefined && !isOpen(object);
}

/** True where a tag is set whose length nothing in the same file looks at. */
function takesAnyTag(context: CheckContext, call: TSESTree.CallExpression): boolean {
  const set = context.nodes("CallExpression").filter((other) => {
    if (other.callee.type !== "MemberExpression" || memberOf(other.callee) !== "setAuthTag") return false;
    return context.valueOf(other.callee.object) === call;
  });
  return set.length > 0 && set.every(({ arguments: [tag] }) => tag !== undefined && !isMeasured(context, tag));
}

/** Cut out with both ends known, or its length compared somewhere. */
function isMeasured(context: CheckContext, tag: TSESTree.Node): boolean {
  const value = context.valueOf(tag);
  if (isCut(context, value)) return true;
  if (tag.type !== "Identifier")
    return value.type === "CallExpression" && value.arguments.some((argument) => isCut(context, context.valueOf(argument)));
  const definition = context.definitionOf(tag);
  return context.nodes("MemberExpression").some((member) => {
    if (member.object.type !== "Identifier" || context.definitionOf(member.object) !== definition) return false;
    return /^(?:length|byteLength)$/.test(memberOf(member) ?? "") && !isInside(member, value);
  });
}

/** `data.subarray(12, 28)`, `data.slice(-16)`. */
function isCut(context: CheckContext, value: TSESTree.Node): boolean {
  if (value.type !== "CallExpression" || value.callee.type !== "MemberExpression") return false;
  if (!/^(?:slice|subarray|substring|substr|read)$/.test(memberOf(value.callee) ?? "")) return false;
  const [start, end] = value.arguments;
  return (
    end !== undefined || (start !== undefined && context.document.textOf({ start: start.range[0], end: start.range[1] }).includes("-"))
  );
}
