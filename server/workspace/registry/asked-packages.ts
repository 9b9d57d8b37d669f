import type { PackageMetadata, PublishedVersion } from "../../analyzers/dependencies/package-metadata";
import type { Registry } from "./registry";

/** How many requests are under way at once. */
const AT_ONCE = 16;

/** What a registry said of the packages that somebody wanted to know of. */
export class AskedPackages implements PackageMetadata {
  private readonly known = new Map<string, readonly PublishedVersion[]>();
  private readonly wanted = new Set<string>();
  private readonly failed = new Map<string, string>();

  /** @param withTimes also when versions were published, which is more to fetch */
  constructor(
    private readonly registry: Registry,
    private readonly withTimes = false,
  ) {}

  /** Where it is not known, `ask` gets it: then whoever wanted it may look again. */
  of(name: string): readonly PublishedVersion[] | undefined {
    const known = this.known.get(name);
    if (!known && !this.failed.has(name)) this.wanted.add(name);
    return known;
  }

  /** Asks for what was wanted and is not known. False when there was nothing to ask for. */
  async ask(): Promise<boolean> {
    const names = [...this.wanted];
    this.wanted.clear();
    const askNext = async (): Promise<void> => {
      for (let name = names.pop(); name !== undefined; name = names.pop()) {
        try {
          this.known.set(name, (await this.registry.packageOf(name, this.withTimes)).versions);
        } catch (error) {
          this.failed.set(name, error instanceof Error ? error.message : String(error));
        }
      }
    };
    const hasWork = names.length > 0;
    await Promise.all(Array.from({ length: AT_ONCE }, askNext));
    return hasWork;
  }

  /** Why packages are not known, each reason once, with the first package that it is about. */
  get problems(): readonly string[] {
    const reasons = new Map<string, string[]>();
    for (const [name, reason] of this.failed) reasons.set(reason, [...(reasons.get(reason) ?? []), name]);
    return [...reasons].map(([reason, [first = "", ...others]]) => {
      return `${first}${others.length > 0 ? ` and ${others.length} more` : ""} could not be looked up: ${reason}`;
    });
  }
}
