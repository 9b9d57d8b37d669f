import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext } from "./code-rule";
import { isFromRequest } from "./from-request";
import { stepsTo } from "./value-steps";
import { wordsOf } from "./words";

/** What people call what those who write or run a program say about it. */
const SETTINGS = new Set("option options opts config configs configuration conf nconf setting settings env environment argv".split(" "));

/** Settings of these are chosen by whoever uses the program, not by whoever runs it. */
const OF_USERS = new Set("user users account profile request req body query".split(" "));

/** True for `options.name`, `this.config.path`, `process.env.HOME`, `settings.get("title")`, also through variables. */
export function isFromSettings(context: CheckContext, expression: TSESTree.Node): boolean {
  if (isFromRequest(context, expression)) return false;
  const words = (stepsTo(context, expression)?.steps ?? []).map((step) => wordsOf(step));
  return words.some((name) => name.some((word) => SETTINGS.has(word))) && !words.flat().some((word) => OF_USERS.has(word));
}
