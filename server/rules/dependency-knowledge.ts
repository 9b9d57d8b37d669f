import type { AdvisoryDatabase } from "./advisory";

/** What of a package has to be used for an advisory to matter. */
export interface VulnerableExport {
  readonly package: string;
  /** Ids of the advisories that it is about. */
  readonly advisories: readonly string[];
  /** Access paths from the package's exports in the notation of models, without the package: `Member[merge]`; empty for calling the export itself. */
  readonly exports: readonly string[];
}

/** Since which version a package has the code that advisories are about. */
export interface VulnerableSince {
  readonly package: string;
  readonly advisories: readonly string[];
  readonly since: string;
}

/** A package that hands what it is given on to another's vulnerable export. */
export interface PassingPackage {
  readonly package: string;
  /** The package that it calls. */
  readonly to: string;
  /** The exports of `package` that do so, as access paths; empty: by being imported. */
  readonly exports: readonly string[];
  readonly calls: readonly string[];
}

/** A release line of Node.js (https://github.com/nodejs/release#release-schedule); dates are ISO 8601. */
export interface NodeRelease {
  readonly major: number;
  readonly codename?: string;
  readonly endOfLife: string;
}

/** The names of the lists of licences that can be chosen in the settings; rules/packages/licence-presets.yml says what each stands for. */
export const LICENCE_PRESETS = ["permissive-only", "no-copyleft", "no-strong-copyleft", "no-network-copyleft"] as const;

/** A list of licences that are fine, or not, for a purpose, by SPDX ids. */
export interface LicencePreset {
  readonly name: string;
  readonly title: string;
  readonly deny: readonly string[];
  readonly allow: readonly string[];
}

/** Registries that hand out the same packages. */
export interface SameRegistries {
  /** Registered domains; the first one stands for all. */
  readonly domains: readonly string[];
}

/** What is known about packages beyond their own files. */
export interface DependencyKnowledge {
  readonly advisories: AdvisoryDatabase;
  /** Names of much used packages, the most used first. */
  readonly popular: readonly string[];
  /** Names that look like a slip of the hand but are what they are, by the popular name that they resemble. */
  readonly lookalikes: ReadonlySet<string>;
  readonly vulnerableExports: readonly VulnerableExport[];
  readonly vulnerableSince: readonly VulnerableSince[];
  readonly passing: readonly PassingPackage[];
  readonly nodeReleases: readonly NodeRelease[];
  readonly licencePresets: readonly LicencePreset[];
  readonly registries: readonly SameRegistries[];
}

/** Until what is known is loaded. */
export const NO_KNOWLEDGE: DependencyKnowledge = {
  advisories: { date: "", isSeed: true, records: 0, of: () => [] },
  popular: [],
  lookalikes: new Set(),
  vulnerableExports: [],
  vulnerableSince: [],
  passing: [],
  nodeReleases: [],
  licencePresets: [],
  registries: [],
};
