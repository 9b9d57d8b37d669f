import type { AST } from "@eslint-community/regexpp";
import type { TSESTree } from "@typescript-eslint/types";
import type { Attack, Growth } from "../core/backtracking/attack";
import type { SourceDocument } from "../core/document";
import type { RegExpPlace } from "../core/linear-regexp/linear-regexp";

type NodesByName = { [N in TSESTree.Node as `${N["type"]}`]: N };

/** Name of a kind of node, such as "CallExpression". */
export type NodeName = keyof NodesByName;
export type NodeNamed<T extends NodeName> = NodesByName[T];

/** How a regular expression is put to work: the method that is called with it or on it. */
export interface RegExpUse {
  readonly method: "test" | "exec" | "match" | "matchAll" | "search" | "replace" | "replaceAll" | "split";
  readonly call: TSESTree.CallExpression;
}

/** A regular expression of a module: a literal, or text that becomes one in `RegExp(…)`, `match`, `matchAll` or `search`. */
export interface RegExpInCode {
  /** The literal, or the expression that is the text. */
  readonly node: TSESTree.Node;
  /** True for text, where a backslash has to be written twice. */
  readonly isText: boolean;
  readonly pattern: string;
  /** Undefined where they are not known. */
  readonly flags: string | undefined;
  readonly syntax: AST.Pattern;
  /** Uses in sight of this module, also through variables, arrays, properties and functions; others may exist. */
  readonly uses: readonly RegExpUse[];
  /** What it finds in a text, in time that grows with the text alone; undefined where that cannot be said (back references). */
  findIn(text: string): readonly RegExpPlace[] | undefined;
  /** The smallest expression that a part of the pattern is written in, by offsets in `pattern`. */
  placeOf(start: number, end: number): TSESTree.Node;
}
export type FunctionNode = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/** A start tag in the markup of an HTML, Vue or Svelte page. */
export interface PageTag {
  /** In lower case. */
  readonly name: string;
  readonly attributes: readonly PageTagAttribute[];
  readonly range: readonly [number, number];
}

export interface PageTagAttribute {
  /** As it is written: `href`, `:href`. */
  readonly name: string;
  /** What stands between the quotes; empty where only the name is given. */
  readonly text: string;
  readonly range: readonly [number, number];
}

/** What a rule written in TypeScript may see of a module. Nothing else of the analyzer is open to it. */
export interface CheckContext {
  readonly document: SourceDocument;
  /** Nodes tell their place by `range` alone; `loc` is not filled. */
  readonly ast: TSESTree.Program;
  /** Version ranges of the packages that the nearest package.json names. */
  readonly dependencies: ReadonlyMap<string, string>;
  /** True when that package.json is in the folder of this document. */
  readonly liesBesideManifest: boolean;
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
  /**
   * The expressions that a value may have been written as, seen through all that is assigned to variables, through properties of
   * object literals, elements of arrays, and parameters and results of functions of this module. Possibilities, not certainties.
   */
  originsOf(expression: TSESTree.Node): TSESTree.Node[];
  /** The regular expressions of the module whose text is known, with how they are used. */
  regExps(): readonly RegExpInCode[];
  /** A text for which a regular expression takes time that grows so (and no worse), or undefined where there is none, as far as can be told. */
  attackOn(pattern: string, flags: string, growth: Growth): Attack | undefined;
  /** What declares the variable that an identifier names, the same node for all its uses; undefined for what nothing here declares. */
  definitionOf(identifier: TSESTree.Node): TSESTree.Node | undefined;
  /** The function that an expression is: written there, or declared or kept in a variable that gets nothing else. */
  functionOf(expression: TSESTree.Node): FunctionNode | undefined;
  /** The tags of a page, in text order; none in a script. */
  readonly pageTags: readonly PageTag[];
  /** Every node of the types given, in text order. */
  nodes<T extends NodeName>(...types: T[]): readonly NodeNamed<T>[];
  report(found: CodeFinding): void;
}

export interface CodeFinding {
  readonly node: { readonly range: readonly [number, number] };
  readonly facts?: Readonly<Record<string, string>>;
  /** True where the mistake is there but nothing shows that anybody could make use of it: only shown to those who want all. */
  readonly isDoubtful?: boolean;
}

/** The default export of a `rule.ts`. Called once per module; must not keep state between calls. */
export type CodeCheck = (context: CheckContext) => void;
