import type { TSESTree } from "@typescript-eslint/types";
import { SourceDocument } from "../../../core/document";
import type { Span } from "../../../core/position";
import { isPageLanguage, readPage, type Page, type PageAttribute, type PageElement, type PageLanguage } from "./page-elements";
import { showInComponent, type MakeExpression } from "./vue-options";

/** The code of a page. */
export interface PageScript {
  readonly page: Page;
  /** As long as the page, so that all places are the same: its scripts, and blanks where markup is. */
  readonly code: string;
  /** VS Code's id of the language that the scripts are written in. */
  readonly language: string;
  /** Expressions whose value the page takes for markup, by where they begin: what puts them there. */
  readonly written: ReadonlyMap<number, Writer>;
}

/** What puts a text into the page as markup, in the words of Vue and Svelte: models know these as global objects. */
type Writer = "v-html" | "@html";

const SCRIPT_TYPE =
  /^(?:module|(?:text|application)\/(?:x-)?(?:java|ecma|j|live)script(?:1\.\d)?|text\/(?:babel|jsx|(?:x-)?typescript)|application\/(?:x-)?typescript)$/;
const SCRIPT_LANGUAGES: ReadonlyMap<string, string> = new Map([
  ["", "javascript"],
  ["js", "javascript"],
  ["jsx", "javascript"],
  ["javascript", "javascript"],
  ["ts", "typescript"],
  ["typescript", "typescript"],
  ["tsx", "typescriptreact"],
]);

/** Stand right before an expression of the markup and make it a statement; as long as Svelte's `{@html ` is, the shortest of what is there. */
const WRITES = "\n;_.h=(";
const HANDLES = "\n;()=>{";

/** Scripts have HTML's comments as well: `<!--` up to the end of a line, where no text surely begins before it, and a line that begins with `-->`. */
const HTML_COMMENT = /^([^"'`/\n]*?)(<!--|(?<=^[ \t]*)-->)/gm;

/** Stands behind a script: neither a comment at its end nor a statement without a semicolon goes further, and none gets longer by it. */
const BREAK = "\n{}";

/** What a server, or another template language, fills in before there is code; and what HTML writes in other letters. */
const FILLED_IN = /\{\{|<[%?]|\$\{|\{%|&(?:\w+|#\d+|#x[\da-f]+);/i;
const VUE_MARKUP = /^(?:v-html|(?::|v-bind:|\.)inner-?html(?:\.prop)?)$/i;

/** The code of a document that is a page; undefined for scripts. */
export function pageScriptOf({ text, languageId }: SourceDocument): PageScript | undefined {
  return isPageLanguage(languageId) ? readPageScript(text, languageId) : undefined;
}

/** The code of a page as a document of its own, in which every place is what it is in the page. */
export function codeOf({ uri, version }: SourceDocument, { language, code }: PageScript): SourceDocument {
  return new SourceDocument(uri, language, version, code);
}

export function readPageScript(text: string, language: PageLanguage): PageScript {
  return new Builder(text, language).build();
}

class Builder {
  private readonly page: Page;
  private readonly written = new Map<number, Writer>();
  private readonly pieces: string[] = [];
  /** Up to where the code is written. */
  private end = 0;
  private scriptLanguage = "javascript";

  constructor(
    private readonly text: string,
    private readonly language: PageLanguage,
  ) {
    this.page = readPage(text, language);
  }

  build(): PageScript {
    const tags = this.page.htmlTags.values();
    let tag = tags.next();
    for (const element of this.page.elements) {
      for (; !tag.done && tag.value.start < element.span.start; tag = tags.next()) this.addWritten(tag.value, "@html");
      this.addElement(element);
    }
    for (; !tag.done; tag = tags.next()) this.addWritten(tag.value, "@html");
    this.blankTo(this.text.length);
    return { page: this.page, code: this.pieces.join(""), language: this.scriptLanguage, written: this.written };
  }

  private addElement(element: PageElement): void {
    if (element.name === "script") {
      const language = element.content && this.languageOf(element);
      if (!element.content || language === undefined) return;
      if (language !== "javascript") this.scriptLanguage = language;
      this.addScript(element.content);
      return;
    }
    for (const attribute of element.attributes) this.addAttribute(attribute);
  }

  private addAttribute({ name, value }: PageAttribute): void {
    if (!value || value.start === value.end) return;
    const text = this.text.slice(value.start, value.end);
    if (this.language === "vue" && VUE_MARKUP.test(name)) {
      if (!FILLED_IN.test(text.replace(/\$\{/g, ""))) this.addWritten(value, "v-html");
      return;
    }
    if (FILLED_IN.test(text) || (this.language === "svelte" && text.includes("{"))) return;
    const scheme = /^(?:href|src|action|formaction)$/i.test(name) ? /^\s*javascript:/i.exec(text)?.[0] : undefined;
    if (scheme !== undefined && !text.includes("%")) this.addBetween(HANDLES, { start: value.start + scheme.length, end: value.end }, "}");
    else if (/^on[a-z]{3,}$/i.test(name)) this.addBetween(HANDLES, value, "}");
  }

  private addWritten(span: Span, writer: Writer): void {
    if (this.text.slice(span.start, span.end).trim() === "") return;
    if (this.addBetween(WRITES, span, ")")) this.written.set(span.start, writer);
  }

  private addBetween(before: string, span: Span, after: string): boolean {
    const start = span.start - before.length;
    if (start < this.end || span.end >= this.text.length) return false;
    this.blankTo(start);
    this.pieces.push(before, this.text.slice(span.start, span.end), after);
    this.end = span.end + after.length;
    return true;
  }

  private addScript({ start, end }: Span): void {
    // What the markup writes ends on a line before.
    this.blankTo(start - 1);
    this.pieces.push("\n");
    const code = this.text.slice(start, end);
    this.pieces.push(
      code.includes("<!--") ? code.replace(HTML_COMMENT, (_, before: string, mark: string) => before + "//".padEnd(mark.length)) : code,
    );
    this.end = end;
    if (end + BREAK.length > this.text.length) return;
    this.pieces.push(BREAK);
    this.end += BREAK.length;
  }

  private blankTo(end: number): void {
    this.pieces.push(this.text.slice(this.end, end).replace(/[^\r\n\u2028\u2029]/g, " "));
    this.end = end;
  }

  /** Undefined for a script that is none: data, a template, or code that stands elsewhere. */
  private languageOf(element: PageElement): string | undefined {
    const value = (name: string): string | undefined => {
      const attribute = element.attributes.find((candidate) => candidate.name.toLowerCase() === name);
      return attribute && (attribute.value ? this.text.slice(attribute.value.start, attribute.value.end).trim().toLowerCase() : "");
    };
    const [type, lang] = [value("type") ?? "", value("lang") ?? ""];
    if (value("src") !== undefined || (type !== "" && !SCRIPT_TYPE.test(type))) return undefined;
    return type.endsWith("typescript") ? "typescript" : SCRIPT_LANGUAGES.get(lang);
  }
}

/**
 * Puts the program of a page in order: what its markup shows comes after what the scripts did, and has the name of what writes it.
 * @param program of the page's code; it is changed
 */
export function arrange(program: TSESTree.Program, { written }: PageScript, make: MakeExpression): void {
  const shown: TSESTree.ProgramStatement[] = [];
  const body = program.body.filter((statement) => {
    // They stand where scripts end.
    if (statement.type === "EmptyStatement" || (statement.type === "BlockStatement" && statement.body.length === 0)) return false;
    const writer = writerOf(statement, written);
    if (writer === undefined) return true;
    shown.push(statement);
    return false;
  });
  program.body = body;
  if (shown.length > 0 && !showInComponent(program, shown, make)) program.body.push(...shown);
}

function writerOf(statement: TSESTree.ProgramStatement, written: ReadonlyMap<number, Writer>): Writer | undefined {
  const writer = written.get(statement.range[0] + WRITES.trimStart().length - 1);
  if (writer === undefined || statement.type !== "ExpressionStatement" || statement.expression.type !== "AssignmentExpression")
    return undefined;
  const { left } = statement.expression;
  if (left.type !== "MemberExpression" || left.object.type !== "Identifier" || left.property.type !== "Identifier") return undefined;
  left.object.name = writer;
  left.property.name = "content";
  return writer;
}
