import type { SecretWords } from "../../rules/secret-knowledge";
import { encodedWords } from "./encoded-words";
import { entropyOf, lettersOf, looksDrawn } from "./randomness";
import { looksSpelled } from "./spelling";

const LEAST = 3;
const MOST = 1000;

/** The value comes from elsewhere: a variable, a template, a vault, a command. */
const REFERENCE =
  /^[$%@!#&*]|\$\{|\$\(|\{\{|<%|%\(|#\{|\{[\w.]*\}|^(?:vault|ssm|secret|secrets|ref|op|arn|aws|kms|sm|env|file|keyring|keychain|cipher|data|resolve)[:.+/]|^(?:ENC|env|getenv|config|lookup)[[(]|process\.env|os\.environ|getenv|System\.|secrets\.|Deno\.env|ENV\[|import\.meta/i;
/** A part that code puts in, where that is beyond doubt: what is drawn by lot may hold `${` by chance. */
const PUT_IN = /\$\{[\w$.#?!()[\], ]+\}|\$\{[A-Za-z_$][\w$.?]*(?:[([]|\s(?:[?|&+]{1,2}|===?)\s)[^`]{0,200}\}/;
/** The same, and nothing beside it but what follows on a command line. */
const WHOLE_REFERENCE = /^\$\{\{[^}]*\}\}$|^\$\([^()]*\)$|^\$\{[^{}]*\}(?:\s|$)|^\{\{[^{}]*\}\}$/;
const PLACEHOLDER =
  /^[<[({].*[>\])}]$|^(.)\1*$|x{4,}|\*{3,}|\.{3}|…|_{4,}|-{6,}|^\W+$|1234567|abcdef|^(?:[a-z]{2,3}[-_])?(?:my|our|the)[-_ ]/i;
const ROOTED = /^(?:\.{0,2}\/|~|[A-Za-z]:\\|\\\\)/;
const PATH_LETTERS = /^[\w@./-]+$/;
const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\/|^urn:[a-z0-9-]+:|^[\w.+-]+@[\w-]+\.[\w.]+$|^\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?$|^localhost\b/i;
const NUMBER = /^[-+~^v]?\d+(?:[.,:_/ -]\d+)*(?:[a-z]{1,4})?$|^[~^]\d/i;
const UUID = /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;
/** A name with another one in brackets is for people: `primary-500 (p500)`. */
const EXPLAINED = /\s\([^()]*\)$/;
/** What stands before a field in which a password is typed: `Passwort:`, `Palavra-passe:`. */
const LABEL = /^[\p{L}\p{M}'’-]+\s?[:：]$/u;
/** What is fetched by the version or commit that stands behind its name: `owner/action@v3.2.0`. */
const PINNED = /^@?[a-z][\w.-]*(?:\/[\w.-]+)+@(?:v?\d+(?:\.\d+){0,3}(?:-[\w.]+)?|[0-9a-f]{40})$/i;
/** As much may stand behind a name that is repeated as its value: a version, a number. */
const MOST_BEHIND_NAME = 12;
/** Names of members, calls and types, where code is not quoted, or quotes it. */
const CODE = /^[\w$]+(?:\.[\w$]+)+$|[\w\])]\(|=>|\bfunction\b|^\w+\[|\s(?:\|\||&&|\?\?)\s/;

/**
 * What is locked with a key that is elsewhere: a session key for one machine's key container (CryptoAPI), what Windows keeps for one account (DPAPI, also
 * as PowerShell writes it), what AWS KMS, age, OpenSSL with a passphrase, and a cluster for its sealed secrets have encrypted.
 */
const LOCKED =
  /^(?:AQIAA[\w+/]{2}mAAAApAAA|AQAAANCMnd8BFdERjHoAwE|01000000d08c9ddf0115d1118c7a00c04fc297eb|AQ[IE]CAH|YWdlLWVuY3J5cHRpb24ub3JnL3Yx|U2FsdGVkX1|Ag[AB][\w+/]{300})/;

/** What services put before what they drew: `whsec_`. */
const PREFIX = /^[a-z][a-z0-9_-]{0,12}[:_-](?=\w{16})/i;
/** What schemas say of a field: `?string`, `number[]`. */
const TYPE_NAME = /^\??(?:string|number|boolean|object|any|unknown|text|bytes?|date|int(?:eger)?|float|double)(?:\[\]|\?)?$/i;

/** Code that makes something, in a text about code. */
const MAKES = /^new [A-Za-z_$][\w$.]{0,100}\(/;

/** How often something may stand there, as regular expressions write it. */
const REPEATED = /\{\d{1,4},\d{0,4}\}/;

/** Judges what stands as a value. */
export class Values {
  private readonly placeholders: ReadonlySet<string>;
  private readonly passwords: ReadonlySet<string>;
  private readonly meaningless: ReadonlySet<string>;

  /** @param examples values that documentation shows */
  constructor(words: SecretWords, examples: readonly string[]) {
    this.placeholders = new Set(words.placeholders);
    this.passwords = new Set(words.passwords);
    this.meaningless = new Set([...words.meaningless, ...examples.map((example) => example.toLowerCase())]);
  }

  /** True for what says where a secret comes from, or where to put it, or is nothing at all. */
  isEmpty(value: string): boolean {
    if (value.length < LEAST || value.length > MOST) return true;
    if (WHOLE_REFERENCE.test(value) || PUT_IN.test(value) || TYPE_NAME.test(value) || MAKES.test(value) || REPEATED.test(value))
      return true;
    return (REFERENCE.test(value) || PLACEHOLDER.test(value)) && !this.isNoise(value);
  }

  /** True for a value that says "put yours here", as one of its words or as a whole. */
  isPlaceholder(value: string): boolean {
    if (this.meaningless.has(value.toLowerCase())) return true;
    if (/example|placeholder|changeme/i.test(value)) return true;
    const words = encodedWords(value.replace(PREFIX, ""));
    if (words !== undefined && this.isPlaceholder(words)) return true;
    // What is drawn by lot may hold any word.
    if (value.length >= 24 && this.isRandom(value)) return false;
    return wordsOf(value).some((word) => this.placeholders.has(word));
  }

  /** True for what says what it is: `mail-service-password`. */
  isNamedPassword(value: string): boolean {
    const words = /^[a-z._-]+$/i.test(value) ? wordsOf(value) : [];
    return words.length > 1 && this.passwords.has(words.at(-1) ?? "");
  }

  /** True for what was encrypted: whoever reads it has nothing without another key. */
  isLocked(value: string): boolean {
    return LOCKED.test(value);
  }

  /** True for what is fetched by its version or commit. */
  isPinned(value: string): boolean {
    return PINNED.test(value);
  }

  /** True for what repeats its name, of several words, and says hardly more: `APP_TOKEN_NAME = "app-token-name-2"`. */
  isNamedAfter(value: string, name: string): boolean {
    const words = wordsOf(name);
    const own = wordsOf(value);
    if (words.length < 2 || !words.every((word, index) => own[index] === word)) return false;
    const letters = value.match(/[A-Za-z0-9]/g)?.length ?? 0;
    return letters - words.join("").length < MOST_BEHIND_NAME;
  }

  /** True for a password that somebody made up, which is no word of the language, the interface or the program. */
  isPassword(value: string): boolean {
    if (value.length < 5 || value.length > 128 || /[\s<>\p{C}]/u.test(value) || LABEL.test(value)) return false;
    if (isPath(value) || ADDRESS.test(value) || CODE.test(value) || NUMBER.test(value) || UUID.test(value)) return false;
    const kinds = [/\p{L}/u, /\d/, /[^\p{L}\p{M}\w.-]/u].filter((kind) => kind.test(value)).length;
    return kinds >= 2 && !/^[\w-]+:[\w-]+$/.test(value) && !/^[#.[]/.test(value);
  }

  /** True for what a machine has drawn by lot. */
  isRandom(value: string): boolean {
    if (value.length < 16 || UUID.test(value) || NUMBER.test(value) || isPathOrCode(value)) return false;
    if (EXPLAINED.test(value) || !/^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(value)) return false;
    const bare = value.replace(PREFIX, "").replace(/=+$/, "");
    if (!/\d/.test(bare) || !/[a-z]/i.test(bare)) return false;
    if (looksSpelled(bare)) return false;
    return looksDrawn(bare, lettersOf(bare));
  }

  /** True for a text with much in it that no machine need have drawn: long, of several kinds of letters, no plain words. */
  isDense(value: string): boolean {
    if (value.length < 8 || /\s/.test(value) || isPathOrCode(value) || NUMBER.test(value)) return false;
    return /\d/.test(value) && /[a-z]/i.test(value) && entropyOf(value) >= 2.8 && !looksSpelled(value);
  }

  /** A key phrase as salts are made of: long, all kinds of signs, perhaps spaces. */
  isNoise(value: string): boolean {
    return (
      value.length >= 32 &&
      value.length <= 200 &&
      !/<\/\w+>/.test(value) &&
      !ADDRESS.test(value) &&
      /\d/.test(value) &&
      entropyOf(value) >= 4.3 &&
      (value.match(/[^\p{L}\p{M}\w\s]/gu)?.length ?? 0) >= value.length / 6
    );
  }

  isUuid(value: string): boolean {
    return UUID.test(value);
  }

  /** Where a host, an address or a port is written out, what stands beside it is meant. */
  isAddress(value: string): boolean {
    return ADDRESS.test(value) || /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,10}(?::\d+)?$/i.test(value);
  }
}

function isPathOrCode(value: string): boolean {
  return (isPath(value) && !/^[A-Za-z0-9+/]{30,}={0,2}$/.test(value)) || ADDRESS.test(value) || CODE.test(value);
}

/** `/etc/ssl`, `~/x`, `keys/server.pem`, `server.pem`, `@scope/package` */
function isPath(text: string): boolean {
  if (ROOTED.test(text)) return true;
  const value = text.replace(/\?[\w=&.-]*$/, "");
  return PATH_LETTERS.test(value) && (/\w\.[a-z]{1,5}$/.test(value) || /^[\w@-]+\/[\w@./-]+$/.test(value));
}

/** Words that a value is written of: "MyPass-word2" has my, pass and word. */
export function wordsOf(value: string): string[] {
  return (value.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? []).map((word) => word.toLowerCase());
}
