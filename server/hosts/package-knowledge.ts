import type { DependencyKnowledge } from "../rules/dependency-knowledge";

const NOTHING: DependencyKnowledge = {
  advisories: { date: "", isSeed: true, records: 0, of: () => [] },
  popular: [],
  lookalikes: new Set(),
  vulnerableExports: [],
  passing: [],
  nodeReleases: [],
  licencePresets: [],
};

/** What is known of packages, for all projects of this process; loaded when somebody asks for it first. */
export const packageKnowledge = {
  load(): DependencyKnowledge {
    return NOTHING;
  },
  /** Tells states of the knowledge apart, without loading it. */
  identity(): string {
    return "";
  },
};
