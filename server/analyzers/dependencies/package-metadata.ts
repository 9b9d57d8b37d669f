/** One version of a package, as its registry knows it. */
export interface PublishedVersion {
  readonly version: string;
  /** What it asks for when it is installed, optional packages among it: ranges by name. */
  readonly dependencies: Readonly<Record<string, string>>;
  /** What has to be there beside it, optional ones among it: package managers refuse other versions of these, too. */
  readonly peers?: Readonly<Record<string, string>>;
  /** What its makers say against it; undefined where they say nothing. */
  readonly deprecated: string | undefined;
  /** ISO 8601, where the registry tells. */
  readonly published?: string;
}

/** What there is of packages. Handed in by a host that may ask a registry. */
export interface PackageMetadata {
  /** All versions of a package; undefined where they are not known, or not yet: then the host may ask and call again. */
  of(name: string): readonly PublishedVersion[] | undefined;
}

/** Where nobody may be asked. */
export const NO_METADATA: PackageMetadata = { of: () => undefined };
