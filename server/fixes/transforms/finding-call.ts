import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { nameOf } from "../../analyzers/javascript/program/names";
import type { Finding } from "../../core/finding";
import { callOfArgument, type Call } from "./lists";
import { callAt } from "./replace-argument";

/** Names of functions, as `nameOf` gives them; `zlib.*` is every export of zlib. */
export class Callees {
  constructor(private readonly names: readonly string[]) {}

  get isEmpty(): boolean {
    return this.names.length === 0;
  }

  has(module: JavaScriptModule, call: Call): boolean {
    const name = nameOf(module, call.callee);
    if (name === undefined) return false;
    return this.names.some((known) => (known.endsWith(".*") ? name.startsWith(known.slice(0, -1)) : name === known));
  }
}

/**
 * The call that a finding is about: whose argument, callee or receiver was found, or the one that was found. What flows somewhere may be a
 * call as well; only one of `callees` counts where these are given.
 */
export function callOfFinding(
  module: JavaScriptModule,
  finding: Finding,
  node: TSESTree.Node,
  callees: Callees = new Callees([]),
): Call | undefined {
  const own = callAt(module, node);
  const around = finding.flow.length > 0 ? callOfArgument(module, node)?.call : undefined;
  const parent = module.tree.parentOf(node);
  const method = parent?.type === "MemberExpression" && (parent.property === node || finding.flow.length > 0) ? parent : node;
  const called = module.tree.parentOf(method);
  const candidates = [around, called?.type === "CallExpression" && called.callee === method ? called : undefined, own];
  return candidates.find((call) => call !== undefined && (callees.isEmpty || callees.has(module, call)));
}
