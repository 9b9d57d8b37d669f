import { AST_NODE_TYPES, type TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { contains, type Span } from "../../core/position";
import { spanOf } from "../../analyzers/javascript/syntax/tree";
import { ensureImport } from "./add-import";
import { hasComment } from "./comments";
import { runsInBrowser } from "./environment";
import { isMathRandom, readRandomUse, type RandomUse } from "./random-expressions";
import { resolveName } from "./scope";
import { quoted, styleOf, type Quote } from "./style";
import type { Candidate, Transform, TransformInput } from "./transform";

/** 128 bits: nobody guesses that. */
const ENOUGH_BYTES = 16;

/** The function of Node's crypto that stands in, and the expression with it, given what the file calls it. */
interface Substitute {
  readonly function: "randomBytes" | "randomInt" | "randomUUID";
  readonly print: (called: string, quote: Quote) => string;
}

/**
 * Takes random texts and integers from the operating system's generator instead of `Math.random()`: from Node's `crypto`,
 * imported in the file's own way, or from the browser's. Looks at the finding's own expression first, then at the place
 * where its flow starts.
 */
export const randomToCrypto: Transform = (recipe) => {
  recipe.end();
  return (input) => {
    const { module } = input;
    const uses = randomUses(input);
    if (!uses || uses.some(({ node }) => hasComment(module, spanOf(node)))) return [];
    if (runsInBrowser(module)) return inBrowser(module, uses);
    const candidates = [inNode(module, uses, substituteFor)];
    if (uses.every(({ as }) => as === "letters")) candidates.push(inNode(module, uses, () => UUID));
    return candidates.filter((candidate) => candidate !== undefined);
  };
};

/** All uses of `Math.random()` behind the finding; undefined when there is none, or one that cannot be replaced. */
function randomUses({ module, finding, node }: TransformInput): RandomUse[] | undefined {
  const source = finding.flow[0]?.location;
  const places: Span[] = [node ? spanOf(node) : finding.location.span];
  if (source?.uri === module.document.uri) places.push(source.span);
  for (const place of places) {
    const calls = module.tree
      .nodes(AST_NODE_TYPES.CallExpression)
      .filter((call) => contains(place, spanOf(call)) && isMathRandom(module, call));
    if (calls.length === 0) continue;
    const uses = new Map<TSESTree.Node, RandomUse>();
    for (const call of calls) {
      const use = readRandomUse(module, call);
      if (!use) return undefined;
      uses.set(use.node, use);
    }
    const all = [...uses.values()];
    return all.filter(({ node }) => !all.some((outer) => outer.node !== node && contains(spanOf(outer.node), spanOf(node))));
  }
  return undefined;
}

const UUID: Substitute = { function: "randomUUID", print: (called) => `${called}()` };

function substituteFor(use: RandomUse): Substitute {
  switch (use.as) {
    case "text":
      return UUID;
    case "letters": {
      const bytes = Math.max(ENOUGH_BYTES, Math.ceil((use.count ?? 0) / 2));
      return { function: "randomBytes", print: (called, quote) => `${called}(${bytes}).toString(${quoted("hex", quote)})` };
    }
    case "character":
      return { function: "randomInt", print: (called) => `${called}(${use.radix}).toString(${use.radix === 10 ? "" : use.radix})` };
    case "digits":
      return {
        function: "randomInt",
        print: (called, quote) => `${called}(${10 ** use.count}).toString().padStart(${use.count}, ${quoted("0", quote)})`,
      };
    case "integer":
      return { function: "randomInt", print: (called) => `${called}(${use.from === undefined ? "" : `${use.from}, `}${use.limit})` };
  }
}

function inNode(module: JavaScriptModule, uses: readonly RandomUse[], choose: (use: RandomUse) => Substitute): Candidate | undefined {
  const { quote } = styleOf(module);
  const chosen = uses.map((use) => ({ use, substitute: choose(use) }));
  const names = chosen.map(({ substitute }) => substitute.function);
  const imported = uses[0] && ensureImport(module, uses[0].node, "crypto", names);
  if (!imported) return undefined;
  const edits = chosen.map(({ use, substitute }) => {
    return { span: spanOf(use.node), newText: substitute.print(imported.expressions.get(substitute.function) ?? "", quote) };
  });
  return { title: `Use crypto.${[...new Set(names)].join(" and ")}`, edits: [...imported.edits, ...edits] };
}

function inBrowser(module: JavaScriptModule, uses: readonly RandomUse[]): Candidate[] {
  if (!uses.every(({ as }) => as === "text" || as === "letters")) return [];
  const edits = uses.map(({ node }) => {
    const crypto = resolveName(module, node, "crypto") ? "globalThis.crypto" : "crypto";
    return { span: spanOf(node), newText: `${crypto}.randomUUID()` };
  });
  return [{ title: "Use crypto.randomUUID", edits }];
}
