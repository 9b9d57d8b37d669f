import type { TSESTree } from "@typescript-eslint/types";
import type { SourceDocument } from "../core/document";

type NodesByName = { [N in TSESTree.Node as `${N["type"]}`]: N };

/** Name of a kind of node, such as "CallExpression". */
export type NodeName = keyof NodesByName;
export type NodeNamed<T extends NodeName> = NodesByName[T];

/** What a rule written in TypeScript may see of a module. Nothing else of the analyzer is open to it. */
export interface CheckContext {
  readonly document: SourceDocument;
  readonly ast: TSESTree.Program;
  /** Parent in the tree, or undefined for the program. */
  parentOf(node: TSESTree.Node): TSESTree.Node | undefined;
  /**
   * The imported or global thing that an expression names, e.g. `crypto.createHash`, `pg.Client`, `document.cookie`;
   * undefined when it is something local or unknown. Aliases, destructuring and `node:` are seen through.
   */
  nameOf(expression: TSESTree.Node): string | undefined;
  /** The constant that an expression is (also through `const` variables and concatenation), or undefined. */
  constantOf(expression: TSESTree.Node): string | number | boolean | null | undefined;
  /** What an expression stands for: the only value that a variable ever gets, seen through casts; else the expression itself. */
  valueOf(expression: TSESTree.Node): TSESTree.Node;
  /** Every node of the types given, in text order. */
  nodes<T extends NodeName>(...types: T[]): NodeNamed<T>[];
  report(found: { node: TSESTree.Node; facts?: Record<string, string> }): void;
}

/** The default export of a `rule.ts`. Called once per module; must not keep state between calls. */
export type CodeCheck = (context: CheckContext) => void;
