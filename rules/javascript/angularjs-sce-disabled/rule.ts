import type { CodeCheck } from "../../../server/rules/code-rule";
import { callsOfInjected } from "../../../server/rules/angularjs-injection";

const check: CodeCheck = (context) => {
  for (const call of callsOfInjected(context, "$sceProvider", ["enabled"])) {
    const [argument] = call.arguments;
    if (argument && context.constantOf(argument) === false) context.report({ node: call });
  }
};

export default check;
