import type { KeyShape } from "./key-shape";

/** Ways in which a key proves that it is none that somebody made up. */
export const CHECKSUMS = ["crc32-base62", "crc32-hex", "bech32"] as const;
export type Checksum = (typeof CHECKSUMS)[number];

/** What the keys of one kind look like. */
export interface KeyFormat {
  /** Continues "a GitHub …", e.g. "personal access token". */
  readonly name: string;
  readonly shapes: readonly KeyShape[];
  readonly checksum?: Checksum;
  /** True for keys that pages hand to browsers as well: what they may be used for, and from where, is limited at the service. */
  readonly isForBrowsers?: boolean;
  /** Words of which one must stand before the key on its line, in lower case without separators: by itself, the key could be anything. */
  readonly beside: readonly string[];
}

/** Who issues keys, and how to get rid of one that leaked. */
export interface KeyProvider {
  readonly provider: string;
  /** The address of what is said about its keys. */
  readonly docs: string;
  /** One sentence: where and how to revoke a key. */
  readonly revoke: string;
  readonly keys: readonly KeyFormat[];
  /**
   * Keys that the provider's own documentation shows: everybody knows them, and nobody can use them.
   * In files, a space stands after their prefix, so that no guard of repositories takes them for real.
   */
  readonly examples: readonly string[];
  /** How the keys begin that the provider makes for everybody to see. */
  readonly publicStarts: readonly string[];
  /** Settings beside which a key of a form listed above is one for everybody to see. */
  readonly publicBeside: readonly string[];
}

/** A file in which a tool keeps what it signs in with. */
export interface CredentialFile {
  /** The file's name, with folders above it where these are part of it; `*` stands for anything within one name. */
  readonly names: readonly string[];
  /** Continues "… is kept in", e.g. "npm's configuration". */
  readonly what: string;
  /** Names under which secrets stand, in lower case without separators. */
  readonly keys: readonly string[];
  /** Which of the fields between colons is the secret, counted from 1. */
  readonly field?: number;
  /** The file is the secret. */
  readonly whole?: boolean;
}

/** Words that names and values are judged by; all in lower case, names without separators. */
export interface SecretWords {
  /** Texts of which every name of a secret holds one. */
  readonly stems: readonly string[];
  /** Functions that are given a user's name and then the password. */
  readonly calls: readonly string[];
  /** Ends of names of what people choose and type. */
  readonly passwords: readonly string[];
  /** Ends of names of what machines make. */
  readonly secrets: readonly string[];
  /** Parts of names of what only sounds like a secret. */
  readonly harmless: readonly string[];
  /** Words in a value that say: put yours here. */
  readonly placeholders: readonly string[];
  /** Whole values that are nobody's secret. */
  readonly meaningless: readonly string[];
  /** Ends of names that tell whom or what a secret opens. */
  readonly details: readonly string[];
  /** Words in the names of container images: servers for the programs beside them. */
  readonly servers: readonly string[];
  /** Names beside keys that only let programs report what happens in them: everybody who has the program has these keys. */
  readonly reporting: readonly string[];
}

/** What is known about secrets. */
export interface SecretKnowledge {
  readonly providers: readonly KeyProvider[];
  readonly files: readonly CredentialFile[];
  readonly words: SecretWords;
}

export const NO_WORDS: SecretWords = {
  stems: [],
  calls: [],
  passwords: [],
  secrets: [],
  harmless: [],
  placeholders: [],
  meaningless: [],
  details: [],
  servers: [],
  reporting: [],
};
export const NO_SECRETS: SecretKnowledge = { providers: [], files: [], words: NO_WORDS };
