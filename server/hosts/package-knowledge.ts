import type { AdvisoryStatus } from "../protocol/messages";
import type { DependencyKnowledge } from "../rules/dependency-knowledge";
import { AdvisoryStore, type KnownAdvisories } from "../workspace/advisories/advisory-store";
import { loadAdvisorySeed } from "./advisory-seed";
import { loadDependencyKnowledge } from "./dependency-knowledge";

/** What is known of packages, for all projects of a process. Nothing is loaded before somebody looks at a manifest or lockfile. */
export class PackageKnowledge {
  private readonly store = new AdvisoryStore(() => loadAdvisorySeed());
  private knowledge: DependencyKnowledge | undefined;
  private known: KnownAdvisories | undefined;

  /** What was there at the last `refresh`; undefined before the first. */
  readonly current = (): DependencyKnowledge | undefined => this.knowledge;

  /**
   * Loads what is known, or what became known since; to be called before manifests and lockfiles are looked at.
   * @param root the project that is looked at: nothing that lies in it is trusted
   * @returns true when it is something else than before
   */
  async refresh(root: string | undefined): Promise<boolean> {
    const known = await this.store.load(root);
    if (known === this.known) return false;
    this.known = known;
    this.knowledge = loadDependencyKnowledge(known.database);
    return true;
  }

  /** What results are based on; undefined before anything was loaded. */
  get status(): AdvisoryStatus | undefined {
    if (!this.known) return undefined;
    const { database, fetched, note } = this.known;
    const { date, isSeed, records, source } = database;
    return { date, isSeed, records, source, ...(fetched && { fetched: fetched.toISOString() }), ...(note !== undefined && { note }) };
  }
}
