import { optionsOf, optionThatIs } from "../../../server/rules/call-options";
import type { CodeCheck } from "../../../server/rules/code-rule";
import { isForDevelopmentOnly } from "../../../server/rules/environment";
import { memberOf } from "../../../server/rules/tree-questions";

const HANDLERS = /^(?:errorhandler|express\.errorHandler|youch|ouch|pretty-error\.express)$/;
const APOLLO = /^(?:@apollo\/server|apollo-server(?:-\w+)?)\.ApolloServer$/;

const check: CodeCheck = (context) => {
  for (const call of context.nodes("CallExpression")) {
    if (!HANDLERS.test(context.nameOf(call.callee) ?? "") || isForDevelopmentOnly(context, call)) continue;
    const parent = context.parentOf(call);
    if (parent?.type === "CallExpression" && memberOf(parent.callee) === "use")
      context.report({ node: call, facts: { what: "This error handler" } });
  }
  for (const { options } of optionsOf(context, APOLLO)) {
    for (const option of ["includeStacktraceInErrorResponses", "debug"]) {
      const property = optionThatIs(context, options, option, true);
      if (property && !isForDevelopmentOnly(context, property)) context.report({ node: property, facts: { what: `\`${option}\`` } });
    }
  }
};

export default check;
