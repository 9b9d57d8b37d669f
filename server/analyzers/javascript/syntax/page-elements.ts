import type { Span } from "../../../core/position";

/** What a page is written in: VS Code's language ids. */
export type PageLanguage = "html" | "vue" | "svelte";

export interface PageAttribute {
  /** As it is written: `v-html`, `:href`, `{...rest}`. */
  readonly name: string;
  /** What stands between the quotes, or the braces of Svelte and all in between; undefined where only the name is given. */
  readonly value: Span | undefined;
  readonly span: Span;
}

/** A start tag of a page. */
export interface PageElement {
  /** In lower case. */
  readonly name: string;
  readonly attributes: readonly PageAttribute[];
  readonly span: Span;
  /** What a `script` or `style` holds: text that is no markup. */
  readonly content: Span | undefined;
}

export interface Page {
  readonly elements: readonly PageElement[];
  /** Svelte's `{@html …}`: what stands behind the word. */
  readonly htmlTags: readonly Span[];
  readonly comments: readonly Span[];
}

const PAGES: ReadonlySet<string> = new Set(["html", "vue", "svelte"]);

export function isPageLanguage(languageId: string): languageId is PageLanguage {
  return PAGES.has(languageId);
}

/** Elements whose content is no markup. */
const RAW: ReadonlySet<string> = new Set(["script", "style", "textarea", "title", "xmp", "noembed", "noframes"]);

/** What a Vue file is made of; other blocks at its top hold translations, documentation and the like. */
const VUE_BLOCKS: ReadonlySet<string> = new Set(["template", "script", "style"]);

/** Ends of what a page holds beside markup, by how it begins: comments, declarations, and what a server fills in. */
const FOREIGN: readonly (readonly [begin: string, end: string])[] = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<!", ">"],
  ["<?", "?>"],
  ["<%", "%>"],
];

/**
 * Reads the tags of a page, in time that grows with its length alone. Any text is a page: what is broken costs the tags around it.
 * Places of values and contents are told, which is what the parsers of HTML do not, and Svelte's braces and Vue's blocks are known.
 */
export function readPage(text: string, language: PageLanguage): Page {
  return new Reader(text, language).read();
}

class Reader {
  private readonly elements: PageElement[] = [];
  private readonly htmlTags: Span[] = [];
  private readonly comments: Span[] = [];
  private at = 0;
  /** How many templates of a Vue file are open. */
  private templates = 0;
  /** False once a brace was found that nothing closes. */
  private readsBraces: boolean;

  constructor(
    private readonly text: string,
    private readonly language: PageLanguage,
  ) {
    this.readsBraces = language === "svelte";
  }

  read(): Page {
    const { text } = this;
    const next = this.readsBraces ? /[<{]/g : /</g;
    while (this.at < text.length) {
      next.lastIndex = this.at;
      const found = next.exec(text);
      if (!found) break;
      this.at = found.index;
      if (found[0] === "{") this.readBraces();
      else this.readAngle();
    }
    return { elements: this.elements, htmlTags: this.htmlTags, comments: this.comments };
  }

  private readAngle(): void {
    const { text, at } = this;
    if (/[a-z]/i.test(text[at + 1] ?? "")) {
      this.readElement();
      return;
    }
    if (text[at + 1] === "/") {
      if (/^<\/template[\s>]/i.test(text.slice(at, at + 12))) this.templates = Math.max(0, this.templates - 1);
      this.at = this.after(">");
      return;
    }
    if (!this.skipForeign()) this.at++;
  }

  private skipForeign(): boolean {
    const start = this.at;
    const [begin, end] = FOREIGN.find(([opening]) => this.text.startsWith(opening, start)) ?? [];
    if (begin === undefined || end === undefined) return false;
    this.at = this.after(end, start + begin.length);
    if (begin === "<!--") this.comments.push({ start, end: this.at });
    return true;
  }

  private readElement(): void {
    const { text } = this;
    const start = this.at;
    const name = (/^[^\s/>]+/.exec(text.slice(start + 1, start + 100))?.[0] ?? "").toLowerCase();
    this.at = start + 1 + name.length;
    const attributes: PageAttribute[] = [];
    let isClosed = false;
    while (this.at < text.length && text[this.at] !== ">") {
      isClosed = text[this.at] === "/";
      if (isClosed || /\s/.test(text[this.at] ?? "")) this.at++;
      else if (text[this.at] !== "<" || !this.skipForeign()) attributes.push(this.readAttribute());
    }
    this.at = Math.min(text.length, this.at + 1);
    const span = { start, end: this.at };
    const content = isClosed ? undefined : this.readContent(name, attributes);
    this.elements.push({ name, attributes, span, content });
  }

  /** Goes behind what is no markup in an element. */
  private readContent(name: string, attributes: readonly PageAttribute[]): Span | undefined {
    const isTemplate = name === "template" && this.language === "vue";
    const isForeignTemplate = isTemplate && this.templates === 0 && !isHtml(this.valueOf(attributes, "lang"));
    if (isTemplate && !isForeignTemplate) this.templates++;
    const isBlock = this.language === "vue" && this.templates === 0 && !VUE_BLOCKS.has(name);
    if (!isForeignTemplate && !isBlock && !RAW.has(name)) return undefined;
    const start = this.at;
    const closing = new RegExp(`</${name.replace(/[^\w-]/g, "\\$&")}[\\s/>]`, "gi");
    closing.lastIndex = start;
    this.at = closing.exec(this.text)?.index ?? this.text.length;
    return { start, end: this.at };
  }

  private readAttribute(): PageAttribute {
    const { text } = this;
    const start = this.at;
    if (text[start] === "{" && this.skipBraces())
      return { name: text.slice(start, this.at), value: undefined, span: { start, end: this.at } };
    const name = /[^\s/>=]*/y;
    name.lastIndex = start + 1;
    name.exec(text);
    this.at = name.lastIndex;
    const nameEnd = this.at;
    const equals = /\s*=\s*/y;
    equals.lastIndex = nameEnd;
    const value = equals.test(text) ? this.readValue(equals.lastIndex) : undefined;
    return { name: text.slice(start, nameEnd), value, span: { start, end: this.at } };
  }

  private readValue(start: number): Span {
    const { text } = this;
    this.at = start;
    const quote = text[start];
    if (quote === '"' || quote === "'") {
      this.at = start + 1;
      if (this.readsBraces)
        while (this.at < text.length && text[this.at] !== quote) if (text[this.at] !== "{" || !this.skipBraces()) this.at++;
      if (text[this.at] !== quote) {
        const closing = text.indexOf(quote, this.at);
        this.at = closing < 0 ? text.length : closing;
      }
      const end = this.at;
      this.at = Math.min(text.length, end + 1);
      return { start: start + 1, end };
    }
    if (quote === "{" && this.skipBraces()) return { start, end: this.at };
    const bare = /[^\s>]*/y;
    bare.lastIndex = start;
    bare.exec(text);
    this.at = bare.lastIndex;
    return { start, end: this.at };
  }

  /** `{expression}` of Svelte between tags. */
  private readBraces(): void {
    const start = this.at;
    if (!this.skipBraces()) {
      this.at++;
      return;
    }
    const word = /^\{\s*@html\s+/.exec(this.text.slice(start, start + 40))?.[0];
    if (word !== undefined) this.htmlTags.push({ start: start + word.length, end: this.at - 1 });
  }

  /** Goes behind the brace that closes the one here; false where none does. */
  private skipBraces(): boolean {
    if (!this.readsBraces) return false;
    const { text } = this;
    // Texts and comments count as a whole; a template's own braces are balanced.
    const token = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/\*[\s\S]*?\*\/|(?<![:\\])\/\/[^\n]*|[{}]/g;
    token.lastIndex = this.at;
    let depth = 0;
    for (let found = token.exec(text); found; found = token.exec(text)) {
      if (found[0] === "{") depth++;
      else if (found[0] === "}" && --depth === 0) {
        this.at = token.lastIndex;
        return true;
      }
    }
    this.readsBraces = false;
    return false;
  }

  private valueOf(attributes: readonly PageAttribute[], name: string): string | undefined {
    const value = attributes.find((attribute) => attribute.name === name)?.value;
    return value && this.text.slice(value.start, value.end);
  }

  private after(end: string, from = this.at): number {
    const found = this.text.indexOf(end, from);
    return found < 0 ? this.text.length : found + end.length;
  }
}

function isHtml(language: string | undefined): boolean {
  return language === undefined || language === "" || language === "html";
}
