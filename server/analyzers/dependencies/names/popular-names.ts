import type { DependencyKnowledge } from "../../../rules/dependency-knowledge";
import { isSlipOf } from "./slips";

/** Without separators, shorter names than this say too little. */
const LEAST_JOINED = 7;

const MOST_ANSWERS = 20_000;

const INDEXES = new WeakMap<readonly string[], PopularNames>();

/**
 * Much used names, and which of them another name may be taken for. Made once for a list: it holds each name under all that is left
 * of it when one letter is missing, so that a question costs as many look-ups as its name has letters, however long the list is.
 */
export class PopularNames {
  private readonly names: ReadonlySet<string>;
  /** Words between the separators of names. */
  private readonly words = new Set<string>();
  /** What stands before a hyphen in unscoped names. */
  private readonly families = new Set<string>();
  private readonly shortened = new Map<string, string[]>();
  private readonly joined = new Map<string, string>();
  private readonly scopes: ReadonlySet<string>;
  /** `scope-name` of `@scope/name`. */
  private readonly unscoped = new Map<string, string>();

  private readonly answers = new Map<string, string | undefined>();

  private constructor(popular: readonly string[]) {
    this.names = new Set(popular);
    const scopes = new Set<string>();
    for (const name of popular) {
      for (let at = name.indexOf("-"); at > 0 && !name.startsWith("@"); at = name.indexOf("-", at + 1))
        this.families.add(name.slice(0, at));
      for (const word of wordsOf(name)) this.words.add(word);
      const scope = scopeOf(name);
      if (scope === undefined) {
        this.addTo(name);
        if (!this.joined.has(joinedOf(name))) this.joined.set(joinedOf(name), name);
        continue;
      }
      const flat = name.slice(1).replace(/[/._]/g, "-");
      if (!this.unscoped.has(flat)) this.unscoped.set(flat, name);
      if (!scopes.has(scope)) this.addTo(scope);
      scopes.add(scope);
    }
    this.scopes = scopes;
  }

  static of({ popular }: Pick<DependencyKnowledge, "popular">): PopularNames {
    const known = INDEXES.get(popular) ?? new PopularNames(popular);
    INDEXES.set(popular, known);
    return known;
  }

  get isEmpty(): boolean {
    return this.names.size === 0;
  }

  has(name: string): boolean {
    return this.names.has(name);
  }

  /** The popular name that somebody who typed this one may have meant, by a slip of the hand. */
  meantBy(name: string): string | undefined {
    if (this.names.has(name)) return undefined;
    const scope = scopeOf(name);
    if (scope === undefined) return this.slipped(name);
    if (this.scopes.has(scope)) return undefined;
    const meant = this.slipped(scope);
    const full = meant && `${meant}${name.slice(scope.length)}`;
    return full !== undefined && this.names.has(full) ? full : undefined;
  }

  /**
   * The popular `@scope/name` whose parts this unscoped name has. Not where other popular names begin with the scope's word and a
   * separator: there, the same makers published without a scope before they had one.
   */
  scopedLike(name: string): string | undefined {
    if (this.names.has(name) || name.startsWith("@")) return undefined;
    const scoped = this.unscoped.get(name.replace(/[._]/g, "-"));
    const scope = scoped === undefined ? undefined : scopeOf(scoped)?.slice(1);
    return scope === undefined || this.families.has(scope) ? undefined : scoped;
  }

  /** The popular name that is the same but for its separators. Registries let nobody take such a name any more, yet old ones are there. */
  separatedOtherwise(name: string): string | undefined {
    const joined = joinedOf(name);
    return joined.length < LEAST_JOINED || this.names.has(name) || name.startsWith("@") ? undefined : this.joined.get(joined);
  }

  /** The same names are asked about again with every key that is typed. */
  private slipped(name: string): string | undefined {
    if (this.answers.has(name)) return this.answers.get(name);
    if (this.answers.size >= MOST_ANSWERS) this.answers.clear();
    const meant = this.findSlipped(name);
    this.answers.set(name, meant);
    return meant;
  }

  private findSlipped(name: string): string | undefined {
    const candidates = new Set(this.shortened.get(name));
    for (let at = 0; at < name.length; at++) {
      const without = name.slice(0, at) + name.slice(at + 1);
      for (const candidate of this.shortened.get(without) ?? []) candidates.add(candidate);
    }
    for (const candidate of candidates) if (isSlipOf(name, candidate) && !this.isOtherWord(name, candidate)) return candidate;
    return undefined;
  }

  /** True where the word that differs is one that other names have, too: then it means something. */
  private isOtherWord(name: string, meant: string): boolean {
    const theirs = wordsOf(meant);
    const own = wordsOf(name);
    return own.length !== theirs.length || own.every((word, index) => word === theirs[index] || this.words.has(word));
  }

  private addTo(name: string): void {
    const forms = new Set([name]);
    for (let at = 0; at < name.length; at++) forms.add(name.slice(0, at) + name.slice(at + 1));
    for (const form of forms) {
      const names = this.shortened.get(form);
      if (names) names.push(name);
      else this.shortened.set(form, [name]);
    }
  }
}

/** `@scope` of `@scope/name`. */
export function scopeOf(name: string): string | undefined {
  const slash = name.startsWith("@") ? name.indexOf("/") : -1;
  return slash < 0 ? undefined : name.slice(0, slash);
}

function wordsOf(name: string): readonly string[] {
  return name.split(/[@/._-]+/);
}

function joinedOf(name: string): string {
  return name.replace(/[._-]/g, "").toLowerCase();
}
