import type { ManifestPlace } from "../rules/places";
import type { ThreatModel } from "../rules/rule";

/** What an analysis knows about the project around a document, and how long it may take. Handed in by hosts. */
export interface Program {
  readonly threatModels: ReadonlySet<ThreatModel>;
  /** Those of them that nobody chose: the manifest suggests them. Some rules want them chosen. */
  readonly suggested?: ReadonlySet<ThreatModel>;
  /** After this many milliseconds flow analysis of one document stops and the result says so. */
  readonly budgetMilliseconds: number;
  /** True for tests and what belongs to them: what comes in there harms nobody, and nobody else is given what they export. */
  readonly isTest?: boolean;
  /** What the nearest manifest says of the place. */
  readonly places?: ReadonlySet<ManifestPlace>;
  /** Version ranges of the packages that the nearest manifest names, as written there; empty where there is none. */
  readonly dependencies: ReadonlyMap<string, string>;
  /** URI of the folder of that manifest, without a slash at its end. */
  readonly packageFolder?: string | undefined;
}
