import type { TSESTree } from "@typescript-eslint/types";
import { CodeIndex } from "../../analyzers/javascript/patterns/matchers/code-index";
import { textOf, TooExpensive, type Binding } from "../../analyzers/javascript/patterns/matchers/matching";
import { compilePattern, type Pattern } from "../../analyzers/javascript/patterns/pattern";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { constantOf } from "../../analyzers/javascript/program/constants";
import { spanOf } from "../../analyzers/javascript/syntax/tree";
import { NEVER_CANCELLED } from "../../core/cancellation";
import { isTight, type Insert } from "./code-template";
import { RecipeError } from "./recipe-arguments";

const indexes = new WeakMap<JavaScriptModule, CodeIndex>();

/** @throws RecipeError when it cannot be read */
export function readPattern(text: string): Pattern {
  const pattern = compilePattern(text);
  if ("message" in pattern) throw new RecipeError(`the pattern "${text}" cannot be read: ${pattern.message}`);
  return pattern;
}

/**
 * What the metavariables of a pattern stand for where a node as a whole fits it; `$...ARGS` is called `$ARGS`. A metavariable that stands
 * for the module of an imported name has no code, and is left out.
 */
export function matchAt(module: JavaScriptModule, node: TSESTree.Node, pattern: Pattern): ReadonlyMap<string, Insert> | undefined {
  let index = indexes.get(module);
  if (!index) indexes.set(module, (index = new CodeIndex(module)));
  const span = spanOf(node);
  try {
    const match = pattern
      .find(index, NEVER_CANCELLED, { span, bindings: new Map() })
      .find((found) => found.span.start === span.start && found.span.end === span.end);
    if (!match) return undefined;
    const written = [...match.bindings].filter(([, binding]) => !isBehindAlias(module, binding));
    return new Map(
      written.map(([name, binding]) => {
        const [only] = binding.nodes;
        const constant = only && binding.nodes.length === 1 ? constantOf(module, only) : binding.text;
        const text = constant === undefined ? undefined : String(constant);
        const isWhole = binding.nodes.length !== 1 || (only !== undefined && isTight(only));
        return [name.replace("$...", "$"), { code: textOf(module, binding), isTight: isWhole, text }];
      }),
    );
  } catch (error) {
    if (error instanceof TooExpensive || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** True where the code has but a name that was imported, and the metavariable stands for what it was imported from. */
function isBehindAlias(module: JavaScriptModule, { nodes, span, text }: Binding): boolean {
  return nodes.length === 0 && text !== undefined && module.tree.nodeAt(span)?.type === "Identifier";
}
