import type { TSESTree } from "@typescript-eslint/types";
import type { RegExpInCode, RegExpUse } from "../../../rules/code-rule";
import { constantOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { nameOf } from "../program/names";
import { originsOf } from "../program/origins";
import { unwrap } from "../syntax/tree";
import { parsePattern } from "./parse-pattern";
import { patternTextOf, type PatternText } from "./pattern-text";
import { searcherOf } from "./searcher";

type Node = TSESTree.Node;
type Method = RegExpUse["method"];

const ON_EXPRESSION: ReadonlySet<string> = new Set<Method>(["test", "exec"]);
const ON_TEXT: ReadonlySet<string> = new Set<Method>(["match", "matchAll", "search", "replace", "replaceAll", "split"]);

/** Methods of texts that make a regular expression of a text. */
const MAKES_EXPRESSION: ReadonlySet<string> = new Set<Method>(["match", "matchAll", "search"]);

const remembered = new WeakMap<JavaScriptModule, readonly RegExpInCode[]>();

/** All regular expressions of a module whose text is known, in text order, with the calls that use them. Found once per module. */
export function regExpsOf(module: JavaScriptModule): readonly RegExpInCode[] {
  const known = remembered.get(module);
  if (known) return known;
  const collector = new Collector(module);
  collector.collect();
  const found = collector.finished();
  remembered.set(module, found);
  return found;
}

interface Draft extends Omit<RegExpInCode, "uses"> {
  readonly uses: RegExpUse[];
}

class Collector {
  /** By the literal, or by the call of `RegExp`, or by the text that a method makes an expression of. */
  private readonly drafts = new Map<Node, Draft[]>();

  constructor(private readonly module: JavaScriptModule) {}

  collect(): void {
    for (const literal of this.module.tree.nodes("Literal")) {
      if ("regex" in literal && !this.isTemplate(literal))
        this.add(literal, literal, literal.regex.flags, { text: literal.regex.pattern, pieces: [] });
    }
    for (const call of this.module.tree.nodes("NewExpression", "CallExpression")) {
      // Most calls are told by their last word, before anybody looks up what the name stands for.
      if (lastWordOf(call.callee) === "RegExp" && nameOf(this.module, call.callee) === "RegExp") this.addConstructed(call);
    }
    for (const call of this.module.tree.nodes("CallExpression")) this.addUse(call);
  }

  /** True for an expression of which only the text is taken, to make another one of: `re(/<<0>>/.source, parts)`. */
  private isTemplate(literal: Node): boolean {
    const { tree } = this.module;
    const text = tree.parentOf(literal);
    if (text?.type !== "MemberExpression" || text.object !== literal || lastWordOf(text) !== "source") return false;
    const user = tree.parentOf(text);
    if (user?.type !== "VariableDeclarator" || user.id.type !== "Identifier") return this.isFilledIn(text);
    return this.module.variableOf(user.id)?.references.some(({ identifier }) => this.isFilledIn(identifier)) === true;
  }

  /** True where a text is replaced in, or handed to a function of the program's own, before it is an expression. */
  private isFilledIn(text: Node): boolean {
    const user = this.module.tree.parentOf(text);
    if (user?.type === "MemberExpression") return lastWordOf(user) === "replace" || lastWordOf(user) === "replaceAll";
    return user?.type === "CallExpression" && user.callee !== text && lastWordOf(user.callee) !== "RegExp";
  }

  finished(): RegExpInCode[] {
    return [...this.drafts.values()].flat().sort((a, b) => a.node.range[0] - b.node.range[0]);
  }

  private add(key: Node, node: Node, flags: string | undefined, { text, pieces }: PatternText): Draft | undefined {
    const syntax = parsePattern(text, flags ?? "");
    if (!syntax) return undefined;
    const placeOf = (start: number, end: number): Node => pieces.find((piece) => piece.start <= start && end <= piece.end)?.node ?? node;
    const findIn = searcherOf(text, flags ?? "");
    const draft: Draft = { node, isText: pieces.length > 0, pattern: text, flags, syntax, uses: [], findIn, placeOf };
    this.drafts.set(key, [...(this.drafts.get(key) ?? []), draft]);
    return draft;
  }

  private addConstructed(call: TSESTree.NewExpression | TSESTree.CallExpression): void {
    const [source, modifiers] = call.arguments;
    if (!source) return;
    const known = modifiers ? constantOf(this.module, modifiers) : "";
    const flags = typeof known === "string" ? known : undefined;
    const whole = patternTextOf(this.module, source);
    if (whole) {
      this.add(call, unwrap(source), flags, whole);
      return;
    }
    for (const origin of originsOf(this.module, source)) {
      const text = patternTextOf(this.module, origin);
      if (text) this.add(call, origin, flags, text);
    }
  }

  private addUse(call: TSESTree.CallExpression): void {
    const callee = unwrap(call.callee);
    if (callee.type !== "MemberExpression" || call.arguments.length === 0) return;
    const method = lastWordOf(callee);
    const onText = ON_TEXT.has(method);
    const expression = onText ? call.arguments[0] : ON_EXPRESSION.has(method) ? callee.object : undefined;
    if (!expression || this.isPackage(callee.object)) return;
    const use: RegExpUse = { method: method as Method, call };
    for (const origin of originsOf(this.module, expression)) {
      const drafts = this.drafts.get(origin) ?? (onText && MAKES_EXPRESSION.has(method) ? this.addText(origin, call) : undefined);
      for (const draft of drafts ?? []) draft.uses.push(use);
    }
  }

  /** Text that a method takes for a pattern. Much else has methods of these names, so the text has to look like one, or be on a text. */
  private addText(origin: Node, call: TSESTree.CallExpression): Draft[] {
    const text = call.arguments.length === 1 ? patternTextOf(this.module, origin) : undefined;
    if (!text || (!/[\^$?*+\\|[({]/.test(text.text) && !this.isOnText(call))) return [];
    const draft = this.add(origin, origin, "", text);
    return draft ? [draft] : [];
  }

  private isOnText(call: TSESTree.CallExpression): boolean {
    return call.callee.type === "MemberExpression" && typeof constantOf(this.module, call.callee.object) === "string";
  }

  /** `sinon.match(…)` is a function of a package, not a method of a text. */
  private isPackage(object: Node): boolean {
    return this.module.variableOf(object) !== undefined && nameOf(this.module, object) !== undefined;
  }
}

/** The name that ends an expression such as `a.b.c`; empty where it has none. */
function lastWordOf(expression: Node): string {
  if (expression.type === "Identifier") return expression.name;
  return expression.type === "MemberExpression" && !expression.computed ? expression.property.name : "";
}
