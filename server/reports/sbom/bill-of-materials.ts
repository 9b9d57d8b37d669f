/** What is known of a package's licence: an SPDX expression, words of its author's, that it says nothing, or nothing at all. */
export type BillLicence =
  | { readonly kind: "expression"; readonly text: string; readonly ids: readonly string[] }
  | { readonly kind: "other"; readonly text: string }
  | { readonly kind: "missing" | "unknown" };

export interface BillHash {
  readonly algorithm: "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512";
  /** Lower-case hexadecimal digits. */
  readonly hex: string;
}

/** One part of a project: a package of its own, or one that is installed for it. */
export interface BillComponent {
  /** Names it in this bill, and nowhere else. */
  readonly ref: string;
  readonly name: string;
  readonly version: string | undefined;
  /** https://github.com/package-url/purl-spec; undefined for what no registry or address has. */
  readonly purl: string | undefined;
  readonly licence: BillLicence;
  readonly hashes: readonly BillHash[];
  /** Where it came from. */
  readonly address: string | undefined;
  readonly isOwn: boolean;
  /** Nothing but development needs it. */
  readonly isDevelopment: boolean;
  readonly isOptional: boolean;
  /** By `ref`, in order. */
  readonly dependsOn: readonly string[];
  /** Those of them that are only for developing it. */
  readonly developsWith: readonly string[];
}

/** What a project is made of. */
export interface BillOfMaterials {
  /** The project's own package at its root. */
  readonly root: BillComponent;
  /** Its other own packages, and what is installed, in the order of their refs. */
  readonly components: readonly BillComponent[];
}

/** Who made the document, and when. */
export interface BillOrigin {
  readonly tool: { readonly name: string; readonly version: string };
  /** Undefined where the document has to be the same whenever it is made. */
  readonly time: Date | undefined;
}
