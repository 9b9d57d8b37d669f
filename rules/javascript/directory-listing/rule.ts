import { optionThatIs } from "../../../server/rules/call-options";
import type { CodeCheck } from "../../../server/rules/code-rule";
import { isForDevelopmentOnly } from "../../../server/rules/environment";
import { isInside, memberOf } from "../../../server/rules/tree-questions";

const LISTS = /^(?:serve-index|koa-serve-index|serve-index-75lb|connect\.directory|express\.directory)$/;
const AUTHENTICATES = /auth|signed.?in|logged.?in|login|admin|permission|guard|passport|session/i;

const check: CodeCheck = (context) => {
  for (const call of context.nodes("CallExpression")) {
    if (LISTS.test(context.nameOf(call.callee) ?? "")) {
      const route = context
        .nodes("CallExpression")
        .find((other) => other !== call && memberOf(other.callee) === "use" && isInside(call, other));
      const words = route ? context.document.text.slice(...route.range) : "";
      if (!AUTHENTICATES.test(words) && !isForDevelopmentOnly(context, call)) context.report({ node: call, facts: { what: "This" } });
      continue;
    }
    const [plugin, options] = call.arguments;
    if (memberOf(call.callee) === "register" && plugin && options && context.nameOf(plugin) === "@fastify/static") {
      const object = context.valueOf(options);
      const property = object.type === "ObjectExpression" ? optionThatIs(context, object, "list", true) : undefined;
      if (property) context.report({ node: property, facts: { what: "`list`" } });
    }
  }
  // Inert, hapi's server of files.
  for (const object of context.nodes("ObjectExpression")) {
    const property = optionThatIs(context, object, "listing", true);
    const owner = property && context.parentOf(object);
    if (property && owner?.type === "Property" && !owner.computed && owner.key.type === "Identifier" && owner.key.name === "directory") {
      context.report({ node: property, facts: { what: "`listing`" } });
    }
  }
};

export default check;
