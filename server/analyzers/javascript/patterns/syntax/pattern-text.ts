import { DEEP, ELLIPSIS, manyName } from "./placeholders";

/** A pattern as TypeScript's parser can read it. */
export interface PlainText {
  readonly text: string;
  /** The offset in the pattern of an offset in `text`. */
  offsetOf(offset: number): number;
}

/** What the scanner is inside of. */
type Context =
  | { readonly kind: "brace"; readonly isSwitch: boolean }
  | { readonly kind: "paren"; readonly after: string }
  | { readonly kind: "bracket" | "hole" | "tag" | "children" | "deep" };

const WORD = /[$\w\u0080-\uffff]/;

/** What cannot follow a statement: it closes or goes on with what `...` is a part of. */
const NOT_A_STATEMENT = /^(?:[,)\];:}.?=*/%+|&^>-]|!=|<[^\w$.>])/;

/** After these words an expression begins, so that `/` and `<` are no operators. */
const BEFORE_EXPRESSION = new Set([
  "return",
  "typeof",
  "case",
  "do",
  "else",
  "in",
  "of",
  "new",
  "delete",
  "void",
  "throw",
  "await",
  "yield",
]);

/**
 * Replaces what only patterns have (`...`, `$...X`, `<... P ...>`, `attr=$X` in JSX) by names that parse (placeholders.ts).
 * Strings, templates, regular expressions and comments stay as they are.
 */
export function toPlainText(pattern: string): PlainText {
  return new Scanner(pattern).run();
}

class Scanner {
  private out = "";
  private at = 0;
  private readonly contexts: Context[] = [];
  /** Where the text out and the pattern are no longer equally far: pairs of offsets, after each replacement. */
  private readonly anchors: { out: number; pattern: number }[] = [];
  /** The token before this one: a word, one character of punctuation, or "literal". */
  private previous = "";
  private wordBeforeParen = "";

  constructor(private readonly pattern: string) {}

  run(): PlainText {
    while (this.at < this.pattern.length) this.step();
    const { anchors, out, pattern } = this;
    return {
      text: out,
      offsetOf: (offset) => {
        const anchor = anchors.findLast((candidate) => candidate.out <= offset);
        return Math.min(pattern.length, anchor ? anchor.pattern + (offset - anchor.out) : offset);
      },
    };
  }

  private get context(): Context | undefined {
    return this.contexts.at(-1);
  }

  private step(): void {
    if (this.context?.kind === "children") {
      this.childStep();
      return;
    }
    const rest = this.pattern.slice(this.at, this.at + 4);
    const character = rest[0] ?? "";
    if (/\s/.test(character)) this.copy(1);
    else if (rest.startsWith("//")) this.copyMatch(/[^\n]*/y);
    else if (rest.startsWith("/*")) this.copyMatch(/\/\*[\s\S]*?(?:\*\/|$)/y);
    else if (character === '"' || character === "'")
      this.literal(new RegExp(`${character}(?:[^\\\\${character}]|\\\\[\\s\\S])*${character}?`, "y"));
    else if (character === "`") this.template();
    else if (rest === "<...") this.deepBegins();
    else if (rest === "...>" && this.context?.kind === "deep") this.deepEnds();
    else if (rest.startsWith("...")) this.ellipsis(3, ELLIPSIS);
    else if (rest === "$...") this.many();
    else if (character === "/" && this.expressionMayBegin() && this.context?.kind !== "tag")
      this.literal(/\/(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])*\/[a-z]*/y);
    else if (character === "<" && this.expressionMayBegin() && /^<[\w$>]/.test(rest)) this.tagBegins();
    else if (this.context?.kind === "tag") this.tagStep(rest);
    else if (WORD.test(character)) this.word();
    else this.punctuation(character);
  }

  private copy(length: number): void {
    this.out += this.pattern.slice(this.at, this.at + length);
    this.at += length;
  }

  private copyMatch(expression: RegExp): string {
    expression.lastIndex = this.at;
    const text = expression.exec(this.pattern)?.[0] ?? "";
    this.copy(Math.max(1, text.length));
    return text;
  }

  private replace(length: number, by: string): void {
    this.out += by;
    this.at += length;
    this.anchors.push({ out: this.out.length, pattern: this.at });
  }

  private literal(expression: RegExp): void {
    this.copyMatch(expression);
    this.previous = "literal";
  }

  private expressionMayBegin(): boolean {
    const { previous } = this;
    if (previous === "literal" || previous === ")" || previous === "]") return false;
    return !WORD.test(previous) || BEFORE_EXPRESSION.has(previous);
  }

  private word(): void {
    const word = this.copyMatch(/[$\w\u0080-\uffff]+/y);
    this.previous = word;
  }

  private punctuation(character: string): void {
    switch (character) {
      case "(":
        this.contexts.push({ kind: "paren", after: this.previous });
        break;
      case "[":
        this.contexts.push({ kind: "bracket" });
        break;
      case "{":
        this.contexts.push({ kind: "brace", isSwitch: this.previous === ")" && this.wordBeforeParen === "switch" });
        break;
      case ")":
      case "]":
      case "}": {
        const closed = this.contexts.pop();
        if (closed?.kind === "paren") this.wordBeforeParen = closed.after;
        if (closed?.kind === "hole") {
          this.copy(1);
          this.templateRest();
          return;
        }
        break;
      }
    }
    this.copy(1);
    this.previous = character;
  }

  private template(): void {
    this.copy(1);
    this.templateRest();
  }

  /** From inside a template to its end or to its next `${`. */
  private templateRest(): void {
    const text = this.copyMatch(/(?:[^\\`$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{|$)/y);
    if (!text.endsWith("${")) {
      this.previous = "literal";
      return;
    }
    this.contexts.push({ kind: "hole" });
    this.previous = "{";
  }

  private deepBegins(): void {
    if (this.pattern[this.at + 4] === ">") {
      this.replace(5, `<${ELLIPSIS}>`);
      this.previous = "literal";
      return;
    }
    this.contexts.push({ kind: "deep" });
    this.replace(4, `${DEEP}(`);
    this.previous = "(";
  }

  private deepEnds(): void {
    this.contexts.pop();
    this.replace(4, ")");
    this.previous = ")";
  }

  private many(): void {
    const name = /[A-Z_][A-Z_0-9]*/y;
    name.lastIndex = this.at + 4;
    const found = name.exec(this.pattern)?.[0] ?? "";
    this.ellipsis(4 + found.length, manyName(found));
  }

  /** `...`: what it has to become depends on where it stands and on what follows. */
  private ellipsis(length: number, name: string): void {
    const { context, previous } = this;
    const after = this.pattern.slice(this.at + length);
    const next = after.replace(/^(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/, "");
    const adjacent = next.length === after.length;
    const takesName = previous === "." || previous === "function" || previous === "class" || previous === "@" || previous === "*";
    if (context?.kind === "tag") {
      this.replace(length, previous === "=" ? `{${name}}` : name);
    } else if (takesName && name === ELLIPSIS) {
      this.replace(length, name);
    } else if (next === "" || NOT_A_STATEMENT.test(next)) {
      const wholeHeader = context?.kind === "paren" && context.after === "for" && previous === "(" && next.startsWith(")");
      this.replace(
        length,
        wholeHeader ? `${name};;` : context?.kind === "brace" && context.isSwitch && previous === "{" ? `case ${name}:` : name,
      );
    } else if (name === ELLIPSIS && context && context.kind !== "deep" && (adjacent || context.kind !== "brace")) {
      this.copy(length);
      this.previous = ".".repeat(length);
      return;
    } else {
      this.replace(length, context?.kind === "brace" && context.isSwitch && previous === "{" ? `case ${name}:` : `${name};`);
    }
    this.previous = "literal";
  }

  private tagBegins(): void {
    this.contexts.push({ kind: "tag" });
    this.copy(1);
    this.previous = "<";
  }

  /** Between `<` and `>`: names, attributes, and the holes that stand bare where JSX wants braces. */
  private tagStep(rest: string): void {
    if (rest.startsWith("/>")) {
      this.contexts.pop();
      this.copy(2);
      this.previous = "literal";
    } else if (rest.startsWith(">")) {
      this.contexts.pop();
      this.contexts.push({ kind: "children" });
      this.copy(1);
    } else if (WORD.test(rest[0] ?? "")) {
      const expression = /[$\w\u0080-\uffff-]+/y;
      expression.lastIndex = this.at;
      const word = expression.exec(this.pattern)?.[0] ?? "";
      if (this.previous === "=") this.replace(word.length, `{${word}}`);
      else this.copy(word.length);
      this.previous = word;
    } else this.punctuation(rest[0] ?? "");
  }

  /** Between an opening and a closing tag. */
  private childStep(): void {
    const rest = this.pattern.slice(this.at);
    if (rest.startsWith("</")) {
      this.contexts.pop();
      this.copyMatch(/<\/[^>]*>?/y);
      this.previous = "literal";
    } else if (rest.startsWith("<") && !rest.startsWith("<...")) this.tagBegins();
    else if (rest.startsWith("{")) {
      this.contexts.push({ kind: "brace", isSwitch: false });
      this.copy(1);
      this.previous = "{";
    } else if (rest.startsWith("$...")) {
      const name = /^\$\.\.\.([A-Z_][A-Z_0-9]*)/.exec(rest)?.[1] ?? "";
      this.replace(4 + name.length, manyName(name));
    } else if (rest.startsWith("...")) this.replace(3, ELLIPSIS);
    else this.copy(1);
  }
}
