/** Ends the name of a kind that data is safe for only while nothing was cut out of it. */
const WHOLE = "~";

/** Stands for all kinds but those that a number hurts by being large. */
const NUMBER = "number";

/** Stands for all kinds that text does harm to by its characters. */
const PLAIN = "plain-text";

/** The kinds that a row of a model calls something safe for. */
export function safeKinds(row: SafeRow): KindSet {
  if (!row.whole || row.kinds === "all") return KindSet.of(row.kinds);
  let kinds = wholeKinds.get(row.kinds);
  if (!kinds) wholeKinds.set(row.kinds, (kinds = KindSet.make(row.kinds.map((kind) => kind + WHOLE))));
  return kinds;
}

interface SafeRow {
  readonly kinds: readonly string[] | "all";
  readonly whole?: boolean;
}

const wholeKinds = new WeakMap<readonly string[], KindSet>();
const AMOUNTS: ReadonlySet<string> = new Set(["amount", "delay"]);

/** What replacing one sign after the other adds up to: a text that a shell reads as words. */
const NO_SHELL_SIGNS: readonly string[] = Array.from(";|&$`", (sign) => `no ${sign}`);

/**
 * An immutable set of sink kinds that a piece of data can no longer hurt. Interned, so equal sets are the same object
 * and unions are looked up instead of made.
 */
export class KindSet {
  private static readonly interned = new Map<string, KindSet>();
  private static readonly ofRows = new WeakMap<readonly string[], KindSet>();
  static readonly NONE = KindSet.make([]);
  /** Data that is safe everywhere, such as a number or a value from an allow-list. */
  static readonly ALL = KindSet.make(["*"]);
  /** Data of which no character does harm; as the name of a property it may still be `__proto__`. */
  static readonly PLAIN_TEXT = KindSet.make([PLAIN]);
  /** Numbers that somebody else chose. */
  static readonly NUMBERS = KindSet.make([NUMBER]);

  /** Unique in the process. */
  readonly id = KindSet.interned.size;
  private readonly unions = new Map<KindSet, KindSet>();
  /** The kinds without the mark of those that only the whole text is safe for. */
  private readonly plain: ReadonlySet<string>;
  private ofParts: KindSet | undefined;

  private constructor(
    readonly kinds: ReadonlySet<string>,
    readonly key: string,
  ) {
    this.plain = new Set([...kinds].map((kind) => (kind.endsWith(WHOLE) ? kind.slice(0, -WHOLE.length) : kind)));
  }

  /** @param kinds as a row of a model says it; remembered, since the same rows are asked again and again */
  static of(kinds: readonly string[] | "all"): KindSet {
    if (kinds === "all") return KindSet.ALL;
    let set = KindSet.ofRows.get(kinds);
    if (!set) KindSet.ofRows.set(kinds, (set = KindSet.make(kinds)));
    return set;
  }

  /** The same for kinds that nothing else remembers. */
  static make(kinds: readonly string[]): KindSet {
    const sorted = kinds.includes("*") ? ["*"] : [...new Set(kinds)].sort();
    const key = sorted.join(",");
    let set = KindSet.interned.get(key);
    if (!set) KindSet.interned.set(key, (set = new KindSet(new Set(sorted), key)));
    return set;
  }

  has(kind: string): boolean {
    if (this.plain.has(kind) || this.plain.has("*") || (this.plain.has(PLAIN) && !kind.includes(":") && !NAME_KINDS.has(kind))) return true;
    if (this.plain.has(NUMBER) && !kind.includes(":") && !AMOUNTS.has(kind)) return true;
    // Facts that add up to safety; see path-facts.ts. What sends a file refuses `..`, and resolves none itself.
    if (kind === "path") return this.kinds.has("path:anchored") && this.kinds.has("path:contained");
    if (kind === "sent-path") return this.has("path") || (this.kinds.has("path:anchored") && !this.kinds.has("path:normalized"));
    if (CHOSEN_BY_LOT.has(kind)) return this.kinds.has(PICK);
    if (kind === "command-argument") return this.has("command");
    // What has no properties of its own choosing has no length of its own choosing.
    if (kind === "loop-bound") return this.has("nosql");
    if (kind === "nosql") return this.kinds.has(FLAT);
    if (FORM_KINDS.has(kind)) return this.plain.has("nosql") || !this.kinds.has(LIST);
    // With something of the program's own in it, a name is not anybody's to choose; a path may still lead over a prototype.
    if (CHOSEN_KINDS.has(kind)) return this.plain.has(CHOSEN_NAME) || PROTOTYPE_NAMES.every((name) => this.plain.has(name));
    if (kind === PROPERTY_PATH) return this.plain.has(CHOSEN_NAME) || PROTOTYPE_NAMES.every((name) => this.kinds.has(name));
    if (kind === MERGED_OBJECT) return this.has("nosql") || !this.kinds.has(PARSED);
    return kind === "command" && NO_SHELL_SIGNS.every((fact) => this.kinds.has(fact));
  }

  /** What is left when a piece is cut out of the text: kinds that only the whole was safe for are not. */
  get parts(): KindSet {
    return (this.ofParts ??= this.key.includes(WHOLE) ? KindSet.make([...this.kinds].filter((kind) => !kind.endsWith(WHOLE))) : this);
  }

  get isAll(): boolean {
    return this === KindSet.ALL;
  }

  union(other: KindSet): KindSet {
    if (other === this || other === KindSet.NONE) return this;
    if (this === KindSet.NONE) return other;
    let result = this.unions.get(other);
    if (!result) this.unions.set(other, (result = KindSet.make([...this.kinds, ...other.kinds])));
    return result;
  }

  without(kinds: readonly string[]): KindSet {
    return this.isAll || !kinds.some((kind) => this.kinds.has(kind))
      ? this
      : KindSet.make([...this.kinds].filter((kind) => !kinds.includes(kind)));
  }

  intersection(other: KindSet): KindSet {
    if (other === this) return this;
    if (this.isAll) return other;
    if (other.isAll) return this;
    return KindSet.make([...this.kinds].filter((kind) => other.kinds.has(kind) || other.kinds.has(kind + WHOLE)));
  }
}

/** The kinds that rows of models name together. */
export function kindsOf(rows: readonly SafeRow[]): KindSet {
  return rows.reduce((all, row) => all.union(safeKinds(row)), KindSet.NONE);
}

/**
 * What the name of a property may still do: be chosen at all (a number or a name out of a table is not), or be one of the
 * names that lead to the objects which all others inherit from. Names do harm with letters only.
 */
export const CHOSEN_NAME = "property-name";
export const NAMES_TO_PROTOTYPES: ReadonlyMap<string, string> = new Map([
  ["__proto__", "proto-name"],
  ["constructor", "constructor-name"],
  ["prototype", "prototype-name"],
]);
const PROTOTYPE_NAMES = [...NAMES_TO_PROTOTYPES.values()];
/** The kind of sink that an object is when somebody stores into it: whoever chose how it was reached may have chosen a prototype. */
export const PROTOTYPE = "prototype";
/** The kind of sink that the address of a redirect is. */
export const REDIRECT = "redirect";
/** The kinds of sinks that a function is when somebody chose which one is called; of the global object, or of a function, any code. */
export const DYNAMIC_CALL = "dynamic-call";
export const GLOBAL_CALL = "global-call";
const NAME_KINDS: ReadonlySet<string> = new Set([CHOSEN_NAME, PROTOTYPE, DYNAMIC_CALL, GLOBAL_CALL, ...NAMES_TO_PROTOTYPES.values()]);

/**
 * What models say of the form that data may have, beside what it is safe for: a list of texts where text is expected; nothing
 * but text and lists of it, so no object with operators; whatever a parser of JSON makes, `__proto__` as a name included.
 */
const LIST = "form:list";
const FLAT = "form:flat";
const PARSED = "form:parsed";
/**
 * What an index picks out of a list is one of those that were there. Where a random number is the index, none of it was made by it, until
 * picks are put together.
 */
const PICK = "form:pick";
export const PICKED = KindSet.of([PICK]);

/** The kinds of sinks that are hurt by what somebody can guess. */
const CHOSEN_BY_LOT: ReadonlySet<string> = new Set(["secret", "identifier"]);
/** What a guard says that shows something to be an object, and no function. */
export const NO_FUNCTION = "form:object";
/** The kinds of sinks that a method or property is which lists have as well as texts, in a test of text and elsewhere. */
export const TEXT_TEST = "text-test";
export const TEXT_OR_LIST = "text-or-list";
const FORM_KINDS: ReadonlySet<string> = new Set([TEXT_TEST, TEXT_OR_LIST]);
/** What is safe where the program asked for the type of a value, whatever the answer was. */
export const ASKED_FORM = KindSet.of([...FORM_KINDS]);
/** The kind of sink that a function is which copies objects, with all that is in them, into others. */
const MERGED_OBJECT = "merged-object";
/** The kinds of sinks that the name of a property is which is stored or deleted. */
export const STORED_NAME = "stored-name";
const CHOSEN_KINDS: ReadonlySet<string> = new Set([STORED_NAME, "header-name"]);
const PROPERTY_PATH = "property-path";

/**
 * Sink kinds that are hurt by a structure (an object with operators, a gadget), never by text:
 * whatever turns a value into a string ends them.
 */
export const STRUCTURAL_KINDS = KindSet.of(["nosql", "template-data", "loop-bound"]);

/** Those of them that are hurt anywhere inside an object; the others only where its keys are chosen as well. */
export const NESTED_KINDS: ReadonlySet<string> = new Set(["nosql", MERGED_OBJECT]);

/** Sink kinds that are hurt by long texts only. */
export const LENGTH_KINDS = KindSet.of(["slow-match", "slow-match-lines"]);

/** Sink kinds that are hurt only by data that decides where a URL points: its scheme and host. */
const URL_KINDS = KindSet.of(["url", "redirect", "client-redirect", "code-url"]);

/** Those of them that a browser reads, which takes what has no scheme for a place of the site at hand. */
const BROWSED_KINDS = KindSet.of(["redirect", "client-redirect"]);

/** Sink kinds that are hurt only where somebody else says where something leads. */
export const DESTINATION_KINDS = URL_KINDS.union(KindSet.of(["path"]));

/** Sink kinds that are hurt only by an address whose scheme opens more than a page or a message. */
const SCHEME_KINDS = KindSet.of(["open-external"]);

/** What text that begins like this protects the rest of it from: a fixed scheme and host, or a fixed absolute path. */
export function protectedByPrefix(prefix: string): KindSet {
  const fixesScheme = /^(?:https?|mailto):/i.test(prefix) ? SCHEME_KINDS : KindSet.NONE;
  if (fixesHost(prefix)) return URL_KINDS.union(fixesScheme);
  return isRelative(prefix) ? BROWSED_KINDS : fixesScheme;
}

/** Schemes that lead to other hosts or run code, as browsers read them. */
const SCHEMES = [
  "http:",
  "https:",
  "ftp:",
  "ws:",
  "wss:",
  "javascript:",
  "vbscript:",
  "data:",
  "blob:",
  "file:",
  "filesystem:",
  "view-source:",
];

/** One or two letters may go on as the scheme of some application on the visitor's machine; of a word this is not expected. */
const SHORTEST_WORD = 3;

/** True for the beginning of a URL that names a file or folder beside the page at hand, because no scheme begins with it. */
function isRelative(prefix: string): boolean {
  if (/^[0-9._~-][\w.~-]*$|^[\w.-]+~[\w.~-]*$/.test(prefix)) return true;
  const beginning = prefix.toLowerCase();
  return /^\w[\w.-]*$/.test(beginning) && beginning.length >= SHORTEST_WORD && !SCHEMES.some((scheme) => scheme.startsWith(beginning));
}

/** True for the beginning of a URL after which nothing can change the host. */
export function fixesHost(prefix: string): boolean {
  return /[?#]|[^:/\\?#][/\\]/.test(prefix) || /^[/\\][^/\\]/.test(prefix);
}

/** Sink kinds that take text for markup only when it begins with a tag, and for a selector otherwise. */
export const SELECTOR_KINDS = KindSet.of(["jquery-html", "selector"]);

/** Sink kinds that are hurt by something which says itself how long it is, and need not be a list. */
export const LOOP_BOUND_KINDS = KindSet.of(["loop-bound"]);

/** Sink kinds that are hurt by how a text begins: as an option of a program does. */
export const OPTION_KINDS = KindSet.of(["program-option"]);

/** What the host of an address is marked with where nothing chose it: what stands right behind it may still go on with it (`.evil.example`). */
export const BARE_HOST = "host:bare";
/** What models mark a part of an address with that begins with a sign which no host goes on with: its path, query or fragment. */
export const BEHIND_HOST = "host:behind";

/** What a collection is safe for whatever is in it: it is no number, and as long as what was put into it. */
export const COLLECTION_KINDS = safeKinds({ kinds: ["amount", "loop-bound"], whole: true });

/** What something is marked with that is an address from its scheme on: where the cut is inside of that, no other host comes first. */
export const BEHIND_SCHEME = "behind-scheme";
export const SHORTEST_SCHEME = "http://".length;

/** What an address of this site is safe for, as long as it is whole. */
export const OF_THIS_SITE = safeKinds({ kinds: ["redirect"], whole: true });

/** What text behind a constant is safe for, tag or not: a selector that somebody gives whole is what was asked for. */
export const GIVEN_WHOLE_KINDS = KindSet.of(["selector"]);

/** Kinds that only a path of an address hurts, not what stands behind it. */
export const URL_PATH_KINDS = KindSet.of(["client-url"]);

/** Sink kinds that only text hurts: where a value is shown to be something else, it is safe, though not what it holds. */
export const TEXT_ONLY_KINDS = safeKinds({ kinds: ["jquery-html", "timer-code"], whole: true });

/** The same for what is not a list either, of which elements would become text. */
export const NO_TEXT_KINDS = TEXT_ONLY_KINDS.union(safeKinds({ kinds: ["dom-html", "jsx-html"], whole: true }));

/** Sink kinds that a number hurts by being large: where something bounds it, or it is text around other text, it is safe. */
export const AMOUNT_KINDS = KindSet.of([...AMOUNTS]);
