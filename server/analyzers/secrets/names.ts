import { foldedName } from "../../rules/load-secrets";
import type { SecretWords } from "../../rules/secret-knowledge";

/** What a name says of the value that it is given. */
export type NameKind = "password" | "secret" | "detail";

/** Longer names are no names. */
const MAX_NAME = 120;

/** Judges names; each is judged once. */
export class Names {
  private readonly known = new Map<string, NameKind | undefined>();
  private readonly words: SecretWords;

  constructor(words: SecretWords) {
    this.words = words;
  }

  /** The kind of what is called so; undefined for what is no secret. */
  kindOf(name: string): NameKind | undefined {
    if (name.length > MAX_NAME) return undefined;
    if (this.known.has(name)) return this.known.get(name);
    const kind = this.judge(name);
    this.known.set(name, kind);
    return kind;
  }

  private judge(name: string): NameKind | undefined {
    const folded = foldedName(name);
    const { passwords, secrets, harmless, details } = this.words;
    if (harmless.some((word) => folded.includes(word))) return undefined;
    if (passwords.some((word) => endsInWord(name, folded, word))) return "password";
    if (secrets.some((word) => endsInWord(name, folded, word))) return "secret";
    return details.some((word) => endsInWord(name, folded, word)) ? "detail" : undefined;
  }
}

/** Long words may end others ("dbpassword"); of short ones, the name must be made ("DB_PASS", not "compass"). */
function endsInWord(name: string, folded: string, word: string): boolean {
  if (!folded.endsWith(word)) return false;
  if (word.length >= 6 || folded.length === word.length) return true;
  const start = name.length - word.length;
  const [before, first] = [name.charAt(start - 1), name.charAt(start)];
  return (
    !/[A-Za-z]/.test(before) ||
    (/[a-z]/.test(before) && /[A-Z]/.test(first)) ||
    (word.length >= 3 && /^db/.test(folded) && folded.length === word.length + 2)
  );
}
